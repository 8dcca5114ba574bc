import AssentFormats
import Foundation
import Testing

/// A sheet in a file of its own, read row by row.
struct SheetFile {
  let columns: [String]
  let rows: [SheetRow]

  init(_ bytes: some Sequence<UInt8>, format: SheetFormat = .csv, members: [String] = [], ids: [String] = []) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "assent-sheet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(bytes).write(to: url)
    let file = try FileHandle(forReadingFrom: url)
    var sheet = try SheetRows(file.fileDescriptor, format: format, members: members, ids: ids)
    var rows: [SheetRow] = []
    while let row = try sheet.next() { rows.append(row) }
    self.columns = sheet.columns.names
    self.rows = rows
  }

  init(_ text: String, format: SheetFormat = .csv, members: [String] = [], ids: [String] = []) throws {
    try self.init(text.utf8, format: format, members: members, ids: ids)
  }
}
