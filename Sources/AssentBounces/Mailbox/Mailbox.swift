import AssentModel
import Glibc

/// Where reports lie: a message in a file, a mailbox in the mbox format, a maildir, or `-` for a file on standard input.
///
/// Reading changes nothing: messages stay where they are, seen or not. Memory is bounded, whatever is in the files: of each message the first
/// mebibyte is read. A maildir comes in the order of its names, which is that of delivery.
public final class Mailbox {
  private let reader: ReportReader
  private let isMaildir: Bool
  /// The files to come, the next one last.
  private var files: [String]
  private var waiting: MessageReading?
  private var current: (path: String, scanner: MailboxScanner, count: Int)?

  public init(path: String, reader: ReportReader) {
    self.reader = reader
    self.isMaildir = Maildir.isFolder(path)
    self.files = [path]
    guard isMaildir else { return }
    do throws(MaildirFault) { files = try Maildir(path).files.reversed() } catch {
      (files, waiting) = ([], MessageReading(location: SourceLocation(path), content: .unreadable(error.description)))
    }
  }

  /// The reading of the next message, or of a file that can't be read; `nil` at the end.
  public func next() -> MessageReading? {
    if let reading = waiting {
      waiting = nil
      return reading
    }
    while true {
      guard let current else {
        guard let path = files.popLast() else { return nil }
        do throws(SystemFailure) { self.current = (path, try MailboxScanner(path, onlyRegular: isMaildir), 0) } catch { return reading(error, path) }
        continue
      }
      do throws(SystemFailure) {
        if let message = try current.scanner.next() {
          self.current?.count += 1
          return reader.read(message)
        }
        self.current = nil
        if current.count == 0 { return MessageReading(location: SourceLocation(current.path), content: .notReport("empty")) }
      } catch {
        self.current = nil
        return reading(error, current.path)
      }
    }
  }

  private func reading(_ failure: SystemFailure, _ path: String) -> MessageReading {
    let text = failure.code == EINVAL || failure.code == ELOOP ? "no regular file" : "can't be read: \(failure)"
    return MessageReading(location: SourceLocation(path), content: .unreadable(text))
  }
}
