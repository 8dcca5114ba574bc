import AssentSheets

/// The first row of a sheet: which column is which.
struct SheetHeader {
  let columnCount: Int
  let profileColumn: Int
  /// `nil` when every row is for the default locale.
  let localeColumn: Int?
  /// The header of the output, with its line ending.
  let output: [UInt8]

  /// Reads the first row with its line ending; a byte order mark is kept in the output and no part of the first name.
  ///
  /// - Throws: `emptyInput`, `missingColumn`, `duplicateColumn`, `malformedHeader`.
  init(_ bytes: [UInt8]?, adding added: [String]) throws(LinkSheetError) {
    guard let bytes else { throw LinkSheetError(.malformedHeader, "line 1: the header is longer than 1 MiB") }
    guard !bytes.isEmpty else { throw LinkSheetError(.emptyInput, "the sheet is empty: its first line must name the columns, `profile` among them") }
    let (names, contentEnd) = try Self.names(bytes)
    var seen: Set<String> = []
    for name in names + added where !name.isEmpty && !seen.insert(name).inserted {
      throw LinkSheetError(.duplicateColumn, "line 1: there would be two columns `\(name)`: rename or remove one")
    }
    guard let profileColumn = names.firstIndex(of: "profile") else {
      let hint = names.count == 1 && bytes.contains(UInt8(ascii: ";")) ? "separate them with commas" : "name the one with the profile ids so"
      throw LinkSheetError(
        .missingColumn, "line 1: no column is named `profile`; the columns are \(names.map { "`\($0)`" }.joined(separator: ", ")): \(hint)")
    }
    self.columnCount = names.count
    self.profileColumn = profileColumn
    self.localeColumn = names.firstIndex(of: "locale")
    let ending = contentEnd < bytes.count ? Array(bytes[contentEnd...]) : [CSVField.lineFeed]
    self.output = bytes[..<contentEnd] + added.flatMap { [CSVField.comma] + Array($0.utf8) } + ending
  }

  private static func names(_ bytes: [UInt8]) throws(LinkSheetError) -> (names: [String], contentEnd: Int) {
    var names: [String] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let row = CSVRow(bytes.span, at: position, profileColumn: 0, localeColumn: nil)
    if let fault = row.fault { throw LinkSheetError(.malformedHeader, RowProblem(line: 1, reason: fault).description) }
    while true {
      let field = CSVField(bytes.span, at: position)
      guard let name = String(validating: field.text(in: bytes.span), as: UTF8.self), !name.utf8.contains(0) else {
        throw LinkSheetError(.malformedHeader, "line 1: the header is not UTF-8: save the sheet as UTF-8")
      }
      names.append(name)
      position = field.delimiter
      guard position < bytes.count, bytes[position] == CSVField.comma else { break }
      position += 1
    }
    return (names, row.contentEnd)
  }
}
