import AssentModel
import AssentStore
import Testing

@testable import AssentPostgreSQL

@Suite("Handlers that share a PostgreSQL database")
struct SharedStoreTests {
  @Test("Two that write at once lose and double nothing, and agree about every state")
  func atOnce() async throws {
    let database = try TestDatabase()
    let stores = [try database.store(), try database.store()]
    let recorded = try await withThrowingTaskGroup(of: RecordedSubmission.self) { group in
      for index in 0..<1000 {
        let submission = try Choices.make("p-\(index % 40)", index % 3 == 0 ? .optIn : .optOut, .channel(Channel.allCases[index % 5]))
        group.addTask { try await stores[index / 7 % 2].record(submission, at: Choices.now) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let answered = recorded.flatMap(\.records)
    let entries = try await stores[0].entries(after: .start, limit: 5000)
    #expect(Set(entries.compactMap(\.record)) == Set(answered) && entries.count == answered.count)
    #expect(entries.map(\.position.rawValue) == Array(1...Int64(entries.count)))
    for store in stores { #expect(try await store.verify().problems.isEmpty) }
    for index in 0..<40 {
      let profile = try #require(Profile.ID("p-\(index)"))
      let history = entries.compactMap(\.record).filter { $0.profile == profile }
      #expect(zip(history, history.dropFirst()).allSatisfy { $0.after == $1.before })
      for store in stores { #expect(try await store.preferences(of: profile) == history.last?.after) }
    }
    try database.drop()
  }

  @Test("The same choice sent to both ten times at once is recorded once")
  func same() async throws {
    let database = try TestDatabase()
    let stores = [try database.store(), try database.store()]
    let submission = try Choices.make("p")
    let changes = try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<20 { group.addTask { try await stores[index % 2].record(submission, at: Choices.now).records.count } }
      return try await group.reduce(0, +)
    }
    #expect(changes == 1)
    #expect(try await stores[0].head().position.rawValue == 1)
    try database.drop()
  }

  @Test("Several that start at once make the tables once")
  func start() async throws {
    let database = try TestDatabase()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        let store = try database.store()
        group.addTask { try await store.check() }
      }
      try await group.waitForAll()
    }
    #expect(try database.execute("SELECT version, is_protected FROM schema_version").map { [$0[0], $0[1]] } == [["2", "t"]])
    try database.drop()
  }
}
