import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore

/// The entries of a history as rows.
public struct HistoryRows: ExportTable {
  /// What is only told when it was asked for.
  public struct Extras: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The network that a request came from.
    public static let network = Extras(rawValue: 1)
    /// The SHA-256 of the link's token.
    public static let tokenHash = Extras(rawValue: 2)
  }

  private let scopes: ScopeNames
  private let campaigns: CampaignNames
  private let extras: Extras

  public init(scopes: ScopeNames, campaigns: CampaignNames, extras: Extras = []) {
    self.scopes = scopes
    self.campaigns = campaigns
    self.extras = extras
  }

  public var columns: [String] {
    [
      "position", "kind", "time", "profile", "choice", "scope", "method", "campaign", "locale", "page_hash", "reason", "operator", "before", "after",
      "channel", "address", "status", "error", "erased_positions",
    ] + (extras.contains(.network) ? ["network"] : []) + (extras.contains(.tokenHash) ? ["token_hash"] : [])
  }

  public func rows(of entry: HistoryEntry) -> [[Cell]] { [cells(of: entry)] }

  public func cells(of entry: HistoryEntry) -> [Cell] {
    let start: [Cell] = [.number(entry.position.rawValue), .text(kind(of: entry)), .text(entry.content.time.description)]
    switch entry.content {
    case .record(let record): return start + cells(of: record)
    case .erased(let record):
      return start + [.none]
        + choice(record.choice, record.scope, record.method, record.campaign, record.locale, record.pageHash) + blank(9 + extraCount)
    case .erasure(let erasure):
      let positions = erasure.records.map { "\($0.position)" }.joined(separator: ",")
      return start + blank(7) + statement(erasure.statement) + blank(6) + [.json("[\(positions)]")] + blank(extraCount)
    case .quarantine(let record):
      return start + blank(3) + [.text(record.method.rawValue)] + blank(3) + statement(record.statement) + [
        record.before.map { .text($0.status.rawValue) } ?? .none, .text(record.after.status.rawValue), .text(record.address.channel.name),
        .id(record.address.text), .text(record.after.status.rawValue), .optional(record.errorText), .none,
      ] + blank(extraCount)
    }
  }

  private func kind(of entry: HistoryEntry) -> String {
    switch entry.content {
    case .record: "record"
    case .erased: "erased"
    case .erasure: "erasure"
    case .quarantine: "quarantine"
    }
  }

  private func cells(of record: ConsentRecord) -> [Cell] {
    [.id(record.profile.text)] + choice(record.choice, record.scope, record.method, record.campaign, record.locale, record.pageHash)
      + (record.statement.map(statement) ?? blank(2)) + [.json(record.before.json), .json(record.after.json)] + blank(5)
      + (extras.contains(.network) ? [.optional(record.network)] : []) + (extras.contains(.tokenHash) ? [.optional(record.tokenHash)] : [])
  }

  private func choice(
    _ choice: Choice, _ scope: Scope, _ method: ConsentMethod, _ campaign: CampaignNumber?, _ locale: LocaleTag?, _ pageHash: String?
  ) -> [Cell] {
    [
      .text(choice.rawValue), .text(scopes.name(of: scope)), .text(method.rawValue), .optional(campaign.map(campaigns.name)),
      .optional(locale?.description), .optional(pageHash),
    ]
  }

  private func statement(_ statement: SenderStatement) -> [Cell] { [.text(statement.reason), .optional(statement.actor)] }

  private var extraCount: Int { (extras.contains(.network) ? 1 : 0) + (extras.contains(.tokenHash) ? 1 : 0) }

  private func blank(_ count: Int) -> [Cell] { Array(repeating: .none, count: count) }
}

extension Timestamp {
  /// Reads `2026-11-22T10:15:30Z`, with a fraction of a second or without, with `Z` or an offset such as `+01:00`, with a space in the place of
  /// the `T`; or a day alone, which is its midnight UTC. What is finer than a millisecond is left out, and a leap second is the one before it.
  ///
  /// `nil` for anything else, such as a time of day without a zone. Source: RFC 3339 section 5.6.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let day = CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
    guard bytes.count > 10 else {
      self = day.start
      return
    }
    var rest = bytes[10...]
    guard let separator = rest.popFirst(), separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t") || separator == 0x20,
      let hour = Self.number(&rest, below: 24), rest.popFirst() == UInt8(ascii: ":"),
      let minute = Self.number(&rest, below: 60), rest.popFirst() == UInt8(ascii: ":"),
      let second = Self.number(&rest, below: 61), let fraction = Self.milliseconds(&rest), let offset = Self.offset(&rest), rest.isEmpty
    else { return nil }
    let seconds = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  /// Two digits.
  private static func number(_ rest: inout ArraySlice<UInt8>, below limit: Int64) -> Int64? {
    guard let tens = rest.popFirst(), let ones = rest.popFirst(), tens.isDigit, ones.isDigit else { return nil }
    let number = Int64(tens - 0x30) * 10 + Int64(ones - 0x30)
    return number < limit ? number : nil
  }

  /// A point and digits, or nothing.
  private static func milliseconds(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return 0 }
    rest.removeFirst()
    let digits = rest.prefix { $0.isDigit }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return (Array(digits.prefix(3)) + [0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  /// In seconds to the east.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard let sign = rest.popFirst() else { return nil }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(&rest, below: 24) else { return nil }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    guard let minutes = number(&rest, below: 60) else { return nil }
    return (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
}
