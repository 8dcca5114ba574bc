/// The name of a string: identifiers separated by dots, such as `optOut.button`.
public struct StringKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String

  /// `nil` unless each part is an ASCII letter followed by ASCII letters, digits, hyphens or underscores.
  public init?(_ text: some StringProtocol) {
    self.text = String(text)
    let parts = self.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.allSatisfy(Self.isIdentifier) else { return nil }
  }

  public var description: String { text }

  public static func < (left: StringKey, right: StringKey) -> Bool { left.text < right.text }

  private static func isIdentifier(_ part: some Collection<UInt8>) -> Bool {
    guard let first = part.first, isLetter(first) else { return false }
    return part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
