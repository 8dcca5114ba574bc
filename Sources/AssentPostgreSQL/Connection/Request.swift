/// A statement that the server keeps prepared under its name.
struct Statement: Hashable, Sendable {
  let name: String
  let sql: String

  init(_ name: String, _ sql: String) {
    self.name = name
    self.sql = sql
  }

  static let begin = Statement("begin", "BEGIN ISOLATION LEVEL READ COMMITTED")
  static let commit = Statement("commit", "COMMIT")
  static let rollback = Statement("rollback", "ROLLBACK")
}

/// A statement with its values: one step of a pipeline.
struct Request: Sendable {
  let sql: String
  /// What the statement is prepared as; `nil` when it is used once.
  let name: String?
  let parameters: Parameters

  init(_ statement: Statement, _ parameters: Parameters = Parameters()) {
    self.sql = statement.sql
    self.name = statement.name
    self.parameters = parameters
  }

  /// A statement that is used once.
  init(once sql: String) {
    self.sql = sql
    self.name = nil
    self.parameters = Parameters()
  }
}
