public import AssentModel
import AssentPreferences

/// What each profile chose: one row, a column for each channel and two for each service.
public struct PreferenceTable: ContactTable {
  private let scopes: ScopeNames

  public init(scopes: ScopeNames) { self.scopes = scopes }

  public var columns: [String] {
    ["profile", "position", ScopeNames.everything] + Channel.all.map(\.name) + scopes.services.flatMap { [$0.name, "\($0.name)_expires"] }
      + ["unconfirmed"]
  }

  public func rows(of contact: ContactStatus, at time: Timestamp) -> [[ExportCell]] {
    let state = contact.state
    let services = scopes.services.flatMap { service -> [ExportCell] in
      let word = state.hasExpired(service.number, at: time) ? "expired" : state.effective(service.number, at: time)?.rawValue
      return [.optional(word), .optional(state.expires[service.number]?.description)]
    }
    let pending = state.pending.sorted { $0.code < $1.code }.map(scopes.name).joined(separator: " ")
    return [
      [.text(contact.profile.text), .number(contact.position.rawValue), .optional(state.every?.rawValue)]
        + Channel.all.map { .optional(state.effective($0)?.rawValue) } + services + [pending.isEmpty ? .none : .text(pending)]
    ]
  }
}
