import AssentModel
import AssentStore
import TestSupport
import Testing

@Suite("A store with a journal beside a naive model")
struct JournalModelTests {
  /// What was answered with success, kept in the simplest way.
  private struct Model {
    var states: [Int: Preferences] = [:]
    /// The opt-outs that a profile made without an opt-in between them, and whether they changed its state.
    struct Run {
      var optOuts: [RecordID] = []
      var hasChange = false
    }
    var runs: [Int: [Run]] = [:]

    mutating func answered(_ choice: Choice, _ scope: Scope, of profile: Int, id: RecordID) {
      let before = states[profile] ?? Preferences()
      let after = before.applying(choice, to: scope)
      states[profile] = after
      var runs = self.runs[profile] ?? [Run()]
      if choice == .optIn { runs.append(Run()) }
      if choice == .optOut {
        runs[runs.count - 1].optOuts.append(id)
        runs[runs.count - 1].hasChange = runs[runs.count - 1].hasChange || before != after
      }
      self.runs[profile] = runs
    }
  }

  @Test("After outages and crashes every answered opt-out is in the store once, and the states are the model's", arguments: 0..<100)
  func outages(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed) &* 1_000_003 &+ 1)
    let folder = try JournalFolder()
    let failing = FailingStore()
    var journal = try OptOutJournal(path: folder.journal)
    var store = PreferenceStore(failing.backend, journal: journal)
    let recipients = try (0..<6).map { try Recipient("p-\($0)") }
    let scopes = [Scope.everyChannel, .channel(.email), .channel(.sms), Recipient.news]
    var model = Model()
    for step in 0..<200 {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0: failing.mode = .works
      case 1: failing.mode = .fails([.unavailable, .readOnly, .corrupt].randomElement(using: &generator) ?? .unavailable)
      case 2: failing.mode = .commitsAndFails
      case 3: _ = await store.replay()
      case 4:
        await journal.close()
        journal = try OptOutJournal(path: folder.journal)
        store = PreferenceStore(failing.backend, journal: journal)
      default:
        let index = Int.random(in: 0..<recipients.count, using: &generator)
        let scope = scopes.randomElement(using: &generator) ?? .everyChannel
        // An opt-in whose commit nobody knows the end of is answered with an error, and the model can't tell.
        let isOptIn = Bool.random(using: &generator) && failing.mode != .commitsAndFails
        let submission = try recipients[index].submission(isOptIn ? .optIn : .optOut, scope)
        do {
          let recorded = try await store.record(submission, at: Timestamp(seconds: Int64(step)))
          #expect(!recorded.isProvisional || !isOptIn)
          model.answered(isOptIn ? .optIn : .optOut, scope, of: index, id: submission.id)
        } catch {
          #expect(isOptIn, "an opt-out is always answered")
        }
      }
    }
    failing.mode = .works
    #expect(await store.replay().problem == nil && journal.depth == 0)
    for (index, recipient) in recipients.enumerated() {
      #expect(try await store.preferences(of: recipient.profile) == model.states[index] ?? Preferences(), "profile \(index)")
      let history = try await store.history(of: recipient.profile)
      #expect(zip(history, history.dropFirst()).allSatisfy { $0.after == $1.before })
    }
    // An opt-out that waits in the journal may be recorded after a later one of the same scope. Then that one has the record and this one, which changes
    // nothing any more, has none: so no opt-out has two, and those of a run have one among them when they changed something.
    for (profile, runs) in model.runs {
      for run in runs {
        var count = 0
        for optOut in run.optOuts {
          let records = try await store.records(of: recipients[profile].profile, submission: optOut)
          #expect(records.count <= 1, "profile \(profile)")
          count += records.count
        }
        #expect(count >= 1 || !run.hasChange, "profile \(profile)")
      }
    }
  }
}
