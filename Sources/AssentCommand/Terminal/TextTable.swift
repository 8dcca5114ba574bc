/// A table for a terminal: the first column to the left and the others to the right, unless told otherwise.
struct TextTable {
  enum Alignment {
    case left, right
  }

  private var rows: [[String]]
  private let alignments: [Alignment]

  init(header: [String], aligned alignments: [Alignment] = [.left]) {
    rows = [header]
    self.alignments = alignments
  }

  mutating func append(_ row: [String]) { rows.append(row) }

  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let alignment = column < alignments.count ? alignments[column] : .right
        guard alignment == .left else { return padding + cell }
        return column == row.count - 1 ? cell : cell + padding
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
