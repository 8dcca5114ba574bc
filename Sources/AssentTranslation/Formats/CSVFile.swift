import AssentFormats
import AssentLocalization
package import AssentModel

/// Reads CSV as a spreadsheet returns it: columns in any order, more of them, another separator.
struct CSVReader {
  private var result = ReceivedFile()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReceivedFile {
    var reader = CSVReader(file: file)
    if let text = ReceivedFile.text(bytes, file: file, into: &reader.result.findings) { reader.read(text) }
    return reader.result
  }

  private init(file: String) { self.file = file }

  private mutating func read(_ text: String) {
    let parsed = CSVRows(text, file: file)
    result.findings += parsed.findings
    let header = parsed.rows.first?.cells ?? []
    var columns: [String: Int] = [:]
    for (index, name) in header.enumerated() {
      let halves = name.split(separator: ":", maxSplits: 1).map(String.init)
      guard let column = halves.first else { continue }
      columns[column] = columns[column] ?? index
      if halves.count == 2, column == "source" { result.source = halves[1] }
      if halves.count == 2, column == "target" { result.target = halves[1] }
    }
    for column in ["key", "source", "target"] where columns[column] == nil {
      result.findings.append(
        Finding(
          TranslationRule.exchangeFormat, at: SourceLocation(file, line: 1), "The file has no column '\(column)'",
          hint: "The first row names the columns: \(CSVWriter.columns.joined(separator: ", "))"))
    }
    guard result.findings.isEmpty else { return }
    for row in parsed.rows.dropFirst() { readRow(row, columns) }
  }

  private mutating func readRow(_ row: CSVRows.Row, _ columns: [String: Int]) {
    func cell(_ column: String) -> String? {
      guard let index = columns[column], row.cells.indices.contains(index) else { return nil }
      return CSVCell.restored(row.cells[index])
    }
    func filled(_ column: String) -> String? { cell(column).flatMap { $0.isEmpty ? nil : $0 } }
    var name = SegmentName(filled("key") ?? "")
    name.category = filled("category") ?? name.category
    var segment = ReceivedSegment(
      name: name, source: cell("source"), target: cell("target"), state: .translated, fingerprint: filled("fingerprint"),
      translatedFrom: filled("translated_from"), location: SourceLocation(file, line: row.line))
    if let word = filled("state") {
      if let state = TranslationState(rawValue: word) {
        segment.state = state
      } else {
        let known = TranslationState.allCases.map(\.rawValue).joined(separator: ", ")
        segment.problems.append("its state '\(word)' is none of \(known)")
      }
    }
    segment.isStale = filled("stale") == "yes"
    // Nobody who corrects a text in a spreadsheet thinks of the cell beside it.
    segment.hasCurrentState = false
    result.segments.append(segment)
  }
}

/// Writes strings as CSV: a row for each, and one for each category of a plural; quoted, with CRLF, and a byte order mark for spreadsheets.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins with apostrophes before such a sign; the import
/// takes one away. So every text comes back, and none runs.
struct CSVWriter {
  let file: ExchangeFile

  static let columns = ["key", "category", "source", "target", "state", "stale", "max", "note", "fingerprint", "translated_from"]

  var text: String {
    var output = "\u{FEFF}"
    let header = Self.columns.map { column in
      switch column {
      case "source": "source:\(file.source)"
      case "target": "target:\(file.target)"
      default: column
      }
    }
    output += Self.row(header)
    for unit in file.units {
      for segment in unit.segments {
        let note = [unit.note, ExchangeUnit.categoryNote(segment)].compactMap(\.self).joined(separator: "\n")
        output += Self.row([
          unit.key.text, segment.category?.rawValue ?? "", segment.source.description, segment.target?.description ?? "", unit.state.rawValue,
          unit.isStale ? "yes" : "no", unit.maximumLength.map(String.init) ?? "", note, unit.fingerprint.description,
          unit.translatedFrom?.description ?? "",
        ])
      }
    }
    return output
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { "\"" + CSVCell.guarded($0).replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
  }
}

/// The rows of a CSV file. The separator is the comma, semicolon or tab that comes first in the header.
///
/// Source: RFC 4180; line ends inside quotation marks are kept.
package struct CSVRows {
  package struct Row: Hashable {
    package var cells: [String]
    package var line: Int
  }

  package private(set) var rows: [Row] = []
  package private(set) var findings: [Finding] = []

  package init(_ text: String, file: String) {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var quotes = Quotes.none
    var line = 1
    var start = 1
    var separator: Unicode.Scalar?
    var scalars = text.unicodeScalars[...]
    func endRow() {
      cells.append(String(cell))
      cell.removeAll()
      quotes = .none
      if cells != [""] { rows.append(Row(cells: cells, line: start)) }
      cells = []
      start = line
    }
    while let scalar = scalars.popFirst() {
      if scalar == "\n" { line += 1 }
      if quotes == .open {
        if scalar != "\"" {
          cell.append(scalar)
        } else if scalars.first == "\"" {
          cell.append(scalar)
          scalars.removeFirst()
        } else {
          quotes = .closed
        }
      } else if scalar == "\"", quotes == .none, cell.isEmpty {
        quotes = .open
      } else if scalar == separator || separator == nil && [",", ";", "\t"].contains(scalar) {
        separator = scalar
        cells.append(String(cell))
        cell.removeAll()
        quotes = .none
      } else if scalar == "\n" {
        endRow()
      } else if scalar == "\r", scalars.first == "\n" || scalars.isEmpty {
        continue
      } else if quotes == .closed {
        findings.append(
          Finding(
            TranslationRule.exchangeFormat, at: SourceLocation(file, line: line), "A cell goes on after its quotation marks",
            hint: "Write each quotation mark inside it twice"))
        quotes = .none
        if findings.count >= 20 { return }
      } else {
        cell.append(scalar)
      }
    }
    if quotes == .open {
      findings.append(
        Finding(TranslationRule.exchangeFormat, at: SourceLocation(file, line: start), "A cell of this row has no closing quotation mark"))
    }
    if !cells.isEmpty || !cell.isEmpty { endRow() }
  }

  /// The text of a file that must be UTF-8; the mark at its start is left out.
  package static func text(_ bytes: [UInt8], file: String, into findings: inout [Finding]) -> String? {
    ReceivedFile.text(bytes, file: file, into: &findings)
  }

  private enum Quotes { case none, open, closed }
}
