import AssentAudience
import AssentModel
import AssentStore
import TestSupport
import Testing

@Suite("Subscriptions to a service")
struct ServiceTests {
  static let service = ServiceNumber(rawValue: 1) ?? ServiceNumber(rawValue: 0)

  private static func day(_ day: Int64) -> Timestamp { Timestamp(seconds: (20_000 + day) * 86_400 + 3600) }

  private static func record(_ store: PreferenceStore, _ name: String, _ choice: Choice?, _ code: UInt16 = 257, at time: Timestamp) async throws {
    var generator = SystemRandomNumberGenerator()
    let (id, salt) = (RecordID(at: time, from: &generator), RecordSalt(from: &generator))
    let (profile, scope, service) = (try #require(Profile.ID(name)), try #require(Scope(code: code)), try #require(service))
    let statement = SenderStatement(reason: "asked")
    let submission =
      choice.map {
        Submission(id: id, salt: salt, profile: profile, choice: $0, scope: scope, method: .byHand, statement: statement, validity: [service: 10])
      } ?? Submission(id: id, salt: salt, profile: profile, signUpFor: scope, statement: statement)
    _ = try await store.record(submission, at: time)
  }

  @Test("Who subscribes, whose time is over and who hasn't confirmed is said for the time of asking")
  func census() async throws {
    let store = PreferenceStore(MemoryBackend())
    let service = try #require(Self.service)
    try await Self.record(store, "ana", .optIn, at: Self.day(0))
    try await Self.record(store, "bo", .optIn, at: Self.day(8))
    try await Self.record(store, "cy", nil, at: Self.day(9))
    try await Self.record(store, "di", .optOut, at: Self.day(9))
    try await Self.record(store, "el", .optIn, at: Self.day(9))
    try await Self.record(store, "el", .optOut, 0, at: Self.day(9))
    for (day, subscribed, expired) in [(9, 2, 0), (11, 1, 1), (30, 0, 2)] as [(Int64, Int, Int)] {
      let census = ServiceCensus(of: service, at: Self.day(day))
      _ = try await store.snapshot(census)
      #expect(census.counts.subscribed == subscribed && census.counts.expired == expired)
      #expect(census.counts.unconfirmed == 1 && census.counts.optedOut == 1)
    }
  }

  @Test("The curve has those who subscribed at the end of each stretch of time")
  func curve() async throws {
    let store = PreferenceStore(MemoryBackend())
    let service = try #require(Self.service)
    try await Self.record(store, "ana", .optIn, at: Self.day(0))
    try await Self.record(store, "bo", .optIn, at: Self.day(1))
    try await Self.record(store, "ana", .optIn, at: Self.day(5))
    try await Self.record(store, "bo", .optOut, at: Self.day(6))
    try await Self.record(store, "cy", nil, at: Self.day(7))
    try await Self.record(store, "cy", .optIn, at: Self.day(8))
    try await Self.record(store, "cy", .optOut, 0, at: Self.day(9))
    var curve = SubscriptionCurve(of: service, at: Self.day(19))
    for entry in try await store.entries(after: .start, limit: 100) { curve.follow(entry) }
    #expect(curve.signUps == 1)
    #expect(curve.points(100).map(\.subscribed) == [1, 2, 2, 2, 2, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
    #expect(curve.points(100).map(\.change.expired).reduce(0, +) == 1)
    #expect(curve.points(4).map(\.subscribed) == [2, 1, 1, 0] && curve.points(4).map(\.day.description).first == "2024-10-04")
    #expect(curve.points(1).map(\.subscribed) == [0] && curve.points(0).isEmpty)
  }

  @Test("The end of the curve is what the states say, whatever the history", arguments: 0..<40 as Range<UInt64>)
  func naive(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let store = PreferenceStore(MemoryBackend())
    let service = try #require(Self.service)
    var time = Self.day(0)
    for _ in 0..<120 {
      time = Timestamp(milliseconds: time.milliseconds + Int64.random(in: 0...40_000_000, using: &generator))
      let choice: Choice? = [.optIn, .optIn, .optOut, nil].randomElement(using: &generator) ?? nil
      let code: UInt16 = [257, 257, 257, 0, 1].randomElement(using: &generator) ?? 0
      try await Self.record(store, "p-\(Int.random(in: 0..<12, using: &generator))", choice, code, at: time)
    }
    for days in [0, 3, 9, 40] as [Int64] {
      let at = Timestamp(milliseconds: time.milliseconds + days * 86_400_000)
      var curve = SubscriptionCurve(of: service, at: at)
      for entry in try await store.entries(after: .start, limit: 1000) { curve.follow(entry) }
      let census = ServiceCensus(of: service, at: at)
      _ = try await store.snapshot(census)
      #expect(curve.points(7).last?.subscribed ?? 0 == census.counts.subscribed, "seed \(seed), \(days) days after")
      #expect(curve.points(7).count <= 7)
    }
  }
}
