import AssentStore
import Foundation
import Testing

@testable import AssentPostgreSQL

/// A schema of its own in the server that the tests use.
struct TestSchema {
  let location: PostgreSQLLocation
  private let name: String
  private let url: String

  init() throws {
    url = try #require(
      ProcessInfo.processInfo.environment["ASSENT_TEST_POSTGRESQL"], "ASSENT_TEST_POSTGRESQL names a PostgreSQL server; Tests/run starts one")
    name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    location = try PostgreSQLLocation("\(url)?options=-csearch_path%3D\(name)")
    try execute("CREATE SCHEMA \(name)")
  }

  func drop() throws { try execute("DROP SCHEMA \(name) CASCADE") }

  private func execute(_ sql: String) throws {
    let settings = try ConnectionSettings(location: try PostgreSQLLocation(url), options: PostgreSQLOptions())
    _ = try Connection(settings).exchange([Request(once: "SET client_min_messages = warning"), Request(once: sql)])
  }
}
