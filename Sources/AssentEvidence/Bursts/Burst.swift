import AssentFormats
import AssentHashes
public import AssentModel
public import AssentStore

/// Opt-outs that came so fast together that machines are likely to have made them: mail scanners press buttons.
public struct Burst: Hashable, Sendable {
  public let id: BurstID
  /// The network that they came from; `nil` when they have only the campaign in common.
  public let network: String?
  public let first: Timestamp
  public let last: Timestamp
  public let count: Int
  /// The most in one window.
  public let peak: Int
  /// How many a window had around it, at the campaign's, or network's, own rate.
  public let expected: Double
}

/// The name of a burst: what its opt-outs have in common, the positions of the first and the last, and a check of what lies between.
///
/// `c7-120-180-1f2e3d4c`: campaign 7; `c0` is none; `n` the network of the first. The history only grows, so a name means the same for good.
public struct BurstID: Hashable, Sendable, CustomStringConvertible {
  enum Key: Hashable, Sendable {
    case campaign(UInt32)
    case network
  }

  let key: Key
  let first: HistoryPosition
  let last: HistoryPosition
  let check: String

  init(key: Key, members: [HistoryPosition]) {
    self.key = key
    self.first = members.first ?? .start
    self.last = members.last ?? .start
    self.check = Self.check(of: members)
  }

  /// `nil` for a text that names no burst.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, let first = Int64(parts[1]).flatMap({ HistoryPosition(rawValue: $0) }),
      let last = Int64(parts[2]).flatMap({ HistoryPosition(rawValue: $0) }), first <= last, parts[3].utf8.count == 8
    else { return nil }
    if parts[0] == "n" {
      key = .network
    } else if parts[0].first == "c", let campaign = UInt32(parts[0].dropFirst()) {
      key = .campaign(campaign)
    } else {
      return nil
    }
    self.first = first
    self.last = last
    self.check = String(parts[3])
  }

  static func check(of members: [HistoryPosition]) -> String {
    String(SHA256Hash(of: members.map(\.description).joined(separator: ",")).description.prefix(8))
  }

  public var description: String {
    let name =
      switch key {
      case .campaign(let number): "c\(number)"
      case .network: "n"
      }
    return "\(name)-\(first)-\(last)-\(check)"
  }
}

/// The bursts of a history, for people and for programs.
public struct BurstReport: Sendable {
  private let bursts: [Burst]
  private let count: Int
  private let rule: BurstRule

  /// - Parameter count: how many opt-outs were looked at.
  public init(bursts: [Burst], count: Int, rule: BurstRule) {
    self.bursts = bursts
    self.count = count
    self.rule = rule
  }

  public var text: String {
    var lines = ["\(bursts.count) \(bursts.count == 1 ? "burst" : "bursts") in \(count) opt-outs"]
    for burst in bursts {
      let origin = burst.network.map { "from \($0)" } ?? Self.campaign(burst.id)
      lines.append("")
      lines.append("\(burst.id)  \(burst.count) opt-outs \(origin)")
      lines.append("  \(burst.first) to \(burst.last), up to \(burst.peak) in a window where \(Self.rounded(burst.expected)) are usual")
      lines.append("  take them back: assent undo --burst \(burst.id) --reason TEXT --dry-run")
    }
    return (lines + ["", rule.explanation]).joined(separator: "\n") + "\n"
  }

  public var json: String {
    JSONValue.members(
      ("examined", .number(Int64(count))), ("rule", .text(rule.explanation)),
      (
        "bursts",
        .list(
          bursts.map { burst in
            .members(
              ("id", .text(burst.id.description)), ("network", burst.network.map { .text($0) }), ("campaign", Self.number(burst.id)),
              ("count", .number(Int64(burst.count))), ("first", .text(burst.first.description)), ("last", .text(burst.last.description)),
              ("peak", .number(Int64(burst.peak))), ("usual", .number(Int64(burst.expected.rounded()))))
          })
      )
    ).text + "\n"
  }

  private static func campaign(_ id: BurstID) -> String {
    guard case .campaign(let number) = id.key else { return "" }
    return number == 0 ? "of no campaign" : "of campaign \(number)"
  }

  private static func number(_ id: BurstID) -> JSONValue? {
    if case .campaign(let number) = id.key { .number(Int64(number)) } else { nil }
  }

  private static func rounded(_ number: Double) -> String { String(Int(number.rounded())) }
}

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

  private let store: PreferenceStore

  /// - Parameter store: for a dry run, ``PreferenceStore/dryRun`` of the store.
  public init(store: PreferenceStore) { self.store = store }

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
