import AssentLocalization
import AssentModel

/// A translation with other numbers than its source.
struct NumberRule: CheckRule {
  let rule = Rule(
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

  func check(_ passage: Passage, into report: inout RuleReport) {
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
      report.add(at: passage.place, message, part: part, hint: grouped ?? hint ?? "Remove it, or add it to the source")
    } else if let lost {
      report.add(
        at: passage.place, "The number \(original.text(lost.range)) of the source is missing", hint: "Write it in digits or as a word")
    }
  }
}

/// The numbers in which a translation differs from its source, less those that languages write in different ways.
struct NumberComparison {
  var missing: Set<String>
  var extra: Set<String>

  mutating func forgive(_ expected: [Numeral], _ original: Passage, _ found: [Numeral], _ passage: Passage) {
    forgivePieces(expected, found)
    forgiveHalfDays(original, passage)
    for month in Self.months(expected, original).union(Self.months(found, passage)) {
      missing.remove(month)
      extra.remove(month)
    }
    forgiveCategory(passage)
    forgiveMillions()
    missing = Self.withoutWords(missing, in: passage)
    extra = Self.withoutWords(extra, in: original)
    // 5 100 may be one number or two, as in a telephone number.
    if (expected + found).contains(where: { $0.separators.contains(where: \.isSpace) }), Self.digits(expected) == Self.digits(found) {
      missing = []
      extra = []
    }
  }

  private static func digits(_ numerals: [Numeral]) -> String { numerals.flatMap(\.runs).joined() }

  /// Times: 14:30 is 14.30 in Dutch; minutes that are zero may be left out.
  private mutating func forgivePieces(_ expected: [Numeral], _ found: [Numeral]) {
    for numeral in found + expected where numeral.runs.count == 2 && numeral.runs[1].utf8.count == 2 && numeral.runs[0].utf8.count <= 2 {
      guard let hours = Int(numeral.runs[0]), let minutes = Int(numeral.runs[1]), hours < 25, minutes < 60 else { continue }
      let pieces = Set(numeral.pieces)
      let decimal = Set(numeral.values(hasDecimalComma: numeral.separators.first == ","))
      if !decimal.isDisjoint(with: extra), !pieces.isDisjoint(with: missing) {
        extra.subtract(decimal)
        missing.subtract(pieces)
      } else if !decimal.isDisjoint(with: missing), !pieces.isDisjoint(with: extra) {
        missing.subtract(decimal)
        extra.subtract(pieces)
      }
    }
    if (expected + found).contains(where: { $0.runs.last == "00" }) {
      missing.remove("0")
      extra.remove("0")
    }
  }

  /// 2 p.m. is 14 o'clock.
  private mutating func forgiveHalfDays(_ original: Passage, _ passage: Passage) {
    guard hasHalfDays(original) || hasHalfDays(passage) else { return }
    for (some, isMissing) in missing.map({ ($0, true) }) + extra.map({ ($0, false) }) {
      // Half past ten may be written 10.30.
      let point = some.firstIndex(of: ".") ?? some.endIndex
      guard let hour = Int(some[..<point]), (0...12).contains(hour) else { continue }
      let others = isMissing ? extra : missing
      guard let other = [hour + 12, hour - 12].map({ "\($0)" + some[point...] }).first(where: others.contains) else { continue }
      missing.subtract([some, other])
      extra.subtract([some, other])
    }
  }

  private func hasHalfDays(_ passage: Passage) -> Bool {
    passage.words.contains { word in ["am", "pm"].contains { word.folded == $0 || word.folded.hasSuffix($0) && word.folded.first?.isNumber == true } }
      || passage.text.contains("p.m.") || passage.text.contains("a.m.")
  }

  /// The month of a date may be a word: 2026-11-22, 22 November 2026, 22/11/2026, 2026年11月22日.
  private static func months(_ numerals: [Numeral], _ passage: Passage) -> Set<String> {
    var dates: [[String]] = numerals.filter { $0.runs.count == 3 && $0.runs.contains { $0.utf8.count == 4 } }.map(\.runs)
    for (index, numeral) in numerals.enumerated() where index + 2 < numerals.count {
      let three = [numeral, numerals[index + 1], numerals[index + 2]]
      let gaps = [passage.scalar(three[0].range.upperBound), passage.scalar(three[1].range.upperBound)]
      let isAdjacent = three[1].range.lowerBound == three[0].range.upperBound + 1 && three[2].range.lowerBound == three[1].range.upperBound + 1
      guard isAdjacent, gaps.allSatisfy({ $0 == "-" || $0 == "/" || $0 == "\u{5E74}" || $0 == "\u{6708}" }) else { continue }
      dates.append(three.flatMap(\.runs))
    }
    return Set(dates.joined().compactMap { Int($0) }.filter { (1...12).contains($0) }.map(String.init))
  }

  /// The text for "one" may say 1, whatever the source does.
  private mutating func forgiveCategory(_ passage: Passage) {
    guard case .string(let category?) = passage.role else { return }
    let implied: [String] =
      switch category {
      case .zero: ["0"]
      case .one: ["0", "1"]
      case .two: ["2"]
      case .few, .many, .other: []
      }
    missing.subtract(implied)
    extra.subtract(implied)
  }

  /// 1,000,000 is one million.
  private mutating func forgiveMillions() {
    for large in missing.union(extra) where large.hasSuffix("000000") {
      let others = missing.contains(large) ? extra : missing
      for zeros in [6, 9] where large.utf8.count > zeros && large.suffix(zeros).allSatisfy({ $0 == "0" }) {
        let small = String(large.dropLast(zeros))
        guard others.contains(small) || small == "1" else { continue }
        missing.subtract([large, small])
        extra.subtract([large, small])
      }
    }
  }

  /// Small numbers are words in running text; where the words of the language aren't known, any of up to 12 may be one.
  private static func withoutWords(_ values: Set<String>, in passage: Passage) -> Set<String> {
    let large = NumberWords.knows(passage.locale.language) ? values : values.filter { (Int($0) ?? .max) > 12 }
    return large.isEmpty ? large : large.subtracting(NumberWords.values(in: passage))
  }
}
