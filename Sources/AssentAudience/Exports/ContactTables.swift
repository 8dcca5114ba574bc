public import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore

/// What each profile chose: one row, a column for each channel and two for each service.
public struct PreferenceTable: ExportTable {
  private let scopes: ScopeNames

  public init(scopes: ScopeNames) { self.scopes = scopes }

  public var columns: [String] {
    ["profile", "position", ScopeNames.everything] + Channel.allCases.map(\.name) + scopes.services.flatMap { [$0.name, "\($0.name)_expires"] }
      + ["unconfirmed"]
  }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]] {
    let state = contact.state
    let services = scopes.services.flatMap { service -> [Cell] in
      let word = state.hasExpired(service.number, at: time) ? "expired" : state.effective(service.number, at: time)?.rawValue
      return [.optional(word), .optional(state.expires[service.number]?.description)]
    }
    let pending = state.pending.sorted { $0.code < $1.code }.map(scopes.name).joined(separator: " ")
    return [
      [.id(contact.profile.text), .number(contact.position.rawValue), .optional(state.every?.rawValue)]
        + Channel.allCases.map { .optional(state.effective($0)?.rawValue) } + services + [pending.isEmpty ? .none : .text(pending)]
    ]
  }
}

/// Who must not be contacted: a row for each profile and channel that is closed, and one for each address that is excluded whoever it belongs to.
public struct SuppressionTable: ExportTable {
  /// Whether what isn't closed any more is told too.
  private let tellsOpen: Bool

  /// - Parameter tellsOpen: whether channels that are open get rows as well, for whoever goes on from an earlier export.
  public init(tellsOpen: Bool) { self.tellsOpen = tellsOpen }

  public let columns = ["profile", "address", "channel", "suppressed", "reasons", "since", "position"]

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[Cell]] {
    Channel.allCases.compactMap { channel in
      let reasons = contact.reasons(channel)
      guard !reasons.isEmpty || tellsOpen else { return nil }
      return [
        .id(contact.profile.text), .optional(id: contact.address(channel)?.text), .text(channel.name), .flag(!reasons.isEmpty),
        reasons.isEmpty ? .none : .text(reasons.map(\.rawValue).joined(separator: " ")), .none, .number(contact.position.rawValue),
      ]
    }
  }

  public func rows(of address: Address, _ state: QuarantineState, at position: HistoryPosition) -> [[Cell]] {
    guard state.status.excludes || tellsOpen else { return [] }
    return [
      [
        .none, .id(address.text), .text(address.channel.name), .flag(state.status.excludes),
        state.status.excludes ? .text(state.status.rawValue) : .none, .text(state.since.description), .number(position.rawValue),
      ]
    ]
  }
}
