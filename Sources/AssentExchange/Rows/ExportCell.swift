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
