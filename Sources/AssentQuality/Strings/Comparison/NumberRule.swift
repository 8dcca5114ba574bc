import AssentLocalization
import AssentModel

/// A translation with other numbers than its source.
struct NumberRule: PassageRule {
  let about = QualityRule(
    "number-differs", .warning, .translations,
    what: "A number of the source is missing or another; it may be a word, and is written as the locale writes numbers, dates and times.",
    why: "Prices, dates and deadlines are promises.", example: "Within 24 hours → Dans les 48 heures")

  /// Languages that write one and a half as 1.5.
  private static let decimalPoints: Set<String> = [
    "am", "bn", "cy", "en", "fil", "ga", "gd", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ms", "mt", "my", "ne", "pa", "si", "sw", "ta", "te",
    "th",
    "tl", "ur", "yue", "zh",
  ]
  private static let pointRegions: Set<String> = ["CH", "LI", "MX", "US", "PR", "GT", "HN", "NI", "SV", "DO", "PA", "PE"]

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard let original = passage.original else { return }
    let expected = Numeral.all(in: original.scalars)
    let found = Numeral.all(in: passage.scalars)
    guard !expected.isEmpty || !found.isEmpty else { return }
    let wanted = Set(expected.flatMap { $0.values(hasDecimalComma: Self.hasDecimalComma(original.locale)) })
    let present = Set(found.flatMap { $0.values(hasDecimalComma: Self.hasDecimalComma(passage.locale)) })
    guard wanted != present else { return }
    var comparison = NumberComparison(missing: wanted.subtracting(present), extra: present.subtracting(wanted))
    comparison.forgive(expected, original, found, passage)
    guard !comparison.missing.isEmpty || !comparison.extra.isEmpty else { return }
    add(passage, comparison, found, expected, original, &report)
  }

  static func hasDecimalComma(_ locale: LocaleTag) -> Bool {
    if let region = locale.region, pointRegions.contains(region), locale.language != "fr" { return false }
    return !decimalPoints.contains(locale.language)
  }

  private func add(
    _ passage: Passage, _ comparison: NumberComparison, _ found: [Numeral], _ expected: [Numeral], _ original: Passage, _ report: inout RuleReport
  ) {
    let odd = found.first { !comparison.extra.isDisjoint(with: $0.values(hasDecimalComma: Self.hasDecimalComma(passage.locale))) }
    let lost = expected.first { !comparison.missing.isDisjoint(with: $0.values(hasDecimalComma: Self.hasDecimalComma(original.locale))) }
    let hint = lost.map { "The source says \(original.text($0.range))" }
    if let odd {
      let part = passage.text(odd.range)
      let isSame = lost.map { $0.runs == odd.runs && original.text($0.range) == part } ?? false
      let message =
        isSame ? "'\(part)' is another number in \(passage.locale) than in the source" : "'\(part)' is not among the numbers of the source"
      let grouped = isSame ? lost.map { "Write \($0.runs.joined(separator: "\u{202F}")), or as \(passage.locale) groups digits" } : nil
      report.add(about, in: passage, message, part: part, hint: grouped ?? hint ?? "Remove it, or add it to the source")
    } else if let lost {
      report.add(
        about, in: passage, "The number \(original.text(lost.range)) of the source is missing", hint: "Write it in digits or as a word")
    }
  }
}
