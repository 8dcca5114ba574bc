import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentModel
import AssentSheets
import Glibc

/// A file of messages, or of numbers and their profiles, read row by row.
struct InboundSheet {
  let name: String
  private let path: String
  private let format: SheetFormat

  /// `-` is standard input. JSON lines are known by the end of their name, unless the format says what it is.
  init(_ path: String, format: InboundFormat?, separator: UInt8) {
    let isJSON = format.map { $0 == .jsonl } ?? [".jsonl", ".ndjson"].contains { path.hasSuffix($0) }
    self.path = path
    self.name = path == "-" ? "standard input" : path
    self.format = isJSON ? .jsonLines : .csv(separator: separator)
  }

  /// Shows each row with the names of the columns; the members are what is looked for in JSON lines.
  ///
  /// - Throws: `SheetError`, and when the file can't be opened.
  func read(members: [String], _ body: ([String], SheetRow) throws -> Void) throws {
    let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ValidationError("Can't read \(path): \(unsafe String(cString: strerror(errno))).") }
    defer { if descriptor != 0 { close(descriptor) } }
    var rows = try SheetRows(descriptor, format: format, members: members)
    while let row = try rows.next() { try body(rows.columns.names, row) }
  }

  func report(_ line: Int, _ severity: Severity, _ message: String) {
    StandardStream.error.print("\(name):\(line): \(severity.rawValue): \(message)")
  }
}

/// How the rows of a file are written.
enum InboundFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
  case jsonl
}
