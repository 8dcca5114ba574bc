import AssentLocalization

/// The names that XLIFF 1.2 files share.
enum XLIFF1 {
  static let namespace = "urn:oasis:names:tc:xliff:document:1.2"

  /// `state` and `state-qualifier` of a target.
  static func state(_ unit: ExchangeUnit) -> (state: String, qualifier: String?) {
    if unit.isStale { return ("needs-adaptation", nil) }
    return switch unit.state {
    case .new: ("new", nil)
    case .machine: ("needs-review-translation", "leveraged-mt")
    case .translated: ("translated", nil)
    case .reviewed: ("signed-off", nil)
    }
  }

  /// What a target says, given what was exported with it.
  static func meaning(_ state: String?, qualifier: String?, isApproved: Bool, record: UnitRecord) -> (state: TranslationState, isStale: Bool) {
    switch state {
    case "final", "signed-off": return (.reviewed, false)
    case "new", "needs-translation", "needs-l10n": return (.new, false)
    case "needs-adaptation", "needs-review-adaptation", "needs-review-l10n", "needs-review-translation":
      if record.isStale { return (record.state ?? .translated, true) }
      return (qualifier == "leveraged-mt" || qualifier == "mt-suggestion" || record.state == .machine ? .machine : .translated, false)
    default: return (isApproved ? .reviewed : .translated, false)
    }
  }
}
