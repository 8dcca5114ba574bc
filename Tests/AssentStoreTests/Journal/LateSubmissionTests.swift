import AssentModel
import AssentStore
import TestSupport
import Testing

@Suite("What becomes of a choice that comes late")
struct LateSubmissionTests {
  private static func scopes() -> [Scope] {
    [
      .everyChannel, .channel(.email), .channel(.sms), .channels(ChannelSet([.email, .post])), .channels(ChannelSet.all), Recipient.news,
      ServiceNumber(rawValue: 4).map { .service($0) } ?? .everyChannel,
    ]
  }

  @Test("The state is the one that choices in the order of their times make, wherever the late one belongs", arguments: 0..<200)
  func model(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed) &* 1_000_003 &+ 1)
    let recipient = try Recipient()
    let store = PreferenceStore(MemoryBackend())
    var choices: [(time: Int64, choice: Choice, scope: Scope)] = []
    for time in 0..<Int64.random(in: 1...8, using: &generator) {
      let (choice, scope) = (Bool.random(using: &generator) ? Choice.optIn : .optOut, Self.scopes().randomElement(using: &generator) ?? .everyChannel)
      let recorded = try await store.record(try recipient.submission(choice == .optIn ? .optIn : .optOut, scope), at: Timestamp(seconds: time * 10))
      // One that changed nothing left no trace.
      if !recorded.records.isEmpty { choices.append((time * 10, choice, scope)) }
    }
    let (time, scope) = (Int64.random(in: 0...80, using: &generator), Self.scopes().randomElement(using: &generator) ?? .everyChannel)
    let late = try recipient.late(time, scope)
    let replayed = try await store.replay([late])
    // One of the same time counts as older.
    let place = choices.firstIndex { $0.time > time } ?? choices.count
    choices.insert((time, .optOut, scope), at: place)
    let expected = choices.reduce(Preferences()) { $0.applying($1.choice, to: $1.scope) }
    let state = try await store.preferences(of: recipient.profile)
    for scope in Self.scopes() {
      #expect(state.effective(scope, at: Timestamp(seconds: 0)) == expected.effective(scope, at: Timestamp(seconds: 0)), "\(choices) \(replayed)")
    }
    let added = try await store.history(of: recipient.profile).filter { $0.submission == late.submission.id }
    #expect(added.count == (replayed.map(\.result) == [.nothingChanged] ? 0 : 1))
    #expect(added.allSatisfy { $0.time == late.time && $0.after == state })
    #expect(try await store.replay([late]).map(\.records) == [added])
  }

  @Test("An opt-out that newer choices leave nothing of is recorded with one state before and after")
  func wholly() async throws {
    let recipient = try Recipient()
    let store = PreferenceStore(MemoryBackend())
    _ = try await store.record(try recipient.submission(.optIn, .channel(.email)), at: Timestamp(seconds: 20))
    let late = try recipient.late(10, .channel(.email))
    #expect(try await store.replay([late]).map(\.result) == [.superseded])
    let record = try #require(try await store.history(of: recipient.profile).last)
    #expect(record.choice == .optOut && record.time == late.time && record.before == record.after)
    #expect(try await store.preferences(of: recipient.profile) == Preferences(channels: [.email: .optIn]))
    #expect(try await store.replay([late]).map(\.result) == [.alreadyRecorded])
    // Its undo button finds nothing to bring back.
    #expect(try await store.record(try recipient.submission(.undo, .channel(.email)), at: Timestamp(seconds: 30)).outcome == .nothingChanged)
  }

  @Test("A newer undo brings back what it brought back then", arguments: [Scope.everyChannel, .channel(.email), Recipient.news])
  func undo(scope: Scope) async throws {
    let recipient = try Recipient()
    let store = PreferenceStore(MemoryBackend())
    _ = try await store.record(try recipient.submission(.optIn, scope), at: Timestamp(seconds: 1))
    let before = try await store.preferences(of: recipient.profile)
    _ = try await store.record(try recipient.submission(.optOut, scope), at: Timestamp(seconds: 2))
    _ = try await store.record(try recipient.submission(.undo, scope), at: Timestamp(seconds: 20))
    #expect(try await store.replay([try recipient.late(10, scope)]).map(\.result) == [.superseded])
    #expect(try await store.preferences(of: recipient.profile) == before)
  }

  @Test("Of two that wait, the second meets what the first made")
  func two() async throws {
    let recipient = try Recipient()
    let store = PreferenceStore(MemoryBackend())
    let replayed = try await store.replay([
      try recipient.late(1), try recipient.late(2, .channel(.email)), try recipient.late(3, .everyChannel, .oneClick),
    ])
    #expect(replayed.map(\.result) == [.recorded, .nothingChanged, .nothingChanged])
    #expect(try await store.history(of: recipient.profile).count == 1)
  }
}
