import AssentLocalization
import AssentModel

/// Translations that can't be found stale.
struct MissingFingerprintRule: TableRule {
  let about = QualityRule(
    "missing-fingerprint", .note, .translations, what: "Translations don't say which source text they were made from.",
    why: "When the source changes, nobody is told that they have to follow.", example: "an entry without source: 5d41402a")

  /// One finding for the table: one command repairs all of them.
  func check(_ table: TableText, _ report: inout RuleReport) {
    let bare = table.translations.map(\.entry).filter { $0.sourceFingerprint == nil }
    guard let first = bare.first else { return }
    let message =
      bare.count == 1
      ? "'\(first.key)' has no 'source:', so nobody learns when its source changes"
      : "'\(first.key)' and \(bare.count - 1) more have no 'source:', so nobody learns when their source changes"
    report.add(
      about, at: first.location, locale: table.locale, subject: bare.count == 1 ? .string(first.key) : nil, message,
      hint: "Run 'assent translations sync' after a review")
  }
}
