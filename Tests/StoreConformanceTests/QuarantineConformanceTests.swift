import AssentAddresses
import AssentModel
import AssentStore
import Testing

@Suite("Quarantine, in every store")
struct QuarantineConformanceTests {
  private static let day: Int64 = 86_400_000

  private static func later(_ days: Double) -> Timestamp { Timestamp(milliseconds: Person.now.milliseconds + Int64(days * Double(day))) }

  @Test("A hard failure quarantines at once", arguments: StoreKind.allCases)
  func hard(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let mailbox = Mailbox("ana@example.be", store: store)
      let record = try #require(try await mailbox.change(.hardFailure, error: "550 no such user"))
      #expect(record.before == nil && record.after == QuarantineState(status: .quarantined, since: Person.now, lastError: Person.now))
      #expect(
        try await mailbox.entry
          == QuarantineEntry(
            address: mailbox.address, state: record.after, reason: "a test", errorText: "550 no such user",
            position: try #require(HistoryPosition(rawValue: 1))))
      #expect(try await mailbox.change(.hardFailure, at: Self.later(1)) == nil)
      #expect(try await store.quarantineHistory(of: mailbox.address).map(\.content) == [.quarantine(record)])
      #expect(try await store.verify().problems.isEmpty)
    }
  }

  @Test("Soft failures count up to their threshold", arguments: StoreKind.allCases)
  func soft(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let mailbox = Mailbox("ana@example.be", store: store)
      for day in 0..<4 {
        let record = try #require(try await mailbox.change(.softFailure(SoftFailurePolicy()), at: Self.later(Double(day))))
        #expect(record.after.status == .erroneous && record.after.errorCount == day + 1 && record.after.since == Person.now)
      }
      let record = try #require(try await mailbox.change(.softFailure(SoftFailurePolicy()), at: Self.later(9)))
      #expect(record.after == QuarantineState(status: .quarantined, since: Self.later(9), errorCount: 5, lastError: Self.later(9)))
      #expect(try await mailbox.change(.softFailure(SoftFailurePolicy()), at: Self.later(9.5)) == nil)
    }
  }

  @Test("After ten days without a failure the count begins anew", arguments: StoreKind.allCases)
  func reset(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let mailbox = Mailbox("ana@example.be", store: store)
      for _ in 0..<4 { try await mailbox.change(.softFailure(SoftFailurePolicy())) }
      let late = try #require(try await mailbox.change(.softFailure(SoftFailurePolicy()), at: Self.later(9.999)))
      #expect(late.after.status == .quarantined)
      let other = Mailbox("bo@example.be", store: store)
      for _ in 0..<4 { try await other.change(.softFailure(SoftFailurePolicy())) }
      let anew = try #require(try await other.change(.softFailure(SoftFailurePolicy()), at: Self.later(10)))
      #expect(anew.after == QuarantineState(status: .erroneous, since: Self.later(10), errorCount: 1, lastError: Self.later(10)))
    }
  }

  @Test("A complaint puts an address on the denylist, which no failure changes", arguments: StoreKind.allCases)
  func complaint(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let mailbox = Mailbox("ana@example.be", store: store)
      try await mailbox.change(.hardFailure)
      let record = try #require(try await mailbox.change(.complaint, method: .complaint, at: Self.later(1)))
      #expect(record.before?.status == .quarantined && record.after.status == .denylisted && record.after.since == Self.later(1))
      #expect(try await mailbox.change(.complaint, method: .complaint) == nil)
      #expect(try await mailbox.change(.hardFailure) == nil)
      #expect(try await mailbox.change(.softFailure(SoftFailurePolicy(threshold: 1))) == nil)
    }
  }

  @Test("A release makes an address valid; what happened before it no longer counts, and the entry stays", arguments: StoreKind.allCases)
  func release(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let mailbox = Mailbox("ana@example.be", store: store)
      #expect(try await mailbox.change(.release, method: .operator) == nil)
      try await mailbox.change(.hardFailure)
      let record = try #require(try await mailbox.change(.release, method: .operator, at: Self.later(2)))
      #expect(record.after == QuarantineState(status: .valid, since: Self.later(2)))
      #expect(try await mailbox.change(.release, method: .operator, at: Self.later(3)) == nil)
      #expect(try await mailbox.change(.hardFailure, at: Self.later(3), happened: Self.later(1)) == nil)
      #expect(try await mailbox.entry?.state.status == .valid)
      #expect(try await mailbox.change(.hardFailure, at: Self.later(3))?.after.status == .quarantined)
      #expect(try await store.quarantineHistory(of: mailbox.address).count == 3)
    }
  }

  @Test("A status that somebody gives holds, and twice records once", arguments: StoreKind.allCases)
  func status(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let mailbox = Mailbox("ana@example.be", store: store)
      for status in [QuarantineStatus.denylisted, .valid, .erroneous, .quarantined] {
        #expect(try await mailbox.change(.status(status), method: .operator)?.after.status == status)
        #expect(try await mailbox.change(.status(status), method: .operator) == nil)
      }
      #expect(try await store.head().position.rawValue == 4)
    }
  }

  @Test("The same report counts once for an address", arguments: StoreKind.allCases)
  func reports(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (ana, bo) = (Mailbox("ana@example.be", store: store), Mailbox("bo@example.be", store: store))
      let (first, second) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
      for report in [first, second, first, second] { try await ana.change(.softFailure(SoftFailurePolicy()), report: report) }
      #expect(try await ana.entry?.state.errorCount == 2)
      #expect(try await bo.change(.softFailure(SoftFailurePolicy()), report: first)?.after.errorCount == 1)
      let twice = (0..<2).map { _ in ana.made(.softFailure(SoftFailurePolicy()), report: String(repeating: "c", count: 64)) }
      #expect(try await store.change(twice, at: Person.now).map { $0?.after.errorCount } == [3, nil])
    }
  }

  @Test("A batch is added in its order or not at all, and never without a reason", arguments: StoreKind.allCases)
  func atomicity(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let (ana, bo) = (Mailbox("ana@example.be", store: store), Mailbox("bo@example.be", store: store))
      for bad in [bo.made(.release, reason: " "), bo.made(.hardFailure, reason: "a\0b"), Mailbox("a\0", store: store).made(.complaint)] {
        let error = await #expect(throws: StoreError.self) { try await store.change([ana.made(.hardFailure), bad], at: Person.now) }
        #expect(error?.code == .badChange)
      }
      let change = ana.made(.hardFailure)
      let error = await #expect(throws: StoreError.self) {
        try await store.change(
          [change, QuarantineChange(id: change.id, address: bo.address, event: .complaint, method: .complaint, statement: change.statement)],
          at: Person.now)
      }
      #expect(error?.code == .alreadyRecorded)
      #expect(try await store.head() == .start)
      let records = try await store.change([ana.made(.hardFailure), ana.made(.release), bo.made(.complaint)], at: Person.now)
      #expect(records.map { $0?.after.status } == [.quarantined, .valid, .denylisted])
      let entries = try await store.entries(after: .start, limit: 10)
      #expect(entries.compactMap(\.quarantine) == records.compactMap { $0 })
      #expect(try await store.change([], at: Person.now).isEmpty)
    }
  }

  @Test("Entries come in the order of their addresses, page by page", arguments: StoreKind.allCases)
  func order(kind: StoreKind) async throws {
    try await kind.withStore { store async throws in
      let texts = ["b@example.be", "A@example.be", "é@example.be", "a_b@example.be", "a-b@example.be", "Z@example.be", "z@example.be"]
      let addresses = texts.flatMap { text in [Channel.email, .sms].map { Address(stored: text, channel: $0) } }
      for address in addresses { try await Mailbox(address, store: store).change(.hardFailure) }
      var (found, last): ([Address], Address?) = ([], nil)
      while true {
        let page = try await store.quarantineEntries(after: last, limit: 3)
        guard let end = page.last else { break }
        found += page.map(\.address)
        last = end.address
      }
      #expect(found == addresses.sorted())
      let asked = try await store.quarantine(of: Array(addresses.prefix(2)) + [Address(stored: "nobody@example.be", channel: .email)])
      #expect(Set(asked.keys) == Set(addresses.prefix(2)))
      #expect(try await store.quarantineEntries(after: nil, limit: 0).isEmpty)
    }
  }
}
