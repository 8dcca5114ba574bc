public import AssentModel
public import AssentPreferences

/// Takes the opt-outs of a burst back, as records of their own, where nothing has been chosen since.
public struct BurstUndo: Sendable {
  /// What became of a burst.
  public struct Result: Hashable, Sendable {
    /// Opt-outs that were taken back, or would be.
    public var undone = 0
    /// Opt-outs whose person, or somebody else, has chosen something since; they stay.
    public var changedSince = 0
    /// Opt-outs of people who were erased since; they stay.
    public var erased = 0

    public init(undone: Int = 0, changedSince: Int = 0, erased: Int = 0) {
      self.undone = undone
      self.changedSince = changedSince
      self.erased = erased
    }
  }

  private let store: any PreferenceStore

  public init(store: any PreferenceStore) { self.store = store }

  /// The opt-outs of a burst; `nil` when the store has no such burst.
  ///
  /// - Throws: ``StoreError``.
  public func members(of id: BurstID) async throws(StoreError) -> [HistoryEntry]? {
    var candidates: [HistoryEntry] = []
    var position = HistoryPosition(rawValue: max(0, id.first.rawValue - 1)) ?? .start
    while position < id.last {
      let page = try await store.entries(after: position, limit: 1000)
      guard let last = page.last else { break }
      candidates += page.filter { $0.position <= id.last && Self.couldBelong($0) }
      position = last.position
    }
    let network = candidates.first.flatMap { $0.position == id.first ? $0.record?.network : nil }
    let members = candidates.filter { entry in
      switch id.key {
      case .campaign(let number): Self.campaign(of: entry) == number
      case .network: network != nil && entry.record?.network == network
      }
    }
    guard members.first?.position == id.first, members.last?.position == id.last, BurstID.check(of: members.map(\.position)) == id.check
    else { return nil }
    return members
  }

  /// How many could be taken back now.
  public func preview(_ members: [HistoryEntry]) async throws(StoreError) -> Result {
    var result = Result()
    for member in members {
      guard let record = member.record else {
        result.erased += 1
        continue
      }
      if try await store.history(of: record.profile).last?.id == record.id { result.undone += 1 } else { result.changedSince += 1 }
    }
    return result
  }

  /// Takes them back.
  ///
  /// - Parameters:
  ///   - statement: why, and who says so.
  ///   - now: asked for each.
  /// - Throws: ``StoreError``; what was taken back until then stays so, and doing it again goes on.
  public func run(
    _ members: [HistoryEntry], statement: SenderStatement, now: @escaping @Sendable () -> Timestamp,
    generator: @escaping @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
  ) async throws -> Result {
    var result = Result()
    for start in stride(from: 0, to: members.count, by: 256) {
      let batch = members[start..<min(members.count, start + 256)]
      try await withThrowingTaskGroup(of: Int.self) { group in
        for case let record? in batch.map(\.record) {
          group.addTask {
            var generator = generator()
            let time = now()
            let submission = Submission(
              id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), takingBack: record, statement: statement)
            return try await store.record(submission, at: time).records.count
          }
        }
        for try await count in group {
          if count > 0 { result.undone += 1 } else { result.changedSince += 1 }
        }
      }
      result.erased += batch.count { $0.record == nil }
    }
    return result
  }

  private static func couldBelong(_ entry: HistoryEntry) -> Bool {
    switch entry.content {
    case .record(let record): BurstFinder.isCandidate(record)
    case .erased(let record): record.choice == .optOut && (record.method == .page || record.method == .oneClick)
    case .erasure, .quarantine: false
    }
  }

  private static func campaign(of entry: HistoryEntry) -> UInt32 {
    switch entry.content {
    case .record(let record): record.campaign?.rawValue ?? 0
    case .erased(let record): record.campaign?.rawValue ?? 0
    case .erasure, .quarantine: 0
    }
  }
}
