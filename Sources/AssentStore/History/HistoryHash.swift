import AssentHashes
import AssentModel

/// A SHA-256 in the history: of a record, or of the chain up to an entry.
public struct HistoryHash: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let description: String

  /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
    description = text
  }

  private init(of text: String) { description = SHA256Hash(of: text).description }

  /// What the chain begins with: 64 zeros.
  public static let start = HistoryHash(zeros: 64)

  private init(zeros: Int) { description = String(repeating: "0", count: zeros) }

  /// The digest of a record: of its canonical JSON.
  public static func digest(of record: ConsentRecord) -> HistoryHash { HistoryHash(of: record.canonicalJSON) }

  /// The digest of what is left of a record: of its canonical JSON.
  public static func digest(of record: ErasedRecord) -> HistoryHash { HistoryHash(of: record.canonicalJSON) }

  /// The digest of an erasure: of its canonical JSON.
  public static func digest(of erasure: Erasure) -> HistoryHash { HistoryHash(of: erasure.canonicalJSON) }

  /// The digest of a change of an address: of its canonical JSON.
  public static func digest(of record: QuarantineRecord) -> HistoryHash { HistoryHash(of: record.canonicalJSON) }

  /// The hash of the chain at an entry, of three lines: that of the entry before it, its position, the digest of its record.
  public static func link(after previous: HistoryHash, at position: HistoryPosition, digest: HistoryHash) -> HistoryHash {
    HistoryHash(of: "\(previous)\n\(position)\n\(digest)\n")
  }
}
