import AssentAddresses
public import AssentFormats
import AssentModel
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
