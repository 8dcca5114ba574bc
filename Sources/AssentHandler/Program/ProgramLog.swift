import AssentFormats
import AssentModel
import Glibc
import Logging

/// Writes each event as one line, whatever it holds.
struct ProgramLog: LogHandler {
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  private let format: LogFormat
  private let now: @Sendable () -> Timestamp
  private let write: @Sendable (String) -> Void

  /// - Parameter write: takes a line with its line break.
  init(format: LogFormat, clock: @escaping @Sendable () -> Timestamp, write: @escaping @Sendable (String) -> Void) {
    self.format = format
    self.now = clock
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields = metadata
    if let more = event.metadata { fields.merge(more) { $1 } }
    let sorted = fields.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    let message = "\(event.message)" + (event.error.map { ": \($0)" } ?? "")
    switch format {
    case .text:
      let rest = sorted.map { " \($0)=\(Self.word($1))" }.joined()
      write("\(now()) \(event.level) \(Self.line(message))\(rest)\n")
    case .json:
      let start = [("time", "\(now())"), ("level", "\(event.level)"), ("message", message)]
      write(JSONValue.members((start + sorted).map { ($0, .text($1)) }).line(.visible) + "\n")
    }
  }

  /// A value as it is when it is one word, else in quotation marks.
  private static func word(_ text: String) -> String {
    let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C }
    return isWord ? text : "\"\(JSONString.escaped(text, .visible))\""
  }

  /// The message without what would make a second line of it.
  private static func line(_ text: String) -> String {
    let isClean = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x85 && $0.value != 0x2028 && $0.value != 0x2029
    }
    return isClean ? text : JSONString.escaped(text, .visible)
  }
}

/// How a line of the log is written.
enum LogFormat: String, Hashable, Sendable, CaseIterable {
  /// `2026-11-22T08:00:00.123Z info request bytes=6700 id=…`
  case text
  /// An object on each line: `{"time":"2026-11-22T08:00:00.123Z","level":"info","message":"request","bytes":"6700",…}`
  case json
}

/// Where the program says what it does.
enum StandardError {
  /// Writes a line at once; a reader that is gone is no reason to stop.
  static func write(_ line: String) {
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
