import AssentHashes
public import AssentModel

/// Writes tokens that differ in the profile only.
struct TokenWriter: Sendable {
  private let authenticator: PreparedHMAC
  private let flags: UInt8
  /// The first 12 bytes, then the profile and the tag of the token at hand.
  private var bytes: InlineArray<92, UInt8>

  init(_ action: LinkAction, _ template: LinkTemplate, keyID: KeyID, authenticator: PreparedHMAC) {
    self.authenticator = authenticator
    self.flags = action.rawValue | (template.isTest ? TokenLayout.isTest : 0)
    self.bytes = InlineArray(repeating: 0)
    bytes[0] = TokenLayout.version << 4 | keyID.rawValue
    write(UInt64(template.scope.code), count: 2, at: 2)
    write(UInt64(template.expiresAt ?? 0), count: 4, at: 4)
    write(UInt64(template.campaign?.rawValue ?? 0), count: 4, at: 8)
  }

  /// Appends the token of a profile whose id is 1 to 64 bytes of UTF-8; the caller has made sure of that.
  /// The UUID is what the id spells, if it spells one.
  mutating func append(profile: borrowing Span<UInt8>, uuid: (high: UInt64, low: UInt64)?, to output: inout [UInt8]) {
    var end = TokenLayout.profileStart
    if let uuid {
      bytes[1] = flags | TokenLayout.isUUID
      write(uuid.high, count: 8, at: end)
      write(uuid.low, count: 8, at: end + 8)
      end += 16
    } else {
      bytes[1] = flags
      for index in 0..<profile.count { bytes[end + index] = profile[index] }
      end += profile.count
    }
    let tag = authenticator.tag(of: bytes.span.extracting(..<end))
    write(tag.high, count: 8, at: end)
    write(tag.low, count: 8, at: end + 8)
    end += TokenLayout.tagLength
    var text = InlineArray<123, UInt8>(repeating: 0)
    var mutableText = text.mutableSpan
    Base64URL.encode(bytes.span.extracting(..<end), into: &mutableText)
    let encoded = text.span.extracting(..<Base64URL.length(of: end))
    unsafe encoded.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
  }

  /// Writes the low bytes of a number, big-endian.
  private mutating func write(_ number: UInt64, count: Int, at offset: Int) {
    for index in 0..<count {
      bytes[offset + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - 1 - index)))
    }
  }
}

/// What the links of one run have in common: everything but the action and the profile.
public struct LinkTemplate: Hashable, Sendable {
  public var scope: Scope
  /// Whole seconds since 1970 UTC, 1 to 4294967295; `nil` when the links never expire.
  public var expiresAt: UInt32?
  public var campaign: CampaignNumber?
  public var isTest: Bool

  public init(
    scope: Scope = .everyChannel, expiresAt: UInt32? = nil, campaign: CampaignNumber? = nil, isTest: Bool = false
  ) {
    self.scope = scope
    self.expiresAt = expiresAt == 0 ? nil : expiresAt
    self.campaign = campaign
    self.isTest = isTest
  }

  init(_ link: Link) {
    self.init(scope: link.scope, expiresAt: link.expiresAt, campaign: link.campaign, isTest: link.isTest)
  }
}
