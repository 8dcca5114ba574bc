public import AssentAddresses
public import AssentModel
public import AssentPreferences

/// Who must not be contacted: a row for each profile and channel that is closed, and one for each address that is excluded whoever it belongs to.
public struct SuppressionTable: ContactTable {
  /// Whether what isn't closed any more is told too.
  private let tellsOpen: Bool

  /// - Parameter tellsOpen: whether channels that are open get rows as well, for whoever goes on from an earlier export.
  public init(tellsOpen: Bool) { self.tellsOpen = tellsOpen }

  public let columns = ["profile", "address", "channel", "suppressed", "reasons", "since", "position"]

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]] {
    Channel.all.compactMap { channel in
      let reasons = contact.reasons(channel)
      guard !reasons.isEmpty || tellsOpen else { return nil }
      return [
        .text(contact.profile.text), .optional(contact.address(channel)?.text), .text(channel.name), .flag(!reasons.isEmpty),
        reasons.isEmpty ? .none : .text(reasons.map(\.rawValue).joined(separator: " ")), .none, .number(contact.position.rawValue),
      ]
    }
  }

  /// The row of an address; `nil` when it's valid and needn't be told.
  public func row(of address: Address, _ state: QuarantineState, at position: HistoryPosition) -> [ExportCell]? {
    guard state.status.excludes || tellsOpen else { return nil }
    return [
      .none, .text(address.text), .text(address.channel.name), .flag(state.status.excludes),
      state.status.excludes ? .text(state.status.rawValue) : .none, .text(state.since.description), .number(position.rawValue),
    ]
  }
}
