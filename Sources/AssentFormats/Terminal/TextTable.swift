/// Rows of cells in columns as wide as what stands in them. Characters that can't be seen are named.
public struct TextTable {
  private var rows: [[String]] = []
  /// The columns that hold numbers and are set to the right.
  public let numeric: Set<Int>

  public init(numeric: Set<Int>) { self.numeric = numeric }

  /// With a row of titles; all columns but the first hold numbers unless told otherwise.
  public init(header: [String], numeric: Set<Int>? = nil) {
    self.numeric = numeric ?? Set(header.indices.dropFirst())
    add(header)
  }

  public mutating func add(_ row: [String]) { rows.append(row.map(VisibleScalar.escaped)) }

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

/// Whole numbers as English readers expect them.
public enum GroupedNumber {
  /// The digits in groups of three: `1,234,567`.
  public static func text(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// The number with its noun: `1 opt-out`, `1,200 opt-outs`.
  public static func text(_ number: Int, _ noun: String) -> String { "\(text(number)) \(noun)\(number == 1 ? "" : "s")" }
}

/// A share in whole per cent, rounded down, so that 100 % is all.
public struct Percentage: CustomStringConvertible {
  public let value: Int

  public init(_ count: Int, of total: Int) {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: 100)
    value = total > 0 && !isTooLarge ? min(100, max(0, product / total)) : total > 0 ? 100 : 0
  }

  public var description: String { "\(value) %" }
}
