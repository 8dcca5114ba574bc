/// A status code of three numbers, such as 5.1.1.
///
/// Source: RFC 3463; the registry "SMTP Enhanced Status Codes" of IANA.
public struct EnhancedStatus: Hashable, Sendable, CustomStringConvertible {
  /// 2 for success, 4 for a failure that may pass, 5 for one that stays.
  public let category: Int
  /// 0 to 999: what it is about.
  public let subject: Int
  /// 0 to 999.
  public let detail: Int

  /// `nil` when there is no such code.
  public init?(_ category: Int, _ subject: Int, _ detail: Int) {
    guard [2, 4, 5].contains(category), (0...999).contains(subject), (0...999).contains(detail) else { return nil }
    (self.category, self.subject, self.detail) = (category, subject, detail)
  }

  /// Reads a code at the start of the text, which may go on with something else: `5.1.1 (unknown user)`.
  ///
  /// Four numbers are something else, such as the address of a host.
  public init?(_ text: some StringProtocol) {
    let code = text.utf8.prefix(16).prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
    var parts = code.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.count == 4, parts[3].isEmpty { parts.removeLast() }
    guard parts.count == 3 else { return nil }
    let numbers = parts.compactMap { part in (1...3).contains(part.count) ? part.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil }
    guard numbers.count == 3 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2])
  }

  public var description: String { "\(category).\(subject).\(detail)" }
}
