import AssentModel
import AssentStore
import Testing

@Suite("What every store does with choices that come late")
struct ReplayConformanceTests {
  private static func late(_ person: Person, _ action: LinkAction = .optOut, _ scope: Scope = .everyChannel, after seconds: Int64 = 0) throws
    -> LateSubmission
  {
    LateSubmission(try person.submission(action, scope), at: Timestamp(milliseconds: Person.now.milliseconds + seconds * 1000))
  }

  @Test("They are recorded in their order, with the times of the choices", arguments: StoreKind.allCases)
  func order(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let late = try (0..<50).map {
        try Self.late(try Person("p-\($0 % 40)", store: store), .optOut, .channel(Channel.allCases[$0 / 40]), after: $0 < 40 ? 9 : 5)
      }
      let replayed = try await store.replay(late)
      #expect(replayed.map(\.result) == Array(repeating: .recorded, count: 50))
      let entries = try await store.entries(after: .start, limit: 100)
      #expect(entries.map(\.record) == replayed.flatMap(\.records))
      #expect(entries.map(\.record?.submission) == late.map(\.submission.id))
      #expect(entries.map(\.record?.time) == late.map(\.time))
      var verification = ChainVerification()
      for entry in entries { verification.follow(entry) }
      verification.finish(head: try await store.head())
      #expect(verification.problems.isEmpty)
      let person = try Person("p-0", store: store)
      #expect(try await person.state == Preferences(channels: [.email: .optOut, Channel.allCases[1]: .optOut]))
      #expect(try await store.replay([]).isEmpty)
    }
  }

  @Test("A submission that the history has isn't recorded again", arguments: StoreKind.allCases)
  func again(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let late = try Self.late(person)
      let first = try await store.record(late.submission, at: late.time)
      try await person.send(.optIn)
      for _ in 0..<2 {
        let replayed = try await store.replay([late, late])
        #expect(replayed == Array(repeating: ReplayedSubmission(late.submission.id, .alreadyRecorded, records: first.records), count: 2))
      }
      #expect(try await person.history.count == 2)
      #expect(try await person.state.every == .optIn)
    }
  }

  @Test("One that's in the same call twice is recorded once", arguments: StoreKind.allCases)
  func twice(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let late = try Self.late(person)
      #expect(try await store.replay([late, late]).map(\.result) == [.recorded, .alreadyRecorded])
      #expect(try await store.replay([try Self.late(person, .optOut, .channel(.sms))]).map(\.result) == [.nothingChanged])
      #expect(try await person.history.count == 1)
    }
  }

  @Test("A newer choice of the profile holds, for its part of the scope", arguments: StoreKind.allCases)
  func newer(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optIn, .channel(.email), at: Timestamp(milliseconds: Person.now.milliseconds + 1000))
      let replayed = try await store.replay([try Self.late(person), try Self.late(person, .optOut, .channel(.email))])
      #expect(replayed.map(\.result) == [.superseded, .superseded])
      #expect(try await person.state == Preferences(every: .optOut, channels: [.email: .optIn]))
      let history = try await person.history
      #expect(history.map(\.choice) == [.optIn, .optOut, .optOut])
      #expect(zip(history, history.dropFirst()).allSatisfy { $0.after == $1.before })
      #expect(try await person.state == history.last?.after)
      // What is newer than all of that holds.
      #expect(try await store.replay([try Self.late(person, .optOut, .channel(.email), after: 2)]).map(\.result) == [.recorded])
      #expect(try await person.state == Preferences(every: .optOut))
    }
  }

  @Test("What was known to be in the store is older, whatever its time", arguments: StoreKind.allCases)
  func known(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      try await person.send(.optIn)
      let late = LateSubmission(try person.submission(.optOut), at: Timestamp(seconds: 5), newestKnownTime: Person.now)
      #expect(try await store.replay([late]).map(\.result) == [.recorded])
      #expect(try await person.state == Preferences(every: .optOut))
    }
  }

  @Test("Replays and choices at the same time leave one chain", arguments: StoreKind.allCases)
  func atOnce(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<40 {
          let person = try Person("p-\(index % 10)", store: store)
          let late = try Self.late(person, .optOut, .channel(.sms))
          group.addTask { try await person.send(index.isMultiple(of: 2) ? .optOut : .optIn, .channel(.email)) }
          group.addTask { _ = try await store.replay([late]) }
        }
        try await group.waitForAll()
      }
      var verification = ChainVerification()
      for entry in try await store.entries(after: .start, limit: 1000) { verification.follow(entry) }
      verification.finish(head: try await store.head())
      #expect(verification.problems.isEmpty && verification.count >= 20)
    }
  }
}
