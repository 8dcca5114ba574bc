import AssentModel
import Testing

@testable import AssentStore

@Suite("A store with a journal")
struct JournaledStoreTests {
  private let folder: JournalFolder
  private let journal: OptOutJournal
  private let failing = FailingStore()
  private let store: PreferenceStore
  private static let now = Timestamp(seconds: 1000)

  init() throws {
    folder = try JournalFolder()
    journal = try OptOutJournal(path: folder.journal)
    store = PreferenceStore(failing.backend, journal: journal)
  }

  private func code(_ body: () async throws -> Void) async -> StoreError.Code? {
    do { try await body() } catch { return (error as? StoreError)?.code }
    return nil
  }

  @Test("While the store answers, nothing is kept")
  func passes() async throws {
    let recipient = try Recipient()
    let recorded = try await store.record(try recipient.submission(), at: Self.now)
    #expect(!recorded.isProvisional && recorded.records.count == 1)
    #expect(try await store.records(of: recipient.profile, submission: recorded.submission) == recorded.records)
    #expect(try await store.record(try recipient.submission(.undo), at: Self.now).outcome == .undone)
    #expect(store.journalState == JournalState(depth: 0, oldest: nil, hasRoom: true))
  }

  @Test(
    "Whatever the store says when it fails, an opt-out is kept and answered, and its pages can be shown",
    arguments: [StoreError.Code.unavailable, .readOnly, .corrupt, .cannotOpen, .newerSchema, .notAStore],
    [Scope.everyChannel, .channel(.email), Recipient.news])
  func keeps(code: StoreError.Code, scope: Scope) async throws {
    failing.mode = .fails(code)
    for form in [SubmissionForm.button, .oneClick] {
      let recipient = try Recipient("p-\(form)")
      let submission = try recipient.submission(.optOut, scope, form)
      let recorded = try await store.record(submission, at: Self.now)
      #expect(recorded.isProvisional)
      #expect(recorded.outcome == (scope == .everyChannel ? .optedOutOfEverything : .optedOut))
      #expect(recorded.records.map(\.before) == [Preferences()] && recorded.records.map(\.time) == [Self.now])
      #expect(try await store.records(of: recipient.profile, submission: submission.id) == recorded.records)
      #expect(try await store.preferences(of: recipient.profile).effective(scope, at: Timestamp(seconds: 0)) == .optOut)
    }
    #expect(store.journalState?.depth == 2 && store.journalState?.oldest == Self.now && store.journalState?.lastError == "store: it's away")
    #expect(store.journalState?.storeAnswers == (code == .corrupt))
    failing.mode = .works
    #expect(await store.replay().count(.recorded) == 2)
    #expect(store.journalState == JournalState(depth: 0, oldest: nil, hasRoom: true))
  }

  @Test("Everything but an opt-out fails as the store does")
  func others() async throws {
    failing.mode = .fails(.readOnly)
    let recipient = try Recipient()
    for submission in [
      try recipient.submission(.optIn), try recipient.submission(.undo), try recipient.submission(.confirm),
      try recipient.submission(.preferences, .everyChannel, .preferences(offered: [.channel(.email)], ticked: [])),
    ] {
      #expect(await code { _ = try await store.record(submission, at: Self.now) } == .readOnly)
    }
    #expect(await code { _ = try await store.preferences(of: recipient.profile) } == .readOnly)
    #expect(await code { _ = try await store.history(of: recipient.profile) } == .readOnly)
    #expect(await code { try await store.check() } == .readOnly)
    #expect(journal.depth == 0)
  }

  @Test("No choice overtakes an opt-out that waits, and other profiles aren't held up")
  func order() async throws {
    let (waiting, other) = (try Recipient("p-1"), try Recipient("p-2"))
    failing.mode = .fails(.unavailable)
    let first = try await store.record(try waiting.submission(.optOut, .channel(.email)), at: Self.now)
    failing.mode = .works
    #expect(await code { _ = try await store.record(try waiting.submission(.optIn), at: Self.now) } == .unavailable)
    let second = try await store.record(try waiting.submission(.optOut, .channel(.sms)), at: Timestamp(seconds: 1001))
    #expect(second.isProvisional && failing.attempts == 1)
    #expect(try await store.record(try other.submission(.optIn), at: Self.now).outcome == .optedIn)
    #expect(try await store.preferences(of: waiting.profile) == Preferences(channels: [.email: .optOut, .sms: .optOut]))
    #expect(await store.replay().count(.recorded) == 2)
    #expect(try await store.history(of: waiting.profile).map(\.submission) == [first.submission, second.submission])
    #expect(try await store.record(try waiting.submission(.optIn), at: Timestamp(seconds: 1002)).outcome == .optedIn)
  }

  @Test("The replay goes in the journal's order, with the times of the choices, and once")
  func replay() async throws {
    failing.mode = .fails(.unavailable)
    var ids: [RecordID] = []
    for index in 0..<600 {
      ids.append(try await store.record(try Recipient("p-\(index)").submission(), at: Timestamp(seconds: Int64(index))).submission)
    }
    #expect(await store.replay().problem == "store: it's away")
    failing.mode = .works
    let round = await store.replay()
    #expect(round.count(.recorded) == 600 && round.problem == nil && journal.depth == 0)
    let entries = try await store.entries(after: .start, limit: 1000)
    #expect(entries.map(\.record?.submission) == ids)
    #expect(entries.map(\.record?.time) == (0..<600).map { Timestamp(seconds: $0) })
    #expect(failing.replays.dropFirst() == [256, 256, 88])
    #expect(await store.replay() == ReplayRound())
  }

  @Test("A crash between the store's commit and the journal's mark records nothing twice")
  func crash() async throws {
    failing.mode = .fails(.unavailable)
    for index in 0..<5 { _ = try await store.record(try Recipient("p-\(index)").submission(), at: Timestamp(seconds: Int64(index))) }
    failing.mode = .commitsAndFails
    #expect(await store.replay().problem != nil)
    #expect(journal.depth == 5)
    await journal.close()
    failing.mode = .works
    let next = PreferenceStore(failing.backend, journal: try OptOutJournal(path: folder.journal))
    let round = await next.replay()
    #expect(round.count(.alreadyRecorded) == 5 && round.description == "5 already-recorded")
    #expect(try await next.head().position == HistoryPosition(rawValue: 5))
  }

  @Test("A commit that ended well though the store said it didn't isn't recorded again")
  func unknownOutcome() async throws {
    failing.mode = .commitsAndFails
    let recipient = try Recipient()
    #expect(try await store.record(try recipient.submission(), at: Self.now).isProvisional)
    failing.mode = .works
    #expect(await store.replay().count(.alreadyRecorded) == 1)
    #expect(try await store.history(of: recipient.profile).count == 1)
  }

  @Test("The same twenty times while the store is away is recorded once")
  func twenty() async throws {
    let recipient = try Recipient()
    failing.mode = .fails(.unavailable)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { _ = try await store.record(try recipient.submission(), at: Self.now) } }
      try await group.waitForAll()
    }
    failing.mode = .works
    let round = await store.replay()
    #expect(round.count(.recorded) == 1 && round.count(.nothingChanged) == 19)
    #expect(try await store.history(of: recipient.profile).count == 1)
  }

  @Test("A newer opt-in from another handler holds; the opt-out is recorded and told")
  func superseded() async throws {
    let recipient = try Recipient()
    failing.mode = .fails(.unavailable)
    let optOut = try await store.record(try recipient.submission(), at: Self.now)
    _ = try await failing.store.record(try recipient.submission(.optIn, .channel(.email)), at: Timestamp(seconds: 1001))
    failing.mode = .works
    let round = await store.replay()
    #expect(round.superseded == [optOut.submission] && round.description == "1 superseded")
    let state = try await store.preferences(of: recipient.profile)
    #expect(state == Preferences(every: .optOut, channels: [.email: .optIn]))
    #expect(try await store.history(of: recipient.profile).last?.after == state)
  }

  @Test("An opt-out made after a clock was set back holds against what this process knows to be older")
  func clockSetBack() async throws {
    let recipient = try Recipient()
    _ = try await store.record(try recipient.submission(.optIn), at: Timestamp(seconds: 5000))
    failing.mode = .fails(.unavailable)
    _ = try await store.record(try recipient.submission(), at: Self.now)
    failing.mode = .works
    #expect(await store.replay().count(.recorded) == 1)
    #expect(try await store.preferences(of: recipient.profile).every == .optOut)
  }

  @Test("An opt-in that the store took while the opt-out was failing is the newer choice")
  func meanwhile() async throws {
    let recipient = try Recipient()
    let (store, failing, optIn) = (store, failing, try recipient.submission(.optIn))
    failing.duringNext {
      // The store itself commits one batch after another, so another handler has it recorded, and this one learns of it.
      _ = try? await failing.store.record(optIn, at: Timestamp(seconds: 1002))
      store.answered(Timestamp(seconds: 1002))
      failing.mode = .fails(.unavailable)
    }
    #expect(try await store.record(try recipient.submission(), at: Self.now).isProvisional)
    failing.mode = .works
    #expect(await store.replay().count(.superseded) == 1)
    #expect(try await store.preferences(of: recipient.profile).every == .optIn)
  }

  @Test("A profile whose rows are damaged holds nobody else up, and stays in the journal")
  func damagedProfile() async throws {
    failing.mode = .fails(.unavailable)
    let recipients = try (0..<10).map { try Recipient("p-\($0 % 9)") }
    for (index, recipient) in recipients.enumerated() {
      _ = try await store.record(try recipient.submission(.optOut, .channel(Channel.allCases[index % 2])), at: Timestamp(seconds: Int64(index)))
    }
    failing.damage(recipients[0].profile)
    failing.mode = .works
    let round = await store.replay()
    #expect(round.count(.recorded) == 8 && round.refused.count == 1 && round.problem == "store: a row can't be read")
    #expect(journal.first(10).map(\.submission.profile) == [recipients[0].profile, recipients[0].profile])
    #expect(store.journalState?.storeAnswers == true && store.journalState?.lastError != nil)
  }

  @Test("A journal that's full makes an opt-out fail, and says so")
  func full() async throws {
    let journal = try OptOutJournal(path: folder.file("small"), limit: 100)
    let store = PreferenceStore(failing.backend, journal: journal)
    failing.mode = .fails(.readOnly)
    let error = await #expect(throws: StoreError.self) { try await store.record(try Recipient().submission(), at: Self.now) }
    #expect(error?.code == .unavailable && error?.message.contains("the journal has reached its 100 bytes") == true)
    #expect(try await failing.store.head() == .start)
  }
}
