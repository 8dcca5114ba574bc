import ArgumentParser
import AssentFormats
import Glibc

/// A file that a command reads row by row.
struct SheetInput {
  /// The path as the user gave it, or what stands for standard input: what messages begin with.
  let name: String
  let format: SheetFormat
  /// The open file.
  let descriptor: Int32

  /// Opens a file; `-` is standard input. What ends in `.jsonl` or `.ndjson` is JSON lines unless a format is given.
  ///
  /// - Throws: when it can't be opened.
  init(_ path: String, format: SheetFormatArgument?, delimiter: Delimiter) throws {
    name = path == "-" ? "standard input" : path
    let isLines = format.map { $0 == .jsonl } ?? [".jsonl", ".ndjson", ".json"].contains { path.hasSuffix($0) }
    self.format = isLines ? .jsonLines : .csv(separator: delimiter.byte)
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ValidationError("Can't read \(path): \(unsafe String(cString: strerror(errno))).") }
  }

  /// - Throws: `SheetError`.
  func rows(members: [String]) throws(SheetError) -> SheetRows { try SheetRows(descriptor, format: format, members: members) }

  var separator: UInt8 { if case .csv(let separator) = format { separator } else { UInt8(ascii: ",") } }

  /// Prints what is wrong with the file as a whole.
  func report(_ error: SheetError) {
    StandardStream.error.print("\(name)\(error.line.map { ":\($0)" } ?? ""): error: \(error.message)")
  }

  /// Prints what is wrong with a row.
  func report(_ message: String, line: Int) { StandardStream.error.print("\(name):\(line): error: \(message)") }

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

  /// Reads a character of ASCII, or `tab`, `comma`, `semicolon`.
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

  var defaultValueDescription: String { "," }
}
