import AssentModel
import AssentStore

/// The list of what changed, in the words that the site has for it.
struct ChangeSummary {
  let page: ServedPage
  /// When what holds is asked for: subscriptions expire.
  let now: Timestamp

  /// What these records changed; an undo shows the state that it brought back.
  func changes(_ records: [ConsentRecord]) -> String {
    records.map { record in
      record.method == .undo
        ? items(parts(of: record.scope).map { ($0, record.after.effective($0, at: record.time) ?? record.choice) })
        : items(choices(record.choice, for: record.scope))
    }.joined()
  }

  /// What a choice for a scope would change.
  func change(_ choice: Choice, for scope: Scope) -> String { items(choices(choice, for: scope)) }

  /// What holds for a scope.
  func state(_ state: Preferences, of scope: Scope) -> String {
    if let choice = state.effective(scope, at: now) { return items(choices(choice, for: scope)) }
    return items(parts(of: scope).compactMap { part in state.effective(part, at: now).map { (part, $0) } })
  }

  /// What holds for everything that the site offers.
  func state(_ state: Preferences) -> String {
    items(page.site.offered.compactMap { scope in state.effective(scope, at: now).map { (scope, $0) } })
  }

  private func choices(_ choice: Choice, for scope: Scope) -> [(Scope, Choice)] {
    scope == .everyChannel ? [(scope, choice)] : parts(of: scope).map { ($0, choice) }
  }

  /// The scopes that the site has a sentence for.
  private func parts(of scope: Scope) -> [Scope] {
    switch scope {
    case .everyChannel: page.site.offered.filter { if case .channels = $0 { true } else { false } }
    case .channels(let set): set.channels.map { .channel($0) }
    case .service: [scope]
    }
  }

  private func items(_ choices: [(Scope, Choice)]) -> String {
    choices.compactMap { page.fragment(.change($0, $1)) }.joined()
  }
}
