import AssentLinks
import AssentModel
import AssentStore
import Testing

@Suite("What every store does")
struct StoreConformanceTests {
  static let both = Scope.channels(ChannelSet([.email, .sms]))

  @Test("A profile that never chose has an empty state and no history", arguments: StoreKind.allCases)
  func empty(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await store.check()
      #expect(try await person.state == Preferences())
      #expect(try await person.history.isEmpty)
    }
  }

  @Test("A record tells everything about a choice", arguments: StoreKind.allCases)
  func record(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let submission = try person.submission(.optOut, Self.both)
      guard case .link(let link, _) = submission.origin else { throw StoreError(.unavailable, "", "a button's submission has a link") }
      let recorded = try await store.record(submission, at: Person.now)
      #expect(recorded.outcome == .optedOut)
      let expected = ConsentRecord(
        id: submission.id.record(0), submission: submission.id, salt: submission.salt, time: Person.now, profile: person.profile, choice: .optOut,
        scope: Self.both, method: .page, campaign: CampaignNumber(rawValue: 7), locale: LocaleTag("nl"), pageHash: "ab12",
        sourcesHash: "cd34", keyID: link.keyID, tokenHash: link.tokenHash, before: Preferences(),
        after: Preferences(channels: [.email: .optOut, .sms: .optOut]))
      #expect(recorded.records == [expected])
      #expect(try await person.history == [expected])
      #expect(try await store.records(of: person.profile, submission: submission.id) == [expected])
      #expect(try await person.state == expected.after)
    }
  }

  @Test("What somebody at the sender enters is a record like any other, with who and why", arguments: StoreKind.allCases)
  func sender(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      var generator = SystemRandomNumberGenerator()
      let statement = SenderStatement(reason: "by phone; “stop” 'now'", actor: "Ines")
      let submission = Submission(
        id: RecordID(at: Person.now, from: &generator), salt: RecordSalt(from: &generator), profile: person.profile, choice: .optOut,
        scope: .channel(.post), method: .byHand, statement: statement)
      #expect(try await store.record(submission, at: Person.now).outcome == .optedOut)
      let history = try await person.history
      #expect(history.map(\.statement) == [statement] && history.map(\.method) == [.operator])
      #expect(history.allSatisfy { $0.tokenHash == nil && $0.locale == nil })
      #expect(try await person.state.effective(.post) == .optOut)
    }
  }

  @Test("A submission is shown to its own profile only", arguments: StoreKind.allCases)
  func profilesAreSeparate(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (one, other) = (try Person("p-1", store: store), try Person("p-2", store: store))
      let recorded = try await one.send(.optOut)
      #expect(try await store.records(of: other.profile, submission: recorded.submission).isEmpty)
      #expect(try await other.state == Preferences())
    }
  }

  @Test("Doing something twice succeeds and records once", arguments: StoreKind.allCases)
  func twice(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      #expect(try await person.send(.optOut).outcome == .optedOutOfEverything)
      let second = try await person.send(.optOut, .everyChannel, .oneClick)
      #expect(second.outcome == .nothingChanged)
      #expect(second.records.isEmpty)
      #expect(try await person.history.count == 1)
    }
  }

  @Test("Opting out of two channels of which one is out already records the link's scope once", arguments: StoreKind.allCases)
  func partly(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optOut, .channel(.email))
      let recorded = try await person.send(.optOut, Self.both)
      #expect(recorded.records.map(\.scope) == [Self.both])
      #expect(try await person.send(.optOut, .channel(.sms)).outcome == .nothingChanged)
    }
  }

  @Test("How a choice came is recorded", arguments: StoreKind.allCases)
  func methods(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optOut, .everyChannel, .oneClick)
      try await person.send(.optIn)
      try await person.send(.optOut, .channel(.post))
      try await person.send(.confirm, .channel(.post))
      let history = try await person.history
      #expect(history.map(\.method) == [.oneClick, .page, .page, .signUpConfirmation])
      #expect(history.map(\.pageHash) == [nil, "ab12", "ab12", "ab12"])
      #expect(history.map(\.choice) == [.optOut, .optIn, .optOut, .optIn])
    }
  }

  @Test("The preferences form records what differs from the state: opt-outs first, channels together", arguments: StoreKind.allCases)
  func preferencesForm(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let news = Scope.service(try #require(ServiceNumber(rawValue: 2)))
      let offers = Scope.service(try #require(ServiceNumber(rawValue: 9)))
      let offered: [Scope] = [.channel(.post), .channel(.email), .channel(.sms), offers, news]
      try await person.send(.optIn, .channel(.email))
      let form = SubmissionForm.preferences(offered: offered, ticked: [.channel(.sms), .channel(.email), news])
      let recorded = try await person.send(.preferences, .everyChannel, form)
      #expect(recorded.outcome == .preferencesSaved)
      #expect(recorded.records.map(\.scope) == [.channel(.post), offers, .channel(.sms), news])
      #expect(recorded.records.map(\.choice) == [.optOut, .optOut, .optIn, .optIn])
      #expect(Set(recorded.records.map(\.submission)) == [recorded.submission])
      #expect(zip(recorded.records, recorded.records.dropFirst()).allSatisfy { $0.after == $1.before })
      #expect(try await person.state.effective(.channel(.phone), at: Person.now) == nil)
      #expect(try await person.send(.preferences, .everyChannel, form).outcome == .nothingChanged)
    }
  }

  @Test("Undoing brings back the state before the opt-out, once", arguments: StoreKind.allCases)
  func undo(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optIn, .channel(.email))
      let before = try await person.state
      try await person.send(.optOut)
      let undone = try await person.send(.undo)
      #expect(undone.outcome == .undone)
      #expect(undone.records.map(\.method) == [.undo])
      #expect(undone.records.map(\.choice) == [.optIn])
      #expect(undone.records.map(\.after) == [before])
      #expect(try await person.state == before)
      #expect(try await person.send(.undo).outcome == .nothingChanged)
      #expect(try await person.history.count == 3)
    }
  }

  @Test("Undoing changes nothing unless the newest submission is an opt-out of that scope", arguments: StoreKind.allCases)
  func undoOfSomethingElse(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      #expect(try await person.send(.undo).outcome == .nothingChanged)
      try await person.send(.optOut, .channel(.email))
      #expect(try await person.send(.undo, .everyChannel).outcome == .nothingChanged)
      try await person.send(.optIn, .channel(.sms))
      #expect(try await person.send(.undo, .channel(.email)).outcome == .nothingChanged)
      #expect(try await person.state.effective(.email) == .optOut)
    }
  }

  @Test("The entries of all profiles form one chain without a gap, whatever order they came in", arguments: StoreKind.allCases)
  func chain(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      #expect(try await store.head() == .start)
      let people = try (0..<8).map { try Person("p-\($0)", store: store) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<64 {
          group.addTask { try await people[index % 8].send(index % 16 < 8 ? .optOut : .optIn, .channel(Channel.allCases[index % 3])) }
        }
        try await group.waitForAll()
      }
      let head = try await store.head()
      var entries: [HistoryEntry] = []
      while true {
        let page = try await store.entries(after: entries.last?.position ?? .start, limit: 7)
        if page.isEmpty { break }
        #expect(page.count <= 7)
        entries += page
      }
      #expect(entries.map(\.position.rawValue) == Array(1...Int64(entries.count)))
      #expect(entries.last?.head == head)
      var verification = ChainVerification()
      for entry in entries { verification.follow(entry) }
      verification.finish(head: head)
      #expect(verification.problems.isEmpty && verification.count == entries.count)
      #expect(try await entries.filter { $0.record?.profile == people[3].profile }.map(\.record) == people[3].history)
    }
  }

  @Test("Twenty of the same at once record once", arguments: StoreKind.allCases)
  func atOnce(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
        for _ in 0..<20 { group.addTask { try await person.send(.optOut).outcome } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 == .optedOutOfEverything }.count == 1)
      #expect(outcomes.filter { $0 == .nothingChanged }.count == 19)
      #expect(try await person.history.count == 1)
    }
  }

  @Test("The history folds to the state, whatever order choices race in", arguments: StoreKind.allCases)
  func racing(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<40 {
          group.addTask { try await person.send(index.isMultiple(of: 2) ? .optOut : .optIn, .channel(Channel.allCases[index % 5])) }
        }
        try await group.waitForAll()
      }
      let history = try await person.history
      #expect(zip(history, history.dropFirst()).allSatisfy { $0.after == $1.before })
      #expect(try await history.last?.after == person.state)
      #expect(history.reduce(Preferences()) { $0.applying($1.choice, to: $1.scope) } == history.last?.after)
    }
  }

  @Test("The history is one chain, and the states follow from it", arguments: StoreKind.allCases)
  func verification(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      for index in 0..<25 { try await Person("p-\(index % 7)", store: store).send(index.isMultiple(of: 2) ? .optOut : .optIn) }
      let verified = try await store.verify(pageSize: 4)
      #expect(verified.problems.isEmpty)
      #expect(try await verified.head == store.head() && verified.count == Int(verified.head.position.rawValue))
      #expect(try await store.integrityProblems().isEmpty)
    }
  }

  @Test("A copy in any other store is the same history, and goes on from there", arguments: StoreKind.allCases, StoreKind.allCases)
  func copy(from: StoreKind, to: StoreKind) async throws {
    try await from.withStore { source async throws in
      for index in 0..<25 { try await Person("p \"\(index % 7)\" \\{é,NULL}\n", store: source).send(index % 3 == 0 ? .optOut : .optIn, Self.both) }
      try await to.withStore { target async throws in
        let copied = try await StoreCopy(from: source, to: target, pageSize: 4).run()
        #expect(try await copied.head == source.head())
        #expect(try await target.entries(after: .start, limit: 100) == source.entries(after: .start, limit: 100))
        let (old, new) = (try Person("p \"1\" \\{é,NULL}\n", store: source), try Person("p \"1\" \\{é,NULL}\n", store: target))
        #expect(try await old.state == new.state)
        #expect(try await new.history == old.history)
        try await new.send(.optOut, .everyChannel)
        #expect(try await target.verify().problems.isEmpty)
        let error = await #expect(throws: StoreError.self) { try await StoreCopy(from: source, to: target).run() }
        #expect(error?.code == .notEmpty)
      }
    }
  }

  @Test("Entries that don't follow are refused, and nothing is added", arguments: StoreKind.allCases)
  func appendOnlyInOrder(kind: StoreKind) async throws {
    let source = PreferenceStore(MemoryBackend())
    for index in 0..<4 { try await Person("p-\(index)", store: source).send(.optOut) }
    let entries = try await source.entries(after: .start, limit: 10)
    var altered = try #require(entries[1].record)
    altered.choice = .optIn
    let forged = HistoryEntry(position: entries[1].position, record: altered, digest: entries[1].digest, chain: entries[1].chain)
    try await kind.withStore { store async throws in
      for wrong in [Array(entries[1...]), [entries[0], entries[2]], [entries[0], forged]] {
        let error = await #expect(throws: StoreError.self) { try await store.append(wrong) }
        #expect(error?.code == .brokenChain)
      }
      #expect(try await store.head() == .start)
      try await store.append([])
      try await store.append(entries)
      #expect(try await store.head() == entries.last?.head)
    }
  }

  @Test("Of twenty that send the same at once, one is recorded", arguments: StoreKind.allCases)
  func twenty(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
        for _ in 0..<20 { group.addTask { try await person.send(.optOut).outcome } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .optedOutOfEverything } == 1 && outcomes.count { $0 == .nothingChanged } == 19)
      #expect(try await person.history.count == 1)
    }
  }
}
