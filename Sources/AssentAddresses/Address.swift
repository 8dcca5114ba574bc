public import AssentModel

/// An address of a person on a channel, in the one spelling in which addresses compare.
///
/// An `AddressNormalizer` makes it, or a store that kept one. Its description hides it, so that it can't end in a log by accident.
public struct Address: Hashable, Sendable {
  public let channel: Channel
  /// The spelling: `ana@example.be`, `+32470123456`.
  public let text: String

  /// What a store wrote.
  public init(stored text: String, channel: Channel) {
    self.text = text
    self.channel = channel
  }

  /// Addresses are equal when their bytes are, as they are in stores.
  public static func == (left: Address, right: Address) -> Bool {
    left.channel == right.channel && left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(channel)
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

extension Address: Comparable {
  /// By channel, then by the bytes of the text.
  public static func < (left: Address, right: Address) -> Bool {
    guard left.channel == right.channel else { return left.channel < right.channel }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension Address: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(address)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a text is no address of its channel. The raw value is the word in columns and reports.
public enum AddressFault: String, Error, Hashable, Sendable, CaseIterable {
  case empty
  case tooLong = "too-long"
  case controlCharacter = "control-character"
  case noAtSign = "no-at-sign"
  case severalAtSigns = "several-at-signs"
  case displayName = "display-name"
  case emptyLocalPart = "empty-local-part"
  case badLocalPart = "bad-local-part"
  case localPartTooLong = "local-part-too-long"
  case addressLiteral = "address-literal"
  case noDot = "no-dot"
  case badDomain = "bad-domain"
  case notDigits = "not-digits"
  case noCountry = "no-country"
  case ambiguousPrefix = "ambiguous-prefix"
  case unknownCallingCode = "unknown-calling-code"
  case leadingZero = "leading-zero"
  case wrongLength = "wrong-length"

  /// What is wrong and what to do, as a part of a message. It never holds the text.
  public var sentence: String {
    switch self {
    case .empty: "there is no address: give one"
    case .tooLong: "the address is longer than its channel allows (254 bytes for e-mail): shorten it"
    case .controlCharacter: "the address holds a control character or an invisible one: remove it"
    case .noAtSign: "the e-mail address has no @: write it as name@example.com"
    case .severalAtSigns: "the e-mail address has more than one @: give one address per row"
    case .displayName: "a name stands beside the e-mail address: keep only what is between < and >"
    case .emptyLocalPart: "nothing stands before the @ of the e-mail address: write it as name@example.com"
    case .badLocalPart: "what stands before the @ has a character or dots that an e-mail address can't have there: correct it"
    case .localPartTooLong: "what stands before the @ is longer than 64 bytes: correct it"
    case .addressLiteral: "the e-mail address names a computer by its number, which no person's address does: write the domain's name"
    case .noDot: "the domain of the e-mail address has no dot: write it in full, as example.com"
    case .badDomain: "what stands after the @ is no domain name: correct it"
    case .notDigits: "the number has characters that no number has: write it as +32470123456"
    case .noCountry: "the number names no country: write it as +32470123456, or set country under addresses: in site.yml"
    case .ambiguousPrefix: "what follows 00 depends on the telephone company in this country: write the number with +"
    case .unknownCallingCode: "the number begins with no country's calling code: correct what follows the + or 00"
    case .leadingZero: "a 0 stands where no number of that country has one: remove it"
    case .wrongLength: "the number has too few or too many digits: correct it"
    }
  }
}
