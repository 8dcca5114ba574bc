import AssentLinks
import AssentModel
import AssentPostgreSQL
import AssentSQLite
import AssentStore
import Foundation

/// Measures how many choices a second a store commits when many people choose at once, each waiting for the answer.
struct StoreBenchmark {
  let location: String
  let submissions: Int
  let tasks: Int
  let rounds: Int

  func run() async throws {
    let store: PreferenceStore
    switch try StoreLocation(location) {
    case .sqlite(let path): store = try PreferenceStore(SQLiteBackend(path: path))
    case .postgresql(let server): store = try PreferenceStore(PostgreSQLBackend(server))
    }
    try await store.check()
    print("\(try StoreLocation(location)): \(submissions) choices of as many profiles, \(tasks) at once")
    print("round  choices/s  p50 ms  p99 ms  max ms  verified")
    for round in 1...rounds {
      let before = try await store.head().position.rawValue
      let made = try make()
      let start = ContinuousClock.now
      let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
        for task in 0..<tasks {
          group.addTask {
            var latencies: [Duration] = []
            for index in stride(from: task, to: made.count, by: tasks) {
              let began = ContinuousClock.now
              _ = try await store.record(made[index], at: .now)
              latencies.append(ContinuousClock.now - began)
            }
            return latencies
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let added = try await store.head().position.rawValue - before
      let sorted = latencies.sorted().map { $0 / .milliseconds(1) }
      let cells = [
        String(round), String(Int(Double(submissions) / seconds)), text(sorted[sorted.count / 2]), text(sorted[sorted.count * 99 / 100]),
        text(sorted[sorted.count - 1]), added == Int64(submissions) ? "yes" : "\(added) records!",
      ]
      print(zip(cells, [5, 9, 6, 6, 6, 8]).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined(separator: "  "))
    }
  }

  /// Opt-outs with all that a link's record has, each of a profile of its own.
  private func make() throws -> [Submission] {
    var generator = SystemRandomNumberGenerator()
    let keys = try KeyRing(now: .now, using: &generator)
    let evidence = PageEvidence(
      locale: try required(LocaleTag("fr")), pageHash: String(repeating: "ab", count: 32), sourcesHash: String(repeating: "cd", count: 32))
    return try (0..<submissions).map { _ in
      let id = RecordID(at: .now, from: &generator)
      let link = Link(.optOut, scope: .channel(.email), profile: try required(Profile.ID(UUID().uuidString.lowercased())), campaign: nil)
      let verified = try keys.verify(try keys.sign(link).text)
      return try required(Submission(id: id, salt: RecordSalt(from: &generator), link: verified, form: .button, evidence: evidence))
    }
  }

  private func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw CocoaError(.coderInvalidValue) }
    return value
  }

  private func text(_ milliseconds: Double) -> String { String(format: "%.1f", milliseconds) }
}

extension Timestamp {
  fileprivate static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
