import AssentLocalization
import AssentModel

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
