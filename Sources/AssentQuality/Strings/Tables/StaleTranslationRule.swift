import AssentLocalization
import AssentModel

/// A translation of a source text that has changed since.
struct StaleTranslationRule: TableRule {
  let about = QualityRule(
    "stale-translation", .warning, .translations, what: "The source text has changed since it was translated.",
    why: "Readers of this locale are told what is no longer so.", example: "source: 5d41402a, while today's text has 8a9c1b07")

  func check(_ table: TableText, _ report: inout RuleReport) {
    for (entry, original) in table.translations {
      guard let made = entry.sourceFingerprint else { continue }
      let today = Fingerprint(of: original.message)
      guard made != today else { continue }
      report.add(
        about, entry, in: table, "'\(entry.key)' was translated from another source text (\(made)) than today's (\(today))",
        hint: "Compare it with '\(original.message.shownText)'; once it is right, run 'assent translations sync'")
    }
  }
}
