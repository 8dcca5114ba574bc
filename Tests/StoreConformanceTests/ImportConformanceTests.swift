import AssentLinks
import AssentModel
import AssentStore
import Testing

@Suite("What every store does with choices of another system")
struct ImportConformanceTests {
  /// An imported choice of the person, so many seconds after `Person.now`.
  private static func imported(_ person: Person, _ choice: Choice, _ scope: Scope, after seconds: Int64) -> LateSubmission {
    var generator = SystemRandomNumberGenerator()
    let time = Timestamp(milliseconds: Person.now.milliseconds + seconds * 1000)
    let submission = Submission(
      id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), profile: person.profile, choice: choice, scope: scope,
      method: .byImport, statement: SenderStatement(reason: "form 12"))
    return LateSubmission(submission, at: time)
  }

  private static let service = Scope(code: 257) ?? .everyChannel

  @Test(
    "An old opt-in never overrides a newer opt-out", arguments: StoreKind.allCases,
    [Scope.everyChannel, .channel(.email), .channels(ChannelSet([.email, .sms])), service])
  func olderOptIn(kind: StoreKind, scope: Scope) async throws {
    try await kind.withStore { store async throws in
      for (name, optOut) in [("same", scope), ("everything", Scope.everyChannel)] {
        let person = try Person(name, store: store)
        try await person.send(.optOut, optOut)
        let before = try await person.state
        #expect(try await store.replay([Self.imported(person, .optIn, scope, after: -60)]).map(\.result) == [.superseded])
        #expect(try await person.state == before)
        #expect(try await person.history.map(\.choice) == [.optOut, .optIn])
        #expect(try await store.replay([Self.imported(person, .optIn, scope, after: 60)]).map(\.result) == [.recorded])
        #expect(try await person.state.effective(scope, at: Person.now) == .optIn)
      }
    }
  }

  @Test("An old opt-out never overrides a newer opt-in, and takes what nobody chose since", arguments: StoreKind.allCases)
  func olderOptOut(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optIn, .channel(.email))
      #expect(try await store.replay([Self.imported(person, .optOut, .everyChannel, after: -60)]).map(\.result) == [.superseded])
      #expect(try await person.state == Preferences(every: .optOut, channels: [.email: .optIn]))
    }
  }

  @Test("An opt-in of the very instant of an opt-out doesn't override it", arguments: StoreKind.allCases)
  func sameInstant(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let choices = [Choice.optOut, .optIn].map { Self.imported(person, $0, .channel(.sms), after: 5) }
      #expect(try await store.replay(choices).map(\.result) == [.recorded, .superseded])
      #expect(try await person.state.effective(.sms) == .optOut)
    }
  }

  @Test("Whatever the order of the choices in a file, the newest one holds", arguments: StoreKind.allCases)
  func anyOrder(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let choices: [(Choice, Int64)] = [(.optIn, 1), (.optOut, 2), (.optIn, 3), (.optOut, 4)]
      for rotation in 0..<4 {
        for reversed in [false, true] {
          let person = try Person("p-\(rotation)-\(reversed)", store: store)
          let rotated = Array(choices[rotation...] + choices[..<rotation])
          let late = (reversed ? rotated.reversed() : rotated).map { Self.imported(person, $0.0, .channel(.email), after: $0.1) }
          #expect(try await store.replay(late).allSatisfy { !$0.records.isEmpty })
          #expect(try await person.state == Preferences(channels: [.email: .optOut]))
        }
      }
    }
  }

  @Test("A newer opt-out that changed nothing still holds against an older opt-in when it was imported", arguments: StoreKind.allCases)
  func unchanging(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optOut, .channel(.email))
      let again = try await store.replay([Self.imported(person, .optOut, .channel(.email), after: 60)])
      #expect(again.map(\.result) == [.recorded] && again.first?.records.count == 1)
      #expect(try await store.replay([Self.imported(person, .optIn, .channel(.email), after: 30)]).map(\.result) == [.superseded])
      #expect(try await person.state.effective(.email) == .optOut)
    }
  }

  @Test("The same choices again add nothing, whatever was chosen meanwhile", arguments: StoreKind.allCases)
  func twice(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let late = [
        Self.imported(person, .optIn, .everyChannel, after: -60), Self.imported(person, .optOut, .channel(.email), after: -30),
        Self.imported(person, .optIn, .channel(.email), after: -40),
      ]
      _ = try await store.replay(late)
      try await person.send(.optOut)
      let (head, state) = (try await store.head(), try await person.state)
      #expect(try await store.replay(late).map(\.result) == Array(repeating: .alreadyRecorded, count: 3))
      #expect(try await store.head() == head)
      #expect(try await person.state == state)
      var verification = ChainVerification()
      for entry in try await store.entries(after: .start, limit: 100) { verification.follow(entry) }
      verification.finish(head: head)
      #expect(verification.problems.isEmpty)
    }
  }

  @Test("A choice of a person who was erased since isn't recorded again, and their opt-outs hold", arguments: StoreKind.allCases)
  func erased(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let late = [Self.imported(person, .optIn, .channel(.sms), after: -60), Self.imported(person, .optOut, .channel(.email), after: -50)]
      _ = try await store.replay(late)
      var generator = SystemRandomNumberGenerator()
      let request = ErasureRequest(
        id: RecordID(at: Person.now, from: &generator), profile: person.profile, statement: SenderStatement(reason: "asked by letter"))
      _ = try #require(try await store.erase(request, at: Person.now))
      #expect(try await store.replay(late).map(\.result) == [.alreadyRecorded, .alreadyRecorded])
      #expect(try await person.history.isEmpty)
      #expect(try await person.state == Preferences(channels: [.email: .optOut]))
      // Nobody knows when it was made, so another file's opt-in doesn't end it.
      let other = Self.imported(person, .optIn, .channels(ChannelSet([.email, .sms])), after: -40)
      #expect(try await store.replay([other]).map(\.result) == [.superseded])
      #expect(try await person.state == Preferences(channels: [.email: .optOut, .sms: .optIn]))
      // What is newer than something that the person chose since does.
      #expect(try await store.replay([Self.imported(person, .optIn, .channel(.email), after: -30)]).map(\.result) == [.recorded])
      #expect(try await person.state.effective(.email) == .optIn)
    }
  }
}
