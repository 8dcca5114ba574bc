import AssentLinks
import AssentModel
import TestStores
import Testing

@testable import AssentStore

@Suite("Erasing a person, in every store")
struct ErasureConformanceTests {
  private static func erase(_ person: Person) async throws -> Erasure? {
    try await person.store.erase(Person.erasure(of: person.profile), at: Person.now)
  }

  private static func verify(_ store: PreferenceStore) async throws -> ChainVerification {
    var verification = ChainVerification()
    for entry in try await store.entries(after: .start, limit: 1000) { verification.follow(entry) }
    verification.finish(head: try await store.head())
    return verification
  }

  @Test("The records lose their person, the chain goes on, and the erasure is an entry of it", arguments: StoreKind.allCases)
  func erases(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (ana, bo) = (try Person("ana", store: store), try Person("bo", store: store))
      try await ana.send(.optIn, .channel(.email))
      try await bo.send(.optOut)
      try await ana.send(.optOut, .channel(.sms))
      let before = try await store.entries(after: .start, limit: 10)
      let erasure = try #require(try await Self.erase(ana))
      #expect(erasure.records.map(\.position.rawValue) == [1, 3])
      #expect(try await ana.history.isEmpty)
      #expect(try await store.entries(of: ana.profile).isEmpty)
      #expect(try await bo.history.count == 1)
      let entries = try await store.entries(after: .start, limit: 10)
      #expect(entries.map(\.position.rawValue) == [1, 2, 3, 4])
      #expect(entries.prefix(3).map(\.chain) == before.map(\.chain) && entries.prefix(3).map(\.digest) == before.map(\.digest))
      #expect(entries.map { $0.record == nil } == [true, false, true, true])
      #expect(entries.last?.content == .erasure(erasure))
      guard case .erased(let left) = entries[0].content else { throw StoreError(.corrupt, "", "the first entry is erased") }
      #expect(left == ErasedRecord(try #require(before[0].record)))
      #expect(try await store.entries(after: try #require(HistoryPosition(rawValue: 2)), limit: 1).map(\.position.rawValue) == [3])
      #expect(try await store.head() == entries.last?.head)
      let verification = try await Self.verify(store)
      #expect(verification.problems.isEmpty && verification.count == 4)
      for entry in entries { #expect(!"\(entry)".contains("ana")) }
    }
  }

  @Test("The opt-outs are still respected, opt-ins end, and a later choice begins from there", arguments: StoreKind.allCases)
  func respects(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optOut)
      try await person.send(.optIn, .channel(.email))
      _ = try #require(try await Self.erase(person))
      #expect(try await person.state == Preferences(every: .optOut))
      #expect(try await person.send(.optOut).outcome == .nothingChanged)
      let back = try await person.send(.optIn, .channel(.sms))
      #expect(back.records.map(\.before) == [Preferences(every: .optOut)])
      #expect(try await person.state.effective(.sms) == .optIn)
      #expect(try await person.state.effective(.email) == .optOut)
      _ = try #require(try await Self.erase(person))
      #expect(try await person.state == Preferences(every: .optOut))
      #expect(try await Self.verify(store).problems.isEmpty)
    }
  }

  @Test("Of a person who had opted out of nothing, nothing is kept, nor of an opt-out that was taken back", arguments: StoreKind.allCases)
  func keepsNothing(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optOut)
      _ = try #require(try await Self.erase(person))
      try await person.send(.optIn)
      #expect(try #require(try await Self.erase(person)).suppression == nil)
      #expect(try await person.state == Preferences())
      #expect(try await Self.verify(store).problems.isEmpty)
    }
  }

  @Test("Erasing somebody whom the store doesn't know changes nothing, twice as little", arguments: StoreKind.allCases)
  func unknown(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      #expect(try await Self.erase(person) == nil)
      #expect(try await store.head() == .start)
      try await person.send(.optOut)
      #expect(try await Self.erase(person) != nil)
      #expect(try await Self.erase(person) == nil)
      #expect(try await store.head().position.rawValue == 2)
    }
  }

  @Test("An undo button from before the erasure brings nothing back", arguments: StoreKind.allCases)
  func undo(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optIn)
      try await person.send(.optOut)
      _ = try await Self.erase(person)
      #expect(try await person.send(.undo).outcome == .nothingChanged)
      #expect(try await person.state.effective(.email) == .optOut)
    }
  }

  @Test("Networks are kept apart: removing them leaves records and chain as they are", arguments: StoreKind.allCases)
  func networks(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      var generator = SystemRandomNumberGenerator()
      for (seconds, channel) in [(10, Channel.email), (20, .sms)] {
        let link = try person.keys.verify(try person.keys.sign(Link(.optOut, scope: .channel(channel), profile: person.profile)).text)
        let submission = Submission(
          id: RecordID(at: Person.now, from: &generator), salt: RecordSalt(from: &generator), link: link, form: .button,
          evidence: PageEvidence(locale: try #require(LocaleTag("nl")), network: "192.0.2.0/24"))
        _ = try await store.record(try #require(submission), at: Timestamp(seconds: Int64(seconds)))
      }
      #expect(try await person.history.map(\.network) == ["192.0.2.0/24", "192.0.2.0/24"])
      #expect(try await store.removeNetworks(before: Timestamp(seconds: 15)) == 1)
      #expect(try await person.history.map(\.network) == [nil, "192.0.2.0/24"])
      #expect(try await Self.verify(store).problems.isEmpty)
      #expect(try await Self.erase(person) != nil)
      #expect(try await store.removeNetworks(before: Timestamp(seconds: 100)) == 0)
    }
  }

  @Test("An opt-out that nobody meant is taken back, unless something was chosen since", arguments: StoreKind.allCases)
  func takingBack(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      var generator = SystemRandomNumberGenerator()
      func takeBack(_ record: ConsentRecord) async throws -> [ConsentRecord] {
        let submission = Submission(
          id: RecordID(at: Person.now, from: &generator), salt: RecordSalt(from: &generator), takingBack: record,
          statement: SenderStatement(reason: "a scanner"))
        return try await store.record(submission, at: Person.now).records
      }
      try await person.send(.optIn, .channel(.email))
      let optOut = try #require(try await person.send(.optOut, .everyChannel, .oneClick).records.first)
      let back = try await takeBack(optOut)
      #expect(back.map(\.method) == [.undo] && back.map(\.statement?.reason) == ["a scanner"] && back.map(\.after) == [optOut.before])
      #expect(try await takeBack(optOut).isEmpty)
      let again = try #require(try await person.send(.optOut).records.first)
      try await person.send(.optIn, .channel(.sms))
      #expect(try await takeBack(again).isEmpty)
    }
  }

  @Test(
    "A copy of a store from which somebody was erased knows nothing more, and respects the same opt-outs", arguments: StoreKind.allCases,
    StoreKind.allCases)
  func copies(from: StoreKind, to: StoreKind) async throws {
    try await from.withStore { source async throws in
      let (ana, bo) = (try Person("ana", store: source), try Person("bo", store: source))
      try await ana.send(.optOut)
      try await bo.send(.optOut, .channel(.sms))
      _ = try #require(try await Self.erase(ana))
      try await ana.send(.optIn, .channel(.email))
      let cy = try Person("cy", store: source)
      try await cy.send(.optOut)
      _ = try #require(try await Self.erase(cy))
      try await cy.send(.optIn)
      #expect(try #require(try await Self.erase(cy)).suppression == nil)
      try await to.withStore { target async throws in
        let copied = try await StoreCopy(from: source, to: target, pageSize: 2).run()
        #expect(copied.count == 8)
        #expect(try await target.entries(after: .start, limit: 100) == source.entries(after: .start, limit: 100))
        #expect(try await target.backend.stateProblems().isEmpty)
        #expect(try await Person("cy", store: target).state == Preferences())
        let (new, other) = (try Person("ana", store: target), try Person("bo", store: target))
        #expect(try await ana.state == new.state)
        #expect(try await bo.state == other.state)
        _ = try #require(try await Self.erase(new))
        #expect(try await new.state == Preferences(every: .optOut))
        _ = try #require(try await Self.erase(other))
        #expect(try await other.state == Preferences(channels: [.sms: .optOut]))
        #expect(try await target.verify(pageSize: 2).problems.isEmpty)
        #expect(try await target.integrityProblems().isEmpty)
        let error = await #expect(throws: StoreError.self) { try await target.adopt(try await source.suppressionSecret()) }
        #expect(error?.code == .notEmpty)
      }
    }
  }

  @Test(
    "Whoever is erased while a store is copied is erased in the copy, too, whether their records had been copied before",
    arguments: StoreKind.allCases)
  func erasedMeanwhile(to: StoreKind) async throws {
    let memory = MemoryBackend()
    let source = PreferenceStore(memory)
    let (ana, bo, cy) = (try Person("ana", store: source), try Person("bo", store: source), try Person("cy", store: source))
    try await ana.send(.optOut)
    try await bo.send(.optIn)
    try await cy.send(.optOut, .channel(.sms))
    try await ana.send(.optIn, .channel(.email))
    try await bo.send(.optOut, .channel(.email))
    try await cy.send(.optIn, .channel(.sms))
    try await to.withStore { target async throws in
      let requests = [2: Person.erasure(of: ana.profile), 4: Person.erasure(of: cy.profile), 5: Person.erasure(of: bo.profile)]
      let erasing = WrappedBackend(
        memory,
        before: { call async throws(StoreError) in
          // Of the first two, one record is copied and one isn't yet; of the third, both are.
          guard case .entries(let position) = call, let request = requests[Int(position.rawValue)] else { return }
          _ = try await source.erase(request, at: Person.now)
        })
      let copied = try await StoreCopy(from: PreferenceStore(erasing), to: target, pageSize: 1).run()
      #expect(copied.count == 9)
      let entries = try await target.entries(after: .start, limit: 100)
      #expect(try await entries == source.entries(after: .start, limit: 100))
      for name in ["ana", "bo", "cy"] { #expect(!entries.contains { "\($0)".contains("\"\(name)\"") }) }
      #expect(try await target.backend.stateProblems().isEmpty)
      #expect(try await Person("ana", store: target).state == Preferences(every: .optOut))
      for person in [bo, cy] { #expect(try await target.preferences(of: person.profile) == person.state) }
      #expect(try await target.verify().problems.isEmpty)
      #expect(try await target.integrityProblems().isEmpty)
    }
  }

  @Test("A choice that waited while its person was erased is held to what is still respected", arguments: StoreKind.allCases)
  func replays(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      var generator = SystemRandomNumberGenerator()
      func late(_ choice: Choice, _ scope: Scope) -> LateSubmission {
        let submission = Submission(
          id: RecordID(at: Person.now, from: &generator), salt: RecordSalt(from: &generator), profile: person.profile, choice: choice, scope: scope,
          method: .byHand, statement: SenderStatement(reason: "by phone"))
        return LateSubmission(submission, at: Person.now)
      }
      try await person.send(.optOut)
      _ = try #require(try await Self.erase(person))
      let results = try await store.replay([late(.optOut, .channel(.sms)), late(.optIn, .channel(.email))])
      #expect(results.map(\.records.count) == [0, 1] && results[1].records.map(\.before) == [Preferences(every: .optOut)])
      #expect(try await store.verify().problems.isEmpty)
    }
  }
}
