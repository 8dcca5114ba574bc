import AssentAddresses
import AssentModel
import AssentStore
import Testing

@Suite("The decisions behind every store")
struct EngineConformanceTests {
  @Test("A record with an id that is there already is refused, and nothing is recorded", arguments: StoreKind.allCases)
  func takenID(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (ana, bo) = (try Person("ana", store: store), try Person("bo", store: store))
      let first = try ana.submission(.optOut)
      _ = try await store.record(first, at: Person.now)
      let same = Submission(
        id: first.id, salt: first.salt, profile: bo.profile, choice: .optOut, scope: .everyChannel, method: .byHand,
        statement: SenderStatement(reason: "by phone"))
      var error = await #expect(throws: StoreError.self) { try await store.record(same, at: Person.now) }
      #expect(error?.code == .alreadyRecorded)
      let mailbox = Mailbox("ana@example.be", store: store)
      let change = mailbox.made(.hardFailure)
      _ = try await store.change([change], at: Person.now)
      let other = QuarantineChange(
        id: change.id, address: Address(stored: "bo@example.be", channel: .email), event: .hardFailure, method: .bounce,
        statement: SenderStatement(reason: "a test"))
      error = await #expect(throws: StoreError.self) { try await store.change([other], at: Person.now) }
      #expect(error?.code == .alreadyRecorded)
      #expect(try await bo.history.isEmpty)
      #expect(try await store.head().position.rawValue == 2)
    }
  }

  @Test("A dry run answers as the run does, and leaves the store as it is", arguments: StoreKind.allCases)
  func dryRun(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let people = try ["ana", "bo", "cy"].map { try Person($0, store: store) }
      try await people[0].send(.optOut)
      try await people[1].send(.optOut, .channel(.sms))
      _ = try await store.erase(Person.erasure(of: people[1].profile), at: Person.now)
      try await Mailbox("ana@example.be", store: store).change(.hardFailure, report: String(repeating: "a", count: 64))
      let run = try Run(people: people, store: store)
      let head = try await store.head()
      let dry = try await run.answers(of: store.dryRun)
      #expect(try await store.head() == head)
      #expect(try await people[0].history.count == 1)
      let real = try await run.answers(of: store)
      for (dry, real) in zip(dry, real) { #expect(dry == real) }
      #expect(dry.count == real.count)
      #expect(try await store.verify().problems.isEmpty)
    }
  }

  /// Things that are done to a store, the same ones however often.
  private struct Run {
    let people: [Person]
    let submissions: [Submission]
    let late: [LateSubmission]
    let changes: [QuarantineChange]
    let erasure: ErasureRequest

    init(people: [Person], store: PreferenceStore) throws {
      self.people = people
      submissions = [
        try people[0].submission(.optIn, .channel(.email)), try people[0].submission(.optOut, .channel(.email)),
        try people[0].submission(.undo, .channel(.email)), try people[1].submission(.optOut, .channel(.sms)), try people[2].submission(.optOut),
      ]
      let imported = Submission(
        id: try people[1].submission(.optIn).id, salt: submissions[0].salt, profile: people[1].profile, choice: .optIn, scope: .everyChannel,
        method: .byImport, statement: SenderStatement(reason: "imported"))
      late = [LateSubmission(imported, at: Timestamp(seconds: 5)), LateSubmission(imported, at: Timestamp(seconds: 5))]
      let (known, new) = (Mailbox("ana@example.be", store: store), Mailbox("bo@example.be", store: store))
      changes = [
        known.made(.complaint, report: String(repeating: "a", count: 64)), new.made(.softFailure(SoftFailurePolicy())),
        new.made(.hardFailure, report: String(repeating: "b", count: 64)), new.made(.complaint, report: String(repeating: "b", count: 64)),
      ]
      erasure = Person.erasure(of: people[2].profile)
    }

    func answers(of store: PreferenceStore) async throws -> [AnyHashable] {
      var answers: [AnyHashable] = []
      for submission in submissions {
        answers.append(try await store.record(submission, at: Person.now))
        answers.append(try await store.records(of: submission.profile, submission: submission.id))
      }
      answers.append(try await store.replay(late))
      answers.append(try await store.change(changes, at: Person.now))
      answers.append(try await store.change(changes.suffix(1), at: Person.now))
      answers.append(try await store.quarantineEntries(after: nil, limit: 10))
      answers.append(try await store.quarantineEntries(after: nil, limit: 1))
      for change in changes { answers.append(try await store.quarantineHistory(of: change.address)) }
      answers.append(try await store.erase(erasure, at: Person.now))
      answers.append(try await store.suppressions())
      for person in people {
        answers.append(try await store.preferences(of: person.profile))
        answers.append(try await store.entries(of: person.profile))
      }
      answers.append(try await store.head())
      answers.append(try await store.entries(after: .start, limit: 100).map(\.position))
      return answers
    }
  }
}
