public import AssentAddresses
public import AssentModel
public import AssentPreferences
import Crypto

/// A message that somebody sent back.
public struct InboundMessage: Hashable, Sendable {
  /// Where its row begins in the file, counted from 1.
  public let line: Int
  /// Who sent it, on the channel SMS.
  public let number: Address
  public let text: String
  /// `nil` when the gateway didn't say, or not in a way that can be read.
  public let received: Timestamp?
  /// The number or short code that it was sent to.
  public let code: String?
  public let profile: Profile.ID?
  public let locale: LocaleTag?

  public init(
    line: Int, number: Address, text: String, received: Timestamp?, code: String? = nil, profile: Profile.ID? = nil, locale: LocaleTag? = nil
  ) {
    self.line = line
    self.number = number
    self.text = text
    self.received = received
    self.code = code
    self.profile = profile
    self.locale = locale
  }

  /// SHA-256 of number, time and text in lower-case hexadecimal: the same message twice has it twice.
  public var digest: String { Self.hexadecimal(SHA256.hash(data: Array(identity.utf8))) }

  /// The id of what the message becomes for a profile, or for its number: the same for the same message.
  public func recordID(for profile: Profile.ID?) -> RecordID {
    var generator = DigestGenerator(Array(SHA256.hash(data: Array((identity + "\n" + (profile?.text ?? "")).utf8))))
    return RecordID(at: received ?? Timestamp(milliseconds: 0), from: &generator)
  }

  private var identity: String { "\(number.text)\n\(received.map { String($0.milliseconds) } ?? "")\n\(text)" }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bits of a digest as random numbers; zeros after them.
  private struct DigestGenerator: RandomNumberGenerator {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    mutating func next() -> UInt64 {
      defer { bytes = bytes.dropFirst(8) }
      return bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
