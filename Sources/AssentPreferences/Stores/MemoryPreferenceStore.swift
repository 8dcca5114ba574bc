public import AssentModel
import Synchronization

/// A store that forgets everything when the process ends: for tests, and as the measure of what other stores do.
public final class MemoryPreferenceStore: PreferenceStore {
  private struct Content {
    var states: [Profile.ID: Preferences] = [:]
    var history: [HistoryEntry] = []
    /// Where in the history each profile's entries are.
    var indices: [Profile.ID: [Int]] = [:]

    var head: HistoryHead { history.last?.head ?? .start }

    func records(of profile: Profile.ID) -> [ConsentRecord] { (indices[profile] ?? []).map { history[$0].record } }

    mutating func append(_ entry: HistoryEntry) {
      indices[entry.record.profile, default: []].append(history.count)
      history.append(entry)
      states[entry.record.profile] = entry.record.after
    }
  }

  private let content = Mutex(Content())

  public init() {}

  public func preferences(of profile: Profile.ID) -> Preferences {
    content.withLock { $0.states[profile] ?? Preferences() }
  }

  public func records(of profile: Profile.ID, submission: RecordID) -> [ConsentRecord] {
    history(of: profile).filter { $0.submission == submission }
  }

  public func history(of profile: Profile.ID) -> [ConsentRecord] {
    content.withLock { $0.records(of: profile) }
  }

  public func head() -> HistoryHead { content.withLock { $0.head } }

  public func entries(after position: HistoryPosition, limit: Int) -> [HistoryEntry] {
    content.withLock { Array($0.history.dropFirst(Int(clamping: position.rawValue)).prefix(max(0, limit))) }
  }

  public func check() {}

  public func record(_ submission: Submission, at time: Timestamp) -> RecordedSubmission {
    content.withLock { content in
      let profile = submission.profile
      let history = content.records(of: profile)
      let newest = history.last.map { last in history.filter { $0.submission == last.submission } } ?? []
      let records = submission.records(at: time, state: content.states[profile] ?? Preferences(), newest: newest)
      for record in records { content.append(content.head.appending(record)) }
      return RecordedSubmission(submission, records: records)
    }
  }
}

extension MemoryPreferenceStore {
  public func replay(_ submissions: [LateSubmission]) -> [ReplayedSubmission] {
    content.withLock { content in
      submissions.map { late in
        let profile = late.submission.profile
        let replayed = late.decide(state: content.states[profile] ?? Preferences(), history: content.records(of: profile))
        for record in replayed.added { content.append(content.head.appending(record)) }
        return replayed
      }
    }
  }
}

extension MemoryPreferenceStore: MaintainedStore {
  public func append(_ entries: [HistoryEntry]) throws(StoreError) {
    try content.withLock { content throws(StoreError) in
      _ = try content.head.following(entries, subject: "memory")
      for entry in entries { content.append(entry) }
    }
  }

  public func stateProblems() -> [HistoryProblem] { [] }

  public func integrityProblems() -> [String] { [] }
}
