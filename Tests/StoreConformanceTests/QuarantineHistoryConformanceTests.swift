import AssentAddresses
import AssentModel
import Testing

@testable import AssentStore

@Suite("Changes of addresses in the one history of every store")
struct QuarantineHistoryConformanceTests {
  @Test("They stand between records and erasures, page by page, and an erasure leaves them as they are", arguments: StoreKind.allCases)
  func interleaved(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (person, mailbox) = (try Person(store: store), Mailbox("ana@example.be", store: store))
      try await mailbox.change(.softFailure(SoftFailurePolicy()))
      try await person.send(.optOut)
      try await mailbox.change(.hardFailure)
      _ = try #require(try await store.erase(Person.erasure(of: person.profile), at: Person.now))
      try await mailbox.change(.complaint)
      let all = try await store.entries(after: .start, limit: 100)
      #expect(all.map(\.position.rawValue) == [1, 2, 3, 4, 5])
      #expect(all.map { $0.quarantine != nil } == [true, false, true, false, true])
      for limit in 1...5 {
        for start in 0..<5 {
          let position = try #require(HistoryPosition(rawValue: Int64(start)))
          #expect(try await store.entries(after: position, limit: limit) == Array(all.dropFirst(start).prefix(limit)))
        }
      }
      #expect(try await store.quarantineHistory(of: mailbox.address) == all.filter { $0.quarantine != nil })
      #expect(try await store.verify(pageSize: 2).problems.isEmpty)
      #expect(try await store.integrityProblems().isEmpty)
    }
  }

  @Test("A copy holds them and what they made of the addresses", arguments: StoreKind.allCases, StoreKind.allCases)
  func copies(from: StoreKind, to: StoreKind) async throws {
    try await from.withStore { source async throws in
      let odd = ["ana@example.be", "\"odd, {NULL}\"@example.be", "é@exämple.be", "\\ \n'"]
      for (index, text) in odd.enumerated() {
        let mailbox = Mailbox(text, store: source)
        try await mailbox.change(.softFailure(SoftFailurePolicy()), error: index.isMultiple(of: 2) ? "451 \"later\", {\\n}" : nil)
        try await mailbox.change(index == 0 ? .complaint : .hardFailure, report: String(repeating: "\(index)", count: 64))
        try await Person(store: source).send(index.isMultiple(of: 2) ? .optOut : .optIn)
      }
      try await to.withStore { target async throws in
        #expect(try await StoreCopy(from: source, to: target, pageSize: 5).run().count == 12)
        #expect(try await target.entries(after: .start, limit: 100) == source.entries(after: .start, limit: 100))
        #expect(try await target.quarantineEntries(after: nil, limit: 100) == source.quarantineEntries(after: nil, limit: 100))
        #expect(try await target.backend.stateProblems().isEmpty)
        let again = Mailbox("ana@example.be", store: target).made(.release, report: String(repeating: "0", count: 64))
        #expect(try await target.change([again], at: Person.now) == [nil])
      }
    }
  }

  @Test("What is known of addresses is always what their records fold to", arguments: StoreKind.allCases, 0..<4)
  func folds(kind: StoreKind, seed: UInt64) async throws {
    try await kind.withStore { store async throws in
      var random = Seeded(state: seed)
      var known: [Address: QuarantineEntry] = [:]
      var time = Person.now
      for _ in 0..<25 {
        let changes = (0..<Int.random(in: 1...6, using: &random)).map { _ in
          Mailbox("m-\(Int.random(in: 0..<4, using: &random))@example.be", store: store).made(
            Self.event(&random), report: Bool.random(using: &random) ? nil : "r-\(Int.random(in: 0..<40, using: &random))",
            happened: Bool.random(using: &random)
              ? nil : Timestamp(milliseconds: time.milliseconds - Int64.random(in: 0...2_000_000_000, using: &random)))
        }
        time = Timestamp(milliseconds: time.milliseconds + Int64.random(in: 0...500_000_000, using: &random))
        let records = try await store.change(changes, at: time)
        for (change, record) in zip(changes, records) {
          guard let record else { continue }
          #expect(record == change.record(at: time, entry: known[change.address]))
          known[change.address] = QuarantineEntry(record, at: .start)
        }
      }
      var folded: [Address: QuarantineEntry] = [:]
      for entry in try await store.entries(after: .start, limit: 1000) {
        let record = try #require(entry.quarantine)
        #expect(record.before == folded[record.address]?.state && record.before != record.after)
        folded[record.address] = QuarantineEntry(record, at: entry.position)
      }
      #expect(try await store.quarantineEntries(after: nil, limit: 100) == folded.values.sorted { $0.address < $1.address })
      #expect(folded.mapValues(\.state) == known.mapValues(\.state))
      #expect(try await store.verify(pageSize: 7).problems.isEmpty)
    }
  }

  private static func event(_ random: inout Seeded) -> QuarantineEvent {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .hardFailure
    case 1: .complaint
    case 2, 3: .release
    case 4: .status(QuarantineStatus.allCases.randomElement(using: &random) ?? .valid)
    default:
      .softFailure(SoftFailurePolicy(threshold: Int.random(in: 0...4, using: &random), resetAfterDays: Int.random(in: -1...12, using: &random)))
    }
  }
}

/// The same numbers for the same seed.
///
/// Source: Steele, Lea and Flood, SplitMix64.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
