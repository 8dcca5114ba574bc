public import AssentSheets

/// Why a sheet could not be written as a whole. The message never holds what stands in a row.
public struct LinkSheetError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    case emptyInput
    /// The header has no `profile` column.
    case missingColumn
    /// The header names a column twice, or one that is about to be added.
    case duplicateColumn
    /// The first line is no CSV, no UTF-8, or longer than 1 MiB.
    case malformedHeader
    /// A bad row in a strict run.
    case badRow(RowProblem)
    /// The system refused to read or write.
    case inputOutput
  }

  public let code: Code
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
