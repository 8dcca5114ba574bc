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
      for record in records {
        content.indices[profile, default: []].append(content.history.count)
        content.history.append(content.head.appending(record))
        content.states[profile] = record.after
      }
      return RecordedSubmission(submission, records: records)
    }
  }
}
