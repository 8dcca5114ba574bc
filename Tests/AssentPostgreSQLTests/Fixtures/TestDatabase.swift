import AssentStore
import Foundation
import Testing

@testable import AssentPostgreSQL

/// A schema of its own in a PostgreSQL server, and a way to it around the store.
struct TestDatabase {
  let schema: String
  private let url: String

  /// - Parameter url: a server; otherwise the one that all tests share.
  init(url: String? = nil) throws {
    self.url = try #require(
      url ?? ProcessInfo.processInfo.environment["ASSENT_TEST_POSTGRESQL"], "ASSENT_TEST_POSTGRESQL names a PostgreSQL server; Tests/run starts one")
    self.schema = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    try execute("CREATE SCHEMA \(schema)")
  }

  /// The store's URL, with another user, password, port or settings.
  func location(user: String? = nil, password: String? = nil, port: Int? = nil, settings: String = "") throws -> PostgreSQLLocation {
    var parts = try #require(URLComponents(string: url))
    if let user { parts.user = user }
    if let password { parts.password = password }
    if let port { parts.port = port }
    return try PostgreSQLLocation("\(try #require(parts.string))?options=-csearch_path%3D\(schema)\(settings)")
  }

  func store(
    user: String? = nil, password: String? = nil, port: Int? = nil, settings: String = "", options: PostgreSQLOptions = PostgreSQLOptions()
  ) throws -> PreferenceStore {
    try PreferenceStore(PostgreSQLBackend(try location(user: user, password: password, port: port, settings: settings), options: options))
  }

  /// A connection of the test's own.
  func connection() throws -> Connection {
    try Connection(ConnectionSettings(location: try location(), options: PostgreSQLOptions()))
  }

  /// Runs statements; returns the rows of the last one.
  @discardableResult
  func execute(_ statements: String...) throws -> Rows {
    let connection = try connection()
    _ = try connection.exchange([Request(once: "SET client_min_messages = warning")])
    return try statements.reduce(Rows(columns: 0, values: [])) { try connection.exchange([Request(once: $1)]).last ?? $0 }
  }

  /// Removes the schema.
  func drop() throws { try execute("DROP SCHEMA \(schema) CASCADE") }
}
