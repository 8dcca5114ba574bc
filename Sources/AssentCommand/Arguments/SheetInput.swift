import ArgumentParser
import AssentFormats
import AssentModel
import Foundation
import Glibc

/// The flags of commands that read a sheet.
struct SheetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is written: csv or jsonl; otherwise its name tells: .jsonl, .ndjson and .json are JSON lines, all else is CSV.", valueName: "format"))
  var format: SheetFormatArgument?

  @Option(
    help: ArgumentHelp(
      "What separates the columns of CSV: ';', '|' or another character, tab, comma, semicolon; otherwise a comma.", valueName: "character"))
  var delimiter: Delimiter?
}

/// A sheet that was named on the command line, read row by row.
struct SheetInput {
  /// The path as the user gave it, or `standard input`: messages begin with it.
  let name: String
  let format: SheetFormat
  /// The open file.
  let descriptor: Int32

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - format: `nil` when the name tells: what ends in `.jsonl`, `.ndjson` or `.json`, in any case of letters, is JSON lines.
  ///   - delimiter: `nil` for a comma.
  /// - Throws: when it can't be opened.
  init(_ path: String, format: SheetFormatArgument? = nil, delimiter: Delimiter? = nil) throws {
    name = path == "-" ? "standard input" : path
    let isLines = format.map { $0 == .jsonl } ?? [".jsonl", ".ndjson", ".json"].contains { path.lowercased().hasSuffix($0) }
    self.format = isLines ? .jsonLines : .csv(separator: (delimiter ?? .comma).byte)
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ValidationError("Can't read \(path): \(unsafe String(cString: strerror(errno))).") }
  }

  init(_ path: String, _ options: SheetOptions) throws { try self.init(path, format: options.format, delimiter: options.delimiter) }

  /// - Parameters:
  ///   - members: the columns of JSON lines.
  ///   - ids: the columns that hold ids, which are read exactly.
  /// - Throws: `SheetError`.
  func rows(members: [String], ids: [String]) throws(SheetError) -> SheetRows {
    try SheetRows(descriptor, format: format, members: members, ids: ids)
  }

  var separator: UInt8 { if case .csv(let separator) = format { separator } else { Delimiter.comma.byte } }

  /// Prints what is wrong with the file as a whole.
  func report(_ error: SheetError) {
    let message = error.code == .wrongEncoding ? error.message.replacing("LIST", with: name) : error.message
    StandardStream.error.print("\(name)\(error.line.map { ":\($0)" } ?? ""): error: \(VisibleScalar.escaped(message))")
  }

  /// Prints what is wrong with a row.
  func report(_ message: String, line: Int, _ severity: Severity = .error) {
    StandardStream.error.print("\(name):\(line): \(severity.rawValue): \(VisibleScalar.escaped(message))")
  }

  func close() { if descriptor > 0 { Glibc.close(descriptor) } }
}

/// How a file that is read is written.
enum SheetFormatArgument: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl
}

/// What stands between the fields of a row.
struct Delimiter: ExpressibleByArgument {
  let byte: UInt8

  static let comma = Delimiter(byte: UInt8(ascii: ","))

  private init(byte: UInt8) { self.byte = byte }

  /// Reads a character of ASCII, or `tab`, `\t`, `comma`, `semicolon`.
  init?(argument: String) {
    switch argument {
    case "tab", "\\t": byte = 0x09
    case "comma": byte = UInt8(ascii: ",")
    case "semicolon": byte = UInt8(ascii: ";")
    default:
      guard argument.utf8.count == 1, let first = argument.utf8.first, (0x21...0x7E).contains(first) || first == 0x09, first != UInt8(ascii: "\"")
      else { return nil }
      byte = first
    }
  }

  /// The one of comma, semicolon, tab and vertical bar that comes first in a file; `nil` when none does, or the file can't be read.
  init?(firstIn path: String) {
    let start = FileHandle(forReadingAtPath: path)?.readData(ofLength: 4096) ?? Data()
    guard let byte = start.first(where: { ",;\t|".utf8.contains($0) }) else { return nil }
    self.byte = byte
  }
}
