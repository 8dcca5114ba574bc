import AssentFormats

/// How rows are written.
public enum RowFormat: String, Hashable, Sendable, CaseIterable {
  /// RFC 4180 with a header. No cell begins like a formula.
  case csv
  /// One JSON object per line; a member that has no value is left out. Source: <https://jsonlines.org>.
  case jsonl

  /// Adds what comes before the rows.
  public func appendHeader(_ columns: [String], to output: inout [UInt8]) {
    if self == .csv { SheetCell.appendRow(columns, to: &output) }
  }

  /// Adds a row. There are as many cells as columns.
  public func append(_ cells: [ExportCell], columns: [String], to output: inout [UInt8]) {
    switch self {
    case .csv:
      for (index, cell) in cells.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        switch cell {
        case .none: break
        case .text(let text), .json(let text): SheetCell.append(text, to: &output)
        case .number(let number): output += String(number).utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        }
      }
      output.append(UInt8(ascii: "\n"))
    case .jsonl:
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for (name, cell) in zip(columns, cells) where cell != .none {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        JSONString.append(name, to: &output)
        output.append(UInt8(ascii: ":"))
        switch cell {
        case .none: break
        case .text(let text): JSONString.append(text, to: &output)
        case .number(let number): output += String(number).utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        case .json(let json): output += json.utf8
        }
      }
      output += "}\n".utf8
    }
  }
}

/// What stands in one column of a row that is exported.
public enum ExportCell: Hashable, Sendable {
  case none
  case text(String)
  case number(Int64)
  case flag(Bool)
  /// JSON on one line: a value in JSON lines, its text in CSV.
  case json(String)

  /// The text; nothing when there is none.
  public static func optional(_ text: String?) -> ExportCell { text.map { .text($0) } ?? .none }
}
