import AssentFormats
public import AssentModel
public import AssentStore

/// What a store knows of one person: what holds now on each channel and for each service, and how it came to that.
public struct ProfileView: Sendable {
  /// What holds for a channel or a service.
  public struct Line: Hashable, Sendable {
    public let name: String
    /// `nil` when nothing was chosen.
    public let choice: Choice?
    /// When the subscription ends, or ended; `nil` for one without end.
    public let expires: Timestamp?
    public let hasExpired: Bool
    /// Whether a sign-up waits for its confirmation.
    public let isUnconfirmed: Bool
  }

  public let profile: Profile.ID
  public let time: Timestamp
  public let channels: [Line]
  public let services: [Line]
  /// Sign-ups for more than one channel that wait for their confirmation.
  public let unconfirmed: [String]
  /// Oldest first.
  public let history: [HistoryEntry]
  public let scopes: ScopeNames
  public let campaigns: CampaignNames

  /// - Parameters:
  ///   - offered: the channels that are told even when nothing was chosen.
  ///   - time: when subscriptions are looked at for whether they have expired.
  public init(
    of profile: Profile.ID, state: Preferences, history: [HistoryEntry], at time: Timestamp, offered: [Channel], scopes: ScopeNames,
    campaigns: CampaignNames
  ) {
    self.profile = profile
    self.time = time
    self.history = history
    self.scopes = scopes
    self.campaigns = campaigns
    self.channels = Channel.allCases.filter { offered.contains($0) || state.channels[$0] != nil || state.pending.contains(.channel($0)) }.map {
      Line(
        name: $0.name, choice: state.effective($0), expires: nil, hasExpired: false, isUnconfirmed: state.pending.contains(.channel($0)))
    }
    let pending = state.pending.compactMap { if case .service(let service) = $0 { service } else { nil } }
    let numbers = Set(scopes.services.map(\.number)).union(state.services.keys).union(pending)
    self.services = numbers.sorted().map {
      Line(
        name: scopes.name(of: $0), choice: state.effective($0, at: time), expires: state.expires[$0], hasExpired: state.hasExpired($0, at: time),
        isUnconfirmed: state.pending.contains(.service($0)))
    }
    self.unconfirmed = state.pending.filter { scope in
      switch scope {
      case .everyChannel: true
      case .channels(let set): set.channels.count > 1
      case .service: false
      }
    }.sorted { $0.code < $1.code }.map(scopes.name)
  }
}

/// A person's state and history for a terminal.
public struct ProfileText: Sendable {
  private let view: ProfileView

  public init(_ view: ProfileView) { self.view = view }

  public var text: String {
    var lines = ["profile  \(VisibleScalar.escaped(view.profile.text))"]
    let width = (view.channels + view.services).map(\.name.count).max() ?? 0
    for (title, group) in [("channels", view.channels), ("services", view.services)] where !group.isEmpty {
      lines += ["", title]
      lines += group.map { "  \($0.name.padding(to: width))  \(Self.sentence($0))" }
    }
    if !view.unconfirmed.isEmpty { lines += ["", "not confirmed  \(view.unconfirmed.joined(separator: " "))"] }
    lines += ["", view.history.isEmpty ? "no records" : "history"]
    for entry in view.history { lines += self.lines(of: entry) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ line: ProfileView.Line) -> String {
    var parts = [line.choice?.rawValue ?? (line.hasExpired ? "expired" : "-")]
    if let end = line.expires { parts.append(line.hasExpired ? "ended \(end)" : "until \(end)") }
    if line.isUnconfirmed { parts.append("sign-up not confirmed") }
    return parts.joined(separator: ", ")
  }

  private func lines(of entry: HistoryEntry) -> [String] {
    guard let record = entry.record else { return [] }
    var lines = [
      "  \(String(entry.position.rawValue).padding(to: 6))  \(record.time)  \(record.choice.rawValue)  \(view.scopes.name(of: record.scope))  "
        + record.method.rawValue + (record.campaign.map { "  campaign \(view.campaigns.name(of: $0))" } ?? "")
        + (record.before == record.after ? "  (changed nothing)" : "")
    ]
    if let statement = record.statement {
      lines.append("          \(VisibleScalar.escaped(statement.reason))" + (statement.actor.map { " (\(VisibleScalar.escaped($0)))" } ?? ""))
    }
    return lines
  }
}

extension String {
  /// Followed by spaces up to a width in characters.
  func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// A person's state and history as one JSON object on one line.
public struct ProfileJSON: Sendable {
  private let view: ProfileView

  public init(_ view: ProfileView) { self.view = view }

  public var text: String {
    let rows = HistoryRows(scopes: view.scopes, campaigns: view.campaigns)
    let history = view.history.map { entry in JSONValue.members(zip(rows.columns, rows.cells(of: entry)).map { ($0, $1.value) }) }
    let value = JSONValue.members(
      ("profile", .text(view.profile.text)), ("at", .text(view.time.description)), ("channels", list(view.channels)),
      ("services", list(view.services)), ("unconfirmed", .texts(view.unconfirmed)), ("history", .list(history)))
    return value.line() + "\n"
  }

  private func list(_ lines: [ProfileView.Line]) -> JSONValue {
    .list(
      lines.map { line in
        .members(
          ("name", .text(line.name)), ("choice", .optional(line.choice?.rawValue)), ("expires", .optional(line.expires?.description)),
          ("expired", line.expires == nil ? nil : .boolean(line.hasExpired)), ("unconfirmed", line.isUnconfirmed ? .boolean(true) : nil))
      })
  }
}
