import AssentLocalization
import AssentModel

/// Reads CSV as a spreadsheet returns it: columns in any order, more of them, another separator.
struct CSVReader {
  private var result = ReadFile()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReadFile {
    var reader = CSVReader(file: file)
    if let text = ReadFile.text(bytes, file: file, into: &reader.result.findings) { reader.read(text) }
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
          "exchange-format", at: SourceLocation(file, line: 1), "The file has no column '\(column)'",
          hint: "The first row names the columns: \(CSVWriter.columns.joined(separator: ", "))"))
    }
    guard result.findings.isEmpty else { return }
    for row in parsed.rows.dropFirst() { readRow(row, columns) }
  }

  private mutating func readRow(_ row: CSVRows.Row, _ columns: [String: Int]) {
    func cell(_ column: String) -> String? {
      guard let index = columns[column], row.cells.indices.contains(index) else { return nil }
      return Formula.restored(row.cells[index])
    }
    func filled(_ column: String) -> String? { cell(column).flatMap { $0.isEmpty ? nil : $0 } }
    var name = SegmentName(filled("key") ?? "")
    name.category = filled("category") ?? name.category
    var segment = ReadSegment(
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
