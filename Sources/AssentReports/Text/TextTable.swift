/// Rows of cells in columns as wide as what stands in them.
public struct TextTable {
  private var rows: [[String]] = []
  /// The columns that hold numbers and are set to the right.
  public let numeric: Set<Int>

  public init(numeric: Set<Int>) { self.numeric = numeric }

  /// With a row of titles; all columns but the first hold numbers unless told otherwise.
  public init(header: [String], numeric: Set<Int>? = nil) {
    self.numeric = numeric ?? Set(header.indices.dropFirst())
    rows = [header]
  }

  public mutating func add(_ row: [String]) { rows.append(row) }

  /// The rows with line feeds between them.
  public var text: String { lines.joined(separator: "\n") }

  /// The rows, two spaces between the columns.
  public var lines: [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        let width = DisplayWidth.cells(cell)
        if column < widths.count { widths[column] = max(widths[column], width) } else { widths.append(width) }
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - DisplayWidth.cells(cell))
        if column > 0 { line += "  " }
        if numeric.contains(column) { line += gap + cell } else { line += column == row.count - 1 ? cell : cell + gap }
      }
      return line
    }
  }
}
