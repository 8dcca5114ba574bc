/// A profile id that looks like an address. Links are logged by mail scanners, proxies and browsers, so an id in one should mean nothing to others.
public enum ProfileIDWarning: String, Hashable, Sendable, CaseIterable {
  case email
  case phone

  /// `nil` when the id looks like neither.
  public init?(_ profile: some StringProtocol) { self.init(Array(profile.utf8).span) }

  /// What is wrong and what to do; it doesn't show the id.
  public var message: String {
    let kind = self == .email ? "an e-mail address" : "a phone number"
    return "the profile id looks like \(kind); links are logged by others, so use an id that says nothing about the person"
  }

  init?(_ profile: borrowing Span<UInt8>) {
    if Self.looksLikeEmail(profile) {
      self = .email
    } else if Self.looksLikePhone(profile) {
      self = .phone
    } else {
      return nil
    }
  }

  /// Something on both sides of an at sign.
  private static func looksLikeEmail(_ text: borrowing Span<UInt8>) -> Bool {
    guard text.count >= 3 else { return false }
    for index in 1..<(text.count - 1) where text[index] == UInt8(ascii: "@") { return true }
    return false
  }

  /// Digits and the signs between them, as many as a number has (E.164: up to 15), beginning with `+` or 0, or written in groups. A plain number
  /// is left alone: many senders number their profiles.
  private static func looksLikePhone(_ text: borrowing Span<UInt8>) -> Bool {
    guard let first = text.isEmpty ? nil : text[0] else { return false }
    var (digits, signs) = (0, 0)
    for index in text.indices {
      switch text[index] {
      case 0x30...0x39: digits += 1
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"): signs += 1
      case UInt8(ascii: "+") where index == 0: break
      default: return false
      }
    }
    switch first {
    case UInt8(ascii: "+"): return (7...15).contains(digits)
    case UInt8(ascii: "0"): return (9...15).contains(digits)
    default: return signs > 0 && (10...15).contains(digits)
    }
  }
}
