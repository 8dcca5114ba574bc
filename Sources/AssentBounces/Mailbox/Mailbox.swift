import AssentFormats
import AssentModel
import Foundation
import SystemPackage

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
        do throws(FileError) { self.current = (path, try MailboxScanner(path, onlyRegular: isMaildir), 0) } catch { return reading(error, path) }
        continue
      }
      do throws(FileError) {
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

  private func reading(_ failure: FileError, _ path: String) -> MessageReading {
    let text = [.invalidArgument, .tooManySymbolicLinkLevels].contains(failure.errno) ? "no regular file" : "can't be read: \(failure.errno)"
    return MessageReading(location: SourceLocation(path), content: .unreadable(text))
  }
}

/// A folder of messages, one per file: new ones in `new`, seen ones in `cur`.
///
/// Source: https://cr.yp.to/proto/maildir.html
struct Maildir {
  /// The paths of the messages by their names, which begin with the time of delivery.
  let files: [String]

  /// - Throws: when the folder is no maildir, or can't be listed; as a sentence without a full stop.
  init(_ path: String) throws(MaildirFault) {
    let manager = FileManager.default
    let folders = ["new", "cur"].map { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\($0)" }.filter(Self.isFolder)
    guard !folders.isEmpty else { throw MaildirFault(description: "a folder that is no maildir: there is neither new nor cur in it") }
    var files: [(name: String, path: String)] = []
    for folder in folders {
      do {
        // A name that begins with a dot is no message.
        for name in try manager.contentsOfDirectory(atPath: folder) where !name.hasPrefix(".") { files.append((name, "\(folder)/\(name)")) }
      } catch {
        throw MaildirFault(description: "can't be listed: let the user of this command read \(folder)")
      }
    }
    self.files = files.sorted { ($0.name, $0.path) < ($1.name, $1.path) }.map(\.path)
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

struct MaildirFault: Error, Hashable, CustomStringConvertible {
  let description: String
}

/// The bytes of one message, or why there are none.
struct MailMessage: Sendable {
  /// The file, and the line that the message begins on.
  let location: SourceLocation
  /// The first `maximalLength` bytes of the message at most.
  let bytes: [UInt8]
  /// Whether the message goes on after the bytes.
  let isLonger: Bool

  /// In bytes. A report stands before the message that it returns, so a report is read whole, and what it returns need not be.
  static let maximalLength = 1 << 20
}
