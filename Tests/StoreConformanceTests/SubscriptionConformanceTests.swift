import AssentModel
import AssentStore
import Testing

@Suite("Subscriptions that expire and sign-ups that wait, in every store")
struct SubscriptionConformanceTests {
  private static let service: UInt16 = 3

  private static func later(_ days: Int, milliseconds: Int64 = 0) -> Timestamp {
    Timestamp(milliseconds: Person.now.adding(days: days).milliseconds + milliseconds)
  }

  private static func optIn(_ person: Person, days: Int?) throws -> Submission {
    let service = try #require(ServiceNumber(rawValue: service))
    var submission = try person.submission(.optIn, .service(service))
    submission.validity = days.map { [service: $0] } ?? [:]
    return submission
  }

  @Test("A subscription ends by itself, and opting in again begins another", arguments: StoreKind.allCases)
  func expires(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let service = try #require(ServiceNumber(rawValue: Self.service))
      let first = try await store.record(try Self.optIn(person, days: 180), at: Person.now)
      #expect(first.records.first?.after.expires == [service: Self.later(180)])
      #expect(try await person.state.effective(service, at: Self.later(180, milliseconds: -1)) == .optIn)
      #expect(try await person.state.effective(service, at: Self.later(180)) == nil)
      #expect(try await store.record(try Self.optIn(person, days: 180), at: Self.later(0, milliseconds: 86_399_999)).records.isEmpty)
      #expect(try await store.record(try Self.optIn(person, days: 180), at: Self.later(1)).records.first?.after.expires == [service: Self.later(181)])
      let again = try await store.record(try Self.optIn(person, days: 10), at: Self.later(400))
      #expect(again.outcome == .optedIn && again.records.first?.after.expires == [service: Self.later(410)])
      let forever = try await store.record(try Self.optIn(person, days: nil), at: Self.later(401))
      #expect(forever.records.first?.after.expires == [:])
      try await person.send(.optOut, at: Self.later(402))
      #expect(try await person.state == Preferences(every: .optOut))
      #expect(try await store.verify().problems.isEmpty)
    }
  }

  @Test(
    "Saving the preferences opts in again to a subscription that has expired when it's ticked, and out when it isn't", arguments: StoreKind.allCases)
  func preferences(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      let service = try #require(ServiceNumber(rawValue: Self.service))
      _ = try await store.record(try Self.optIn(person, days: 10), at: Person.now)
      func save(_ ticked: Set<Scope>, at time: Timestamp) async throws -> [ConsentRecord] {
        var form = try person.submission(.preferences, .everyChannel, .preferences(offered: [.service(service)], ticked: ticked))
        form.validity = [service: 10]
        return try await store.record(form, at: time).records
      }
      #expect(try await save([.service(service)], at: Self.later(5)).isEmpty)
      #expect(try await save([.service(service)], at: Self.later(10)).first?.after.expires == [service: Self.later(20)])
      #expect(try await save([], at: Self.later(30)).map(\.choice) == [.optOut])
    }
  }

  @Test("A sign-up changes no choice until its link confirms it", arguments: StoreKind.allCases)
  func signUp(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let person = try Person(store: store)
      var generator = SystemRandomNumberGenerator()
      func signUp(_ scope: Scope) async throws -> [ConsentRecord] {
        try await store.record(
          Submission(
            id: RecordID(at: Person.now, from: &generator), salt: RecordSalt(from: &generator), profile: person.profile, signUpFor: scope,
            statement: SenderStatement(reason: "a form in the shop")), at: Person.now
        ).records
      }
      try await person.send(.optOut)
      let record = try #require(try await signUp(.channel(.email)).first)
      #expect(record.method == .signUp && record.choice == .optIn && record.after.pending == [.channel(.email)])
      #expect(try await person.state.effective(.email) == .optOut)
      #expect(try await signUp(.channel(.email)).isEmpty)
      let confirmed = try await person.send(.confirm, .channel(.email))
      #expect(confirmed.records.map(\.method) == [.signUpConfirmation])
      #expect(try await person.state == Preferences(every: .optOut, channels: [.email: .optIn]))
      #expect(try await signUp(.channel(.email)).isEmpty)
      _ = try await signUp(.channel(.sms))
      try await person.send(.optOut)
      #expect(try await person.state == Preferences(every: .optOut))
      #expect(try await store.verify().problems.isEmpty)
    }
  }
}
