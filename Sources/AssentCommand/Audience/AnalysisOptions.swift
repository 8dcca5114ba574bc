public import ArgumentParser
public import AssentAudience
import AssentSheets
import Foundation

extension SharedAddressRule: ExpressibleByArgument {}

/// How a list is written, for a command that reads one.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl

  /// The format that was asked for, else that of the file's name.
  static func of(_ path: String, asked: ListFormat?, delimiter: String?) throws -> SheetFormat {
    let isJSON = asked.map { $0 == .jsonl } ?? [".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
    if isJSON { return .jsonLines }
    guard let delimiter else { return .csv }
    if delimiter == "tab" || delimiter == "\\t" { return .csv(separator: 0x09) }
    guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte != 0x22, byte != 0x0A, byte != 0x0D, byte != 0x20 else {
      throw ValidationError("--delimiter takes one character, such as ';', or the word tab.")
    }
    return .csv(separator: byte)
  }
}
