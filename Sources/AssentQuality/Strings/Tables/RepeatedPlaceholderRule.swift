import AssentLocalization
import AssentModel

/// A placeholder that is filled in more often than in the source.
struct RepeatedPlaceholderRule: TableRule {
  let about = QualityRule(
    "placeholder-repeated", .warning, .translations, what: "A placeholder stands in the translation more often than in the source.",
    why: "Readers see the same name or number twice.", example: "Write to {contact} → Écrivez à {contact} {contact}")

  func check(_ table: TableText, _ report: inout RuleReport) {
    for (entry, original) in table.translations {
      let expected = original.patterns.reduce(into: [:]) { counts, item in
        counts.merge(Self.counts(item.pattern), uniquingKeysWith: max)
      }
      for (category, pattern, location) in entry.patterns {
        for (name, count) in Self.counts(pattern).sorted(by: { $0.key < $1.key }) {
          guard let wanted = expected[name], count > wanted else { continue }
          let place = category.map { " (\($0.rawValue))" } ?? ""
          report.add(
            about, at: location, locale: table.locale, subject: .string(entry.key),
            "{\(name)} stands in '\(entry.key)'\(place) \(count) times, in the source text \(wanted == 1 ? "once" : "\(wanted) times")",
            part: "{\(name)}", hint: "Remove what is too many", source: original.message.shownText, translation: pattern.maskedText)
        }
      }
    }
  }

  private static func counts(_ pattern: MessagePattern) -> [String: Int] {
    pattern.parts.reduce(into: [:]) { counts, part in
      if case .placeholder(let name) = part { counts[name, default: 0] += 1 }
    }
  }
}
