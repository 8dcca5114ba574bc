/// A row of a sheet, field by field.
public struct SheetRow: Hashable, Sendable {
  /// The line on which it begins, counted from 1.
  public let line: Int
  /// In the order of the columns; for JSON lines those that were asked for. Empty when the row can't be used.
  public let fields: [String]
  /// What is wrong with the row; `nil` when it can be used.
  public let problem: RowProblem?

  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
    self.problem = nil
  }

  public init(line: Int, problem: RowProblem.Reason) {
    self.line = line
    self.fields = []
    self.problem = RowProblem(line: line, reason: problem)
  }
}
