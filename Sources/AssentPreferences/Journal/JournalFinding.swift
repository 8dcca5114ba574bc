/// A place of a journal that can't be read, found when it was opened. It holds nothing of what is written there.
public struct JournalFinding: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// The last line isn't whole: the program ended while it was written, before anybody had an answer. It's ignored.
    case torn
    /// The line doesn't fit its checksum. It was copied to this file, for somebody to look at.
    case damaged(keptIn: String)
  }

  public let kind: Kind
  /// Where in the file the line begins, in bytes.
  public let offset: Int
  /// How long the line is, in bytes.
  public let length: Int

  public init(_ kind: Kind, offset: Int, length: Int) {
    self.kind = kind
    self.offset = offset
    self.length = length
  }

  public var description: String {
    switch kind {
    case .torn: "the journal's last line, \(length) bytes at \(offset), isn't whole: nobody had an answer to it, and it's ignored"
    case .damaged(let path): "a line of the journal, \(length) bytes at \(offset), is damaged: it's kept in \(path)"
    }
  }
}
