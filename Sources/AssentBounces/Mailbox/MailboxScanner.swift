import AssentFormats
import AssentModel
import Glibc
import SystemPackage

/// Takes the messages out of a file one after the other: out of a mailbox in the mbox format, or the one message that the file is.
///
/// In an mbox file a message begins with a line that starts with `From `, at the start of the file or after an empty line (RFC 4155).
/// Memory is bounded by `MailMessage.maximalLength`, whatever the length of messages and lines.
final class MailboxScanner {
  private let path: String
  private let file: InputFile
  private var buffer: [UInt8] = []
  private var unread = 0..<0
  private var isAtEnd = false
  /// Whether what is unread begins a line, and the number of that line.
  private var beginsLine = true
  private var line = 1
  private var isAfterEmptyLine = true
  private var isMailbox: Bool?

  private static let bufferSize = 1 << 16
  private static let marker = Array("From ".utf8)

  init(_ path: String, onlyRegular: Bool) throws(FileError) {
    self.path = path
    // A pipe that nobody writes to would keep us waiting for ever.
    self.file = try InputFile(path, onlyRegular ? [.nonBlocking, .noFollow] : [])
    if onlyRegular {
      let type = try file.status().type
      guard type == .regular else { throw FileError("read", path, .invalidArgument) }
    }
  }

  /// The next message; `nil` after the last.
  func next() throws(FileError) -> MailMessage? {
    try fill(atLeast: Self.marker.count)
    guard !unread.isEmpty else { return nil }
    let isMailbox = self.isMailbox ?? startsMessage
    self.isMailbox = isMailbox
    let start = line
    var bytes: [UInt8] = []
    var isLonger = false
    if isMailbox { try skipLine() }
    while true {
      if beginsLine { try fill(atLeast: Self.marker.count) } else { try fill(atLeast: 1) }
      guard !unread.isEmpty, !(isMailbox && startsMessage) else { break }
      let room = MailMessage.maximalLength - bytes.count
      guard room > 0 else {
        isLonger = true
        guard isMailbox else {
          (unread, isAtEnd) = (0..<0, true)
          break
        }
        try skipLine()
        continue
      }
      let piece = takePiece(limit: room)
      bytes += buffer[piece]
    }
    return MailMessage(location: SourceLocation(path, line: start), bytes: bytes, isLonger: isLonger)
  }

  /// Whether the unread line begins a message of a mailbox.
  private var startsMessage: Bool {
    beginsLine && isAfterEmptyLine && buffer[unread].starts(with: Self.marker)
  }

  /// Takes the rest of the line.
  private func skipLine() throws(FileError) {
    repeat {
      try fill(atLeast: 1)
      guard !unread.isEmpty else { return }
      _ = takePiece(limit: unread.count)
    } while !beginsLine
  }

  /// Takes what is unread of a line, and returns where it stands in the buffer.
  private func takePiece(limit: Int) -> Range<Int> {
    let end = min(unread.upperBound, unread.lowerBound + limit)
    let range = unread.lowerBound..<end
    let newline = unsafe buffer.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress, let found = unsafe memchr(base + range.lowerBound, 0x0A, range.count) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
    let piece = range.lowerBound..<(newline.map { $0 + 1 } ?? end)
    let wasBeginning = beginsLine
    beginsLine = newline != nil
    if newline != nil {
      line += 1
      isAfterEmptyLine = wasBeginning && (piece.count == 1 || piece.count == 2 && buffer[piece.lowerBound] == 0x0D)
    }
    unread = piece.upperBound..<unread.upperBound
    return piece
  }

  /// Reads on until this many bytes are unread, or the file ends.
  private func fill(atLeast count: Int) throws(FileError) {
    while unread.count < count, !isAtEnd {
      buffer.removeSubrange(..<unread.lowerBound)
      isAtEnd = try file.read(Self.bufferSize - buffer.count, appendingTo: &buffer) == 0
      unread = 0..<buffer.count
    }
  }
}
