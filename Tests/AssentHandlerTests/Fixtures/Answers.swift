import AssentModel
import AssentStore
import Testing

/// What was answered with success, and what of it is in a store.
struct Answers {
  private(set) var profiles: [String] = []

  mutating func add(_ profiles: [String]) { self.profiles += profiles }

  /// Expects every one in the history once, and the chain to hold. Prints a line of the table of faults.
  ///
  /// - Parameter others: profiles whose choice got another answer; they may be there once.
  func expectOnce(in store: PreferenceStore, _ fault: String, others: [String] = []) async throws {
    var counts: [String: Int] = [:]
    var (last, isEnd, positions) = (HistoryPosition.start, false, 0)
    while !isEnd {
      let page = try await store.entries(after: last, limit: 5000)
      for entry in page {
        #expect(entry.position == last.next)
        if let profile = entry.record?.profile { counts[profile.text, default: 0] += 1 }
        last = entry.position
        positions += 1
      }
      isEnd = page.isEmpty
    }
    let missing = profiles.filter { counts[$0] == nil }
    let doubled = counts.filter { $0.value > 1 }.keys
    #expect(missing.isEmpty, "\(missing.count) answered choices are lost: \(missing.prefix(5))")
    #expect(doubled.isEmpty, "\(doubled.count) choices are there more than once: \(doubled.prefix(5))")
    #expect(Set(counts.keys).isSubset(of: Set(profiles + others)), "choices that nobody made")
    #expect(try await store.verify().problems == [])
    print("| \(fault) | \(profiles.count) answered | \(profiles.count - missing.count) found once | \(positions) records |")
  }
}
