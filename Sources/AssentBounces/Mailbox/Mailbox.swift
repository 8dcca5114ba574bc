import AssentModel
import Glibc

/// Where reports lie: a message in a file, a mailbox in the mbox format, a maildir, or `-` for a file on standard input.
///
/// Reading changes nothing: messages stay where they are, seen or not.
public struct Mailbox: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Reads every message in turn; a file that can't be read is a reading too.
  ///
  /// Memory is bounded, whatever is in the files: of each message the first mebibyte is read. A maildir comes in the order of its names, which is that
  /// of delivery.
  /// - Throws: what the closure throws.
  public func read(_ reader: ReportReader, _ body: (MessageReading) throws -> Void) throws {
    guard Maildir.isFolder(path) else { return try read(file: path, onlyRegular: false, reader, body) }
    let files: [String]
    do throws(MaildirFault) {
      files = try Maildir(path).files
    } catch {
      return try body(MessageReading(location: SourceLocation(path), content: .unreadable(error.description)))
    }
    for file in files { try read(file: file, onlyRegular: true, reader, body) }
  }

  private func read(file: String, onlyRegular: Bool, _ reader: ReportReader, _ body: (MessageReading) throws -> Void) throws {
    var count = 0
    do {
      var scanner = try MailboxScanner(file, onlyRegular: onlyRegular)
      while let message = try scanner.next() {
        count += 1
        try body(reader.read(message))
      }
    } catch let failure as SystemFailure {
      count += 1
      let text = failure.code == EINVAL ? "no regular file" : "can't be read: \(failure)"
      try body(MessageReading(location: SourceLocation(file), content: .unreadable(text)))
    }
    if count == 0 { try body(MessageReading(location: SourceLocation(file), content: .notReport("empty"))) }
  }
}
