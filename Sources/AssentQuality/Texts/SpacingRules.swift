import AssentModel

/// Two spaces in a row.
struct DoubledSpaceRule: CheckRule {
  let rule = Rule(
    "doubled-space", .warning, what: "Two spaces follow each other.", why: "One of them was left over; next to a no-break space the gap shows.",
    example: "Stop  all messages")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let scalars = passage.scalars
    var wasSpace = false
    var hasText = false
    for (index, scalar) in scalars.enumerated() {
      guard scalar.isSpace else {
        wasSpace = false
        hasText = hasText && !scalar.isLineBreakOrTab || !scalar.isWhitespace
        continue
      }
      if wasSpace, hasText {
        // Space at the end of a line or of the text is none between words.
        guard let end = scalars[index...].firstIndex(where: { !$0.isSpace }) else { return }
        guard !scalars[end].isLineBreakOrTab else {
          hasText = false
          continue
        }
        let start = scalars[..<index].lastIndex { !$0.isSpace }.map { $0 + 1 } ?? 0
        let before = scalars[..<start].reversed().prefix { $0.isLetterOrDigit }.prefix(24).count
        let after = scalars[end...].prefix { $0.isLetterOrDigit }.prefix(24).count
        report.add(
          at: passage.place, "There are \(end - start) spaces in a row", part: passage.text(start - before..<end + after),
          hint: "Write '\(passage.text(start - before..<start)) \(passage.text(end..<end + after))' with one")
        return
      }
      wasSpace = true
    }
  }
}

/// Space at either end of a text.
struct EdgeSpaceRule: CheckRule {
  let rule = Rule(
    "edge-space", .warning, what: "The text begins or ends with a space.", why: "It was left over, or holds together what a template should.",
    example: "\"Unsubscribe \"")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let first = passage.scalars.first, let last = passage.scalars.last, first.isSpace || last.isSpace,
      !passage.scalars.allSatisfy(\.isWhitespace)
    else { return }
    let trimmed = passage.text.unicodeScalars.reversed().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
    var corrected = String.UnicodeScalarView()
    corrected.append(contentsOf: trimmed)
    let hint = trimmed.contains(Passage.objectSign) ? "Remove it" : "Write '\(String(corrected))'"
    if first.isSpace { report.add(at: passage.place, "The text begins with a space", part: Self.start(passage), hint: hint) }
    if last.isSpace {
      report.add(at: passage.place, "The text ends with a space", part: passage.ending(at: passage.scalars.count), hint: hint)
    }
  }

  private static func start(_ passage: Passage) -> String {
    let spaces = passage.scalars.prefix(while: \.isWhitespace).count
    let word = passage.scalars[spaces...].prefix { !$0.isWhitespace && $0 != Passage.objectSign }.prefix(32).count
    return passage.text(0..<spaces + word)
  }
}

/// Line breaks and tabs in a string.
struct LineBreakRule: CheckRule {
  let rule = Rule(
    "line-break", .warning, what: "A string has a line break or a tab.", why: "A page shows a space in its place, and exchange formats may drop it.",
    example: "\"Stop\\nall messages\"")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.isString, let index = passage.scalars.firstIndex(where: \.isLineBreakOrTab) else { return }
    let kind = passage.scalars[index] == "\t" ? "a tab" : "a line break"
    let start = passage.scalars[..<index].reversed().prefix { !$0.isWhitespace && $0 != Passage.objectSign }.prefix(24).count
    let part = start > 0 ? passage.text(index - start..<index) : nil
    report.add(
      at: passage.place, "'\(passage.subject)' has \(kind) in its text", part: part,
      hint: "Put a space there; in YAML, '>-' instead of '|' joins lines. What is several paragraphs belongs in a document")
  }
}

/// A word that runs into a placeholder.
struct PlaceholderSpaceRule: CheckRule {
  let rule = Rule(
    "placeholder-space", .warning, .translations, what: "A letter touches a placeholder of a string, and none does in the source.",
    why: "The word and what is filled in are read as one.", example: "Hello {name} → Bonjour{name}")

  /// Languages that put endings on names, or write without spaces.
  private static let agglutinatingLanguages: Set<String> = [
    "az", "bo", "et", "eu", "fi", "hu", "ja", "ka", "kk", "km", "ko", "ky", "lo", "mn", "my", "ta", "te", "th", "tr", "ug", "uz", "yue", "zh",
  ]

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.isString, let original = passage.original, !Self.agglutinatingLanguages.contains(passage.locale.language),
      passage.scalars.contains(Passage.objectSign), !Self.touches(original.scalars).isTouched
    else { return }
    let found = Self.touches(passage.scalars)
    guard let index = found.letter else { return }
    report.add(
      at: passage.place, "The text runs into a placeholder without a space", part: passage.surrounding(index),
      hint: "Put a space between the two, as the source does")
  }

  private static func touches(_ scalars: [Unicode.Scalar]) -> (isTouched: Bool, letter: Int?) {
    for (index, scalar) in scalars.enumerated() where scalar == Passage.objectSign {
      if index > 0, scalars[index - 1].isLetterOrDigit { return (true, index - 1) }
      if index + 1 < scalars.count, scalars[index + 1].isLetterOrDigit { return (true, index + 1) }
    }
    return (false, nil)
  }
}
