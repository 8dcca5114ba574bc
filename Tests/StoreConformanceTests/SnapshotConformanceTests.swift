import AssentAddresses
import AssentModel
import AssentStore
import Synchronization
import Testing

@Suite("A snapshot, of every store")
struct SnapshotConformanceTests {
  @Test("It shows every state, entry and suppression, at its position", arguments: StoreKind.allCases)
  func everything(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (ana, bo) = (try Person("ana \"é\"", store: store), try Person("bo", store: store))
      try await ana.send(.optOut)
      try await bo.send(.optOut, .channel(.sms))
      let eraser = try #require(try await store.erase(Person.erasure(of: ana.profile), at: Person.now))
      try await Mailbox("ana@example.be", store: store).change(.hardFailure)
      try await Mailbox(Address(stored: "+32470123456", channel: .sms), store: store).change(.complaint)
      let seen = Sightings()
      let head = try await store.snapshot(seen)
      #expect(head.position.rawValue == 5)
      #expect(try await store.head() == head)
      let content = seen.content.withLock { $0 }
      #expect(content.states == ["bo": StateChange(state: Preferences(channels: [.sms: .optOut]), position: try Self.position(2))])
      #expect(content.addresses == [Address(stored: "ana@example.be", channel: .email), Address(stored: "+32470123456", channel: .sms)])
      #expect(content.statuses == [.quarantined, .denylisted] && content.positions.map(\.rawValue) == [4, 5])
      #expect(content.suppressions == [try #require(eraser.suppression).key: Preferences(every: .optOut)])
    }
  }

  @Test("It is of one moment while others write", arguments: StoreKind.allCases)
  func oneMoment(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      for index in 0..<40 { try await Person("p-\(index)", store: store).send(.optOut) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<60 {
          group.addTask {
            // Both of a pair, or neither, are of one moment.
            let (first, second) = (Mailbox("a-\(index)@example.be", store: store), Mailbox("b-\(index)@example.be", store: store))
            _ = try await store.change([first.made(.hardFailure), second.made(.hardFailure)], at: Person.now)
            try await Person("p-\(index)", store: store).send(.optIn, .channel(.email))
          }
        }
        for _ in 0..<4 {
          let seen = Sightings()
          let head = try await store.snapshot(seen)
          let content = seen.content.withLock { $0 }
          #expect(content.addresses.count % 2 == 0)
          #expect(content.positions.allSatisfy { $0 <= head.position } && content.states.values.allSatisfy { $0.position <= head.position })
          var states: [String: Preferences] = [:]
          for entry in try await store.entries(after: .start, limit: 1000) where entry.position <= head.position {
            if let record = entry.record { states[record.profile.text] = record.after }
          }
          #expect(content.states.mapValues(\.state) == states)
        }
        try await group.waitForAll()
      }
      #expect(try await store.verify().problems.isEmpty)
    }
  }

  @Test("A visitor that gives up ends it, and the store goes on", arguments: StoreKind.allCases)
  func givesUp(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      try await Person(store: store).send(.optOut)
      let own = StoreError(.unavailable, "the disk", "it's full: make room")
      var error = await #expect(throws: StoreError.self) { try await store.snapshot(Sightings(failing: own)) }
      #expect(error == own)
      error = await #expect(throws: StoreError.self) { try await store.snapshot(Sightings(failing: UnreadableState())) }
      #expect(error?.code == .visitorFailed)
      #expect(try await store.snapshot(Sightings()).position.rawValue == 1)
      try await Person(store: store).send(.optIn)
    }
  }

  private static func position(_ number: Int64) throws -> HistoryPosition { try #require(HistoryPosition(rawValue: number)) }
}

/// Keeps what a snapshot showed.
final class Sightings: SnapshotVisitor, Sendable {
  struct Content: Sendable {
    var states: [String: StateChange] = [:]
    var addresses: [Address] = []
    var statuses: [QuarantineStatus] = []
    var positions: [HistoryPosition] = []
    var suppressions: [SuppressionKey: Preferences] = [:]
  }

  let content = Mutex(Content())
  private let failure: (any Error)?

  init(failing failure: (any Error)? = nil) { self.failure = failure }

  func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws {
    if let failure { throw failure }
    let text = unsafe String(decoding: profile, as: UTF8.self)
    content.withLock { $0.states[text] = StateChange(state: state, position: position) }
  }

  func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) {
    let text = unsafe String(decoding: address, as: UTF8.self)
    content.withLock { content in
      content.addresses.append(Address(stored: text, channel: channel))
      content.statuses.append(state.status)
      content.positions.append(position)
    }
  }

  func visit(suppression: SuppressionKey, state: Preferences) { content.withLock { $0.suppressions[suppression] = state } }
}
