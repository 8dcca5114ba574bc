public import AssentModel

/// What a run of the check looked at: what it didn't look at can't be called stale.
public struct CheckScope: Hashable, Sendable {
  /// The locales that were checked.
  public let locales: Set<LocaleTag>
  /// Whether they are all that the site has.
  public let isWholeSite: Bool
  /// The rules that were asked; `nil` for all.
  public let rules: Set<String>?

  /// - Parameters:
  ///   - locales: those that were checked.
  ///   - all: those of the site.
  public init(locales: some Sequence<LocaleTag>, of all: some Sequence<LocaleTag>, rules: Set<String>? = nil) {
    self.locales = Set(locales)
    isWholeSite = Set(all).isSubset(of: self.locales)
    self.rules = rules
  }

  /// Whether a rule was asked about a locale, or about all of them without one.
  func includes(rule: String, locale: LocaleTag?) -> Bool {
    guard rules?.contains(rule) ?? true else { return false }
    return locale.map { locales.contains($0) } ?? isWholeSite
  }
}
