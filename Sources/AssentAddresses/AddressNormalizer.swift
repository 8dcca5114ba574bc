public import AssentModel

/// Reads addresses as people and databases write them, and brings them into the one spelling in which they compare.
///
/// A pure value: any number of threads may ask it. `address` of a text that `address` made gives the same text.
public struct AddressNormalizer: Sendable {
  /// Bytes that a text may have before it is read. Push tokens and postal addresses may be as long.
  static let longestText = 4096

  private let rules: AddressComparison
  private let emailBytes: EmailBytes
  private let numberBytes = NumberBytes()
  private let country: CallingPlan.Country?

  /// A country that isn't known is as none.
  public init(_ rules: AddressComparison = AddressComparison()) {
    self.rules = rules
    self.emailBytes = EmailBytes(foldsLocalPart: rules.foldsLocalPart)
    self.country = rules.country.flatMap { CallingPlan.shared.countries[$0] }
  }

  /// The address that a text means. White space around it doesn't count.
  ///
  /// - E-mail: RFC 5321 and 5322, local parts in UTF-8 by RFC 6531, the domain in ASCII by IDNA 2008 with TR46. A quoted local part is as short
  ///   as it can be; a dot at the end of the domain is dropped. `Name <name@example.com>` is refused.
  /// - SMS and phone: a number in E.164. See `PhoneNumber` for what it doesn't check.
  /// - Push and post: the text as it is.
  public func address(_ text: some StringProtocol, channel: Channel) throws(AddressFault) -> Address {
    guard text.utf8.count <= Self.longestText else { throw .tooLong }
    if channel == .email, let normal = emailBytes.normal(text) { return Address(stored: normal, channel: channel) }
    let trimmed = Self.trimmed(String(text))
    guard !trimmed.isEmpty else { throw .empty }
    switch channel {
    case .email: return Address(stored: try EmailAddress.normal(trimmed, foldsLocalPart: rules.foldsLocalPart), channel: channel)
    case .sms, .phone: return Address(stored: try PhoneNumber.normal(trimmed, country: country), channel: channel)
    case .push, .post:
      guard !trimmed.utf8.contains(0) else { throw .controlCharacter }
      return Address(stored: trimmed, channel: channel)
    }
  }

  /// Whether plain ASCII bytes are surely a valid address in its normal form already; when not, `address` tells.
  public func isNormal(_ bytes: UnsafeRawBufferPointer, channel: Channel) -> Bool {
    switch channel {
    case .email: unsafe emailBytes.isNormal(bytes)
    case .sms, .phone: unsafe numberBytes.isNormal(bytes)
    case .push, .post: unsafe Self.isPlain(bytes)
    }
  }

  private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = unsafe bytes.first, let last = unsafe bytes.last, bytes.count <= longestText else { return false }
    let isASCII = unsafe bytes.allSatisfy { $0 > 0 && $0 < 0x80 }
    return isASCII && first > 0x20 && last > 0x20
  }

  /// The text without the white space around it, invisible characters that are pasted along included.
  private static func trimmed(_ text: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || ["\u{FEFF}", "\u{200B}", "\u{2060}"].contains(scalar)
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else { return text }
    let start = scalars.firstIndex { !isBlank($0) } ?? scalars.endIndex
    let end = scalars[start...].lastIndex { !isBlank($0) }.map(scalars.index(after:)) ?? start
    return String(scalars[start..<end])
  }
}

/// How a sender's addresses are read: `addresses:` in `site.yml`.
public struct AddressComparison: Hashable, Sendable {
  /// Whether `Ana@example.be` and `ana@example.be` are one address. RFC 5321 lets a domain tell them apart; none that is known does.
  public var foldsLocalPart: Bool
  /// The country of numbers that name none, ISO 3166-1 alpha-2; `nil` refuses them.
  public var country: String?

  public init(foldsLocalPart: Bool = true, country: String? = nil) {
    self.foldsLocalPart = foldsLocalPart
    self.country = country
  }

  /// Whether numbers of that country can be read: its two capital letters are known.
  public static func knows(country: String) -> Bool { CallingPlan.shared.countries[country] != nil }
}
