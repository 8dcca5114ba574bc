public import AssentModel
import Synchronization

/// A store that forgets everything when the process ends: for tests, and as the measure of what other stores do.
public final class MemoryPreferenceStore: PreferenceStore {
  private struct Person {
    var state = Preferences()
    var history: [ConsentRecord] = []
  }

  private let people = Mutex<[Profile.ID: Person]>([:])

  public init() {}

  public func preferences(of profile: Profile.ID) -> Preferences {
    people.withLock { $0[profile]?.state ?? Preferences() }
  }

  public func records(of profile: Profile.ID, submission: RecordID) -> [ConsentRecord] {
    history(of: profile).filter { $0.submission == submission }
  }

  public func history(of profile: Profile.ID) -> [ConsentRecord] {
    people.withLock { $0[profile]?.history ?? [] }
  }

  public func check() {}

  public func record(_ submission: Submission, at time: Timestamp) -> RecordedSubmission {
    people.withLock { people in
      var person = people[submission.profile] ?? Person()
      let newest = person.history.last.map { last in person.history.filter { $0.submission == last.submission } } ?? []
      let records = submission.records(at: time, state: person.state, newest: newest)
      if let last = records.last {
        person.history += records
        person.state = last.after
        people[submission.profile] = person
      }
      return RecordedSubmission(submission, records: records)
    }
  }
}
