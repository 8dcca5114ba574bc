import AssentLocalization

/// The names that XLIFF 2 files share.
enum XLIFF2 {
  static let namespace = "urn:oasis:names:tc:xliff:document:2.0"
  /// The Size and Length Restriction module.
  static let sizeNamespace = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
  /// What XLIFF has no place for.
  static let ownNamespace = "urn:assent:translations:1"

  /// `state` and `subState` for a string. What waits for a person is `initial`: a tool that moves it on must drop the sub-state (section 4.3.1.28).
  static func state(_ unit: ExchangeUnit) -> (state: String, subState: String?) {
    if unit.isStale { return ("initial", "assent:stale-\(unit.state.rawValue)") }
    return switch unit.state {
    case .new: ("initial", nil)
    case .machine: ("initial", "assent:machine")
    case .translated: ("translated", nil)
    case .reviewed: ("reviewed", nil)
    }
  }

  static func meaning(_ state: String?, _ subState: String?) -> (state: TranslationState, isStale: Bool) {
    switch state {
    case "translated": return (.translated, false)
    case "reviewed", "final": return (.reviewed, false)
    default:
      guard let subState, subState.hasPrefix("assent:") else { return (.new, false) }
      let words = subState.dropFirst("assent:".count)
      if words.hasPrefix("stale-") { return (TranslationState(rawValue: String(words.dropFirst("stale-".count))) ?? .translated, true) }
      return (TranslationState(rawValue: String(words)) ?? .new, false)
    }
  }
}
