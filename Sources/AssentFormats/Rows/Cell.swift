/// The content of one column of a row that is written.
public enum Cell: Hashable, Sendable {
  case none
  /// A key by which programs find a row again, such as a profile id or an address. It is written exactly.
  case id(String)
  /// A text. In CSV it gets an apostrophe in front where it begins like a formula.
  case text(String)
  case number(Int64)
  case flag(Bool)
  /// JSON on one line: a value in JSON lines, its text in CSV.
  case json(String)

  /// A text, or no content for `nil`.
  public static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }

  /// An id, or no content for `nil`.
  public static func optional(id: String?) -> Cell { id.map { .id($0) } ?? .none }

  /// The value in JSON; `nil` when there is no content.
  public var value: JSONValue? {
    switch self {
    case .none: nil
    case .id(let text), .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .boolean(flag)
    case .json(let json): .raw(json)
    }
  }
}

/// How rows are written.
public enum RowFormat: String, Hashable, Sendable, CaseIterable {
  /// RFC 4180 with a header. No text begins like a formula.
  case csv
  /// One JSON object per line; a member that has no value is left out. Source: <https://jsonlines.org>.
  case jsonl

  /// Appends what comes before the rows.
  public func appendHeader(_ columns: [String], to output: inout [UInt8]) {
    if self == .csv { CSVCell.appendRow(columns, to: &output) }
  }

  /// Appends a row. There are as many cells as columns.
  public func append(_ cells: [Cell], columns: [String], to output: inout [UInt8]) {
    switch self {
    case .csv:
      for (index, cell) in cells.enumerated() {
        if index > 0 { output.append(CSVField.comma) }
        switch cell {
        case .none: break
        case .id(let id): CSVCell.append(id: id, to: &output)
        case .text(let text), .json(let text): CSVCell.append(text, to: &output)
        case .number(let number): output += String(number).utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        }
      }
    case .jsonl: JSONValue.members(zip(columns, cells).map { ($0, $1.value) }).appendLine(to: &output)
    }
    output.append(CSVField.lineFeed)
  }
}
