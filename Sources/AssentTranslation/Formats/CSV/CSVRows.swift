package import AssentModel

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
            "exchange-format", at: SourceLocation(file, line: line), "A cell goes on after its quotation marks",
            hint: "Write each quotation mark inside it twice"))
        quotes = .none
        if findings.count >= 20 { return }
      } else {
        cell.append(scalar)
      }
    }
    if quotes == .open {
      findings.append(Finding("exchange-format", at: SourceLocation(file, line: start), "A cell of this row has no closing quotation mark"))
    }
    if !cells.isEmpty || !cell.isEmpty { endRow() }
  }

  /// The text of a file that must be UTF-8; the mark at its start is left out.
  package static func text(_ bytes: [UInt8], file: String, into findings: inout [Finding]) -> String? {
    ReadFile.text(bytes, file: file, into: &findings)
  }

  private enum Quotes { case none, open, closed }
}
