import AssentLocalization
import AssentModel

/// A string without text.
struct EmptyStringRule: TableRule {
  let about = QualityRule(
    "empty-string", .error, what: "A string has no text, or nothing but space.",
    why: "A button or heading without a text can't be used, and a screen reader has nothing to say.", example: "text: \"\"")

  func check(_ table: TableText, _ report: inout RuleReport) {
    for entry in table.entries where table.isSource || entry.state != .new {
      for (category, pattern, location) in entry.patterns where pattern.maskedText.unicodeScalars.allSatisfy(\.isWhitespace) {
        let place = category.map { " for '\($0.rawValue)'" } ?? ""
        report.add(
          about, at: location, locale: table.locale, subject: .string(entry.key), "'\(entry.key)' has no text\(place)",
          hint: table.isSource ? "Write the text, or remove the string" : "Translate it, or set 'state: new' so that its source stands in",
          source: table.isSource ? nil : table.source.entries[entry.key]?.message.shownText, translation: pattern.maskedText)
      }
    }
  }
}
