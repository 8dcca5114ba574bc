import AssentModel

/// Which space stands before or after which sign in a French locale.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale; for Canada, Office québécois de la langue française.
struct FrenchSpacing {
  private let style: Style

  private enum Style {
    case european
    case canadian
    case swiss
  }

  init(_ locale: LocaleTag) {
    style =
      switch locale.region {
      case "CA": .canadian
      case "CH": .swiss
      default: .european
      }
  }

  private static let narrow: Unicode.Scalar = "\u{202F}"
  private static let wide: Unicode.Scalar = "\u{A0}"

  func expected(at sign: Unicode.Scalar) -> String {
    switch style {
    case .european: sign == ":" ? String(Self.wide) : String(Self.narrow)
    case .canadian: sign == ":" || sign == "«" || sign == "»" ? String(Self.wide) : ""
    case .swiss: String(Self.narrow)
    }
  }

  func accepts(_ gap: [Unicode.Scalar], at sign: Unicode.Scalar) -> Bool {
    guard gap.count <= 1 else { return false }
    guard let space = gap.first else { return expected(at: sign).isEmpty }
    switch style {
    case .european: return space == (sign == ":" ? Self.wide : Self.narrow)
    case .canadian: return space == (sign == ":" || sign == "«" || sign == "»" ? Self.wide : Self.narrow)
    case .swiss: return space == Self.narrow || sign == ":" && space == Self.wide
    }
  }

  /// The name of a space for messages.
  static func name(of space: String) -> String { name(of: Array(space.unicodeScalars)) }

  static func name(of gap: [Unicode.Scalar]) -> String {
    guard let space = gap.first else { return "no space" }
    if gap.count > 1 { return "more than one space" }
    switch space.value {
    case 0x20: return "a plain space"
    case 0xA0: return "a no-break space (U+00A0)"
    case 0x202F: return "a narrow no-break space (U+202F)"
    case 0x09: return "a tab"
    default: return "U+\(String(space.value, radix: 16, uppercase: true))"
    }
  }
}

/// The spaces that French puts before its high punctuation and inside its quotation marks.
struct FrenchSpacingRule: CheckRule {
  let rule = Rule(
    "french-spacing", .warning, .languages(["fr"]),
    what: "The space before ; ! ? : or inside « » is missing, or isn't the no-break space that French has there (fr-CA has none before ; ! ?).",
    why: "With a plain space the sign can end up alone at the start of a line, and without one it reads as English.",
    example: "Un clic par erreur?")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let spacing = FrenchSpacing(passage.locale)
    let scalars = passage.scalars
    for index in scalars.indices {
      switch scalars[index].value {
      case 0x21, 0x3A, 0x3B, 0x3F:
        if Self.isPunctuation(at: index, in: scalars) { checkBefore(index, spacing, passage, &report) }
      case 0xBB: if index > 0 { checkBefore(index, spacing, passage, &report) }
      case 0xAB: checkAfter(index, spacing, passage, &report)
      default: continue
      }
    }
  }

  private func checkBefore(_ index: Int, _ spacing: FrenchSpacing, _ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var start = index
    while start > 0, scalars[start - 1].isWhitespace, scalars[start - 1] != "\n" { start -= 1 }
    guard start > 0, scalars[start - 1] != "\n" else { return }
    if scalars[index] != "»", !Self.takesSpace(after: scalars[start - 1]) { return }
    let gap = Array(scalars[start..<index])
    let sign = scalars[index]
    guard !spacing.accepts(gap, at: sign) else { return }
    let word = wordStart(before: start, in: passage)..<start
    add(passage, word.lowerBound..<index + 1, gap, passage.text(word) + spacing.expected(at: sign) + String(sign), sign, spacing, &report)
  }

  private func checkAfter(_ index: Int, _ spacing: FrenchSpacing, _ passage: Passage, _ report: inout RuleReport) {
    let scalars = passage.scalars
    var end = index + 1
    while end < scalars.count, scalars[end].isWhitespace, scalars[end] != "\n" { end += 1 }
    guard end < scalars.count, scalars[end] != "\n" else { return }
    let gap = Array(scalars[(index + 1)..<end])
    guard !spacing.accepts(gap, at: "«") else { return }
    var last = end
    while last < scalars.count, last < end + 24, scalars[last].isLetterOrDigit { last += 1 }
    add(passage, index..<last, gap, "«" + spacing.expected(at: "«") + passage.text(end..<last), "«", spacing, &report)
  }

  private func wordStart(before end: Int, in passage: Passage) -> Int {
    var start = end
    while start > 0, end - start < 24, !passage.scalars[start - 1].isWhitespace, passage.scalars[start - 1] != Passage.objectSign { start -= 1 }
    return start
  }

  private func add(
    _ passage: Passage, _ range: Range<Int>, _ gap: [Unicode.Scalar], _ corrected: String, _ sign: Unicode.Scalar, _ spacing: FrenchSpacing,
    _ report: inout RuleReport
  ) {
    let name = FrenchSpacing.name(of: spacing.expected(at: sign))
    let place = sign == "«" ? "after" : "before"
    let problem =
      gap.isEmpty
      ? "There is no space \(place) '\(sign)'" : "\(FrenchSpacing.name(of: gap).capitalizedFirst) stands \(place) '\(sign)'"
    report.add(
      at: passage.place, "\(problem), where '\(passage.locale)' has \(name)", part: passage.text(range), hint: "Write '\(corrected)' with \(name)")
  }

  /// Whether the sign ends something, and isn't part of an address, a time, a code or a face.
  private static func isPunctuation(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index + 1 < scalars.count else { return index > 0 }
    let next = scalars[index + 1]
    if next.isWhitespace || next == Passage.objectSign { return index > 0 }
    switch next {
    case ")": return scalars[index] == "?" || scalars[index] == "!"
    case "»", "”", "\"", "]", "!", "?", "…", "’": return index > 0
    default: return false
    }
  }

  /// Not after an opening sign or another mark: only the first of `?!` has a space.
  private static func takesSpace(after scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "«", "“", "\"", "'", "!", "?", "…", ".", ",", "/", "\\", "=", "&", ":", ";", "<", "-", "—", "–", "*", "_", "|": false
    default: true
    }
  }
}

/// A no-break space between a number and %, € or $.
struct FrenchUnitsRule: CheckRule {
  let rule = Rule(
    "french-units", .warning, .languages(["fr"]),
    what: "The no-break space between a number and % or a currency is missing, or the currency stands in front.",
    why: "French writes 50 % and 20 €, and neither may be torn apart at the end of a line.",
    example: "-20% sur les lampes")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let scalars = passage.scalars
    for index in scalars.indices {
      guard Self.isUnit(scalars[index]) else { continue }
      var start = index
      while start > 0, scalars[start - 1].isWhitespace { start -= 1 }
      let isAfterNumber = start > 0 && (scalars[start - 1].isASCIIDigit || scalars[start - 1] == Passage.objectSign)
      if isAfterNumber {
        let gap = scalars[start..<index]
        if gap.count == 1, let space = gap.first, space.value == 0xA0 || space.value == 0x202F { continue }
        // "%s" and the like are no percentages.
        if index + 1 < scalars.count, scalars[index + 1].isLetterOrDigit { continue }
        let number = numberStart(before: start, in: scalars)..<start
        report.add(
          at: passage.place, "\(FrenchSpacing.name(of: Array(gap)).capitalizedFirst) stands between the number and '\(scalars[index])'",
          part: passage.text(number.lowerBound..<index + 1),
          hint: "Write '\(passage.text(number))\u{A0}\(scalars[index])' with a no-break space (U+00A0 or U+202F)")
      } else if scalars[index] != "%", index + 1 < scalars.count, scalars[index + 1].isASCIIDigit {
        var end = index + 1
        while end < scalars.count, scalars[end].isASCIIDigit || scalars[end] == "," || scalars[end] == "." { end += 1 }
        while end > index + 1, !scalars[end - 1].isASCIIDigit { end -= 1 }
        report.add(
          at: passage.place, "'\(scalars[index])' stands in front of its amount", part: passage.text(index..<end),
          hint: "Write '\(passage.text(index + 1..<end))\u{A0}\(scalars[index])' with a no-break space (U+00A0 or U+202F)")
      }
    }
  }

  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { scalar == "%" || scalar == "€" || scalar == "$" }

  private func numberStart(before end: Int, in scalars: [Unicode.Scalar]) -> Int {
    var start = end
    while start > 0, scalars[start - 1].isASCIIDigit || scalars[start - 1] == "," || scalars[start - 1] == "." { start -= 1 }
    return start
  }
}
