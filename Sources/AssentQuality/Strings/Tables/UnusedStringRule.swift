import AssentLocalization
import AssentModel

/// A string that nothing shows.
struct UnusedStringRule: TableRule {
  let about = QualityRule(
    "unused-string", .warning, .source, what: "No template, document or code reads the string.",
    why: "It is translated and reviewed in every locale for nobody.", example: "optOut.oldButton")

  func check(_ table: TableText, _ report: inout RuleReport) {
    guard let used = table.usedKeys else { return }
    for entry in table.entries where !used.contains(entry.key) {
      guard !table.dynamicPrefixes.contains(where: { entry.key.text.hasPrefix($0) }) else { continue }
      report.add(
        about, entry, in: table, "No template, document or code reads '\(entry.key)'",
        hint: "Remove it from every table, or show it with {{strings.\(entry.key)}}")
    }
  }
}
