import AssentLocalization
import AssentModel

/// A translation that hasn't come as far as its locale requires.
struct RequiredStateRule: TableRule {
  let settings: StringSettings
  let about = QualityRule(
    "state-below-required", .warning, .translations, what: "The state of a translation is below the one that 'required-state' asks for.",
    why: "Text that nobody has read reaches readers; one that is new isn't shown at all.", example: "state: machine")

  func check(_ table: TableText, _ report: inout RuleReport) {
    guard !table.isSource else { return }
    let required = settings.requiredState(for: table.locale)
    for entry in table.entries where table.source.entries[entry.key] != nil {
      // Without a state it counts as translated, as it does in the coverage.
      let state = entry.state ?? .translated
      guard state.rank < required.rank else { continue }
      let hint =
        switch state {
        case .new: "Translate it and set 'state: \(required.rawValue)'; until then readers see another language"
        default: "Have it read by a person, then set 'state: \(required.rawValue)'"
        }
      report.add(
        about, entry, in: table, "'\(entry.key)' is \(state.rawValue), and \(table.locale) requires \(required.rawValue)", hint: hint)
    }
  }
}

extension TranslationState {
  /// How far it has come, from 0.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
