import AssentDocuments
import AssentModel

/// Finds blocks that are those of the source: each list, each table and a whole document once.
struct UntranslatedBlockRule: CheckRule {
  let rule = Rule(
    "untranslated-block", .error, .translations, what: "A heading, paragraph, list item or cell that is that of the source, or nearly.",
    why: "It was forgotten, and the reader stumbles over another language.",
    example: "You can stop at any time. → You can stop at any time.")

  private static let hint = "Translate it; if it is the same in both languages, write an exception"

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    guard pair.isOtherLanguage else { return }
    let copy = CopiedText(pair)
    var sources: [String: Passage]?
    var found: [(passage: Passage, original: Passage, number: Int)] = []
    let texts = pair.translation.passages.filter { $0.role != .title && $0.role != .description }
    for (number, passage) in texts.enumerated() where passage.words.count >= 2 {
      let original: Passage?
      if let own = passage.original {
        original = own
      } else {
        let all = sources ?? Dictionary(pair.source.passages.map { ($0.text, $0) }) { first, _ in first }
        sources = all
        original = all[passage.text]
      }
      if let original, copy.isCopy(passage, of: original) { found.append((passage, original, number)) }
    }
    if found.count >= 4, found.count * 2 > texts.count, let first = found.first {
      report.add(
        at: first.passage.place, "\(found.count) of \(texts.count) texts of this document are those of the source (\(pair.source.outline.file))",
        hint: "Translate the document, or remove it until it is translated")
      return
    }
    var rest = found[...]
    while let first = rest.popFirst() {
      var last = first.number
      var others = 0
      while let next = rest.first, next.passage.role == first.passage.role, next.number - last <= farthest(first.passage.role) {
        rest.removeFirst()
        last = next.number
        others += 1
      }
      report.add(
        at: first.passage.place,
        others == 0
          ? "This is the text of the source (\(first.original.location))"
          : "This and the \(others == 1 ? "next one" : "next \(others)") are texts of the source (\(first.original.location))",
        part: Self.beginning(first.passage), hint: Self.hint)
    }
  }

  /// How far apart two texts of a list or a table may be to count as one finding: short cells may well be the same.
  private func farthest(_ role: Passage.Role) -> Int { role == .tableCell ? 4 : role == .listItem ? 1 : 0 }

  /// The first words, up to a part that isn't prose.
  private static func beginning(_ passage: Passage) -> String? {
    guard let first = passage.words.first else { return nil }
    let line = passage.scalars[first.range.lowerBound...].prefix(40).prefix { $0 != Passage.objectSign }
    guard let last = passage.words.last(where: { $0.range.upperBound <= line.endIndex }) else { return first.text }
    return passage.text(first.range.lowerBound..<last.range.upperBound)
  }
}

/// Tells a text that was left in the language of the source from one that happens to be the same.
struct CopiedText {
  /// The small words of the source's language, and of the translation's; `nil` when they aren't known.
  private let functionWords: Set<String>?
  private let ownWords: Set<String>

  init(_ pair: DocumentPair) {
    functionWords = FunctionWords.lists[pair.source.passages.first?.locale.language ?? ""]
    ownWords = FunctionWords.lists[pair.locale.language] ?? []
  }

  /// Whether a passage is its source, or nearly.
  func isCopy(_ passage: Passage, of original: Passage) -> Bool {
    guard passage.words.count * 5 >= original.words.count * 4, original.words.count * 5 >= passage.words.count * 4 else { return false }
    if passage.words.lazy.map(\.folded).elementsEqual(original.words.lazy.map(\.folded)) { return isProse(passage) }
    guard passage.words.count >= 8, let first = passage.words.first, let last = passage.words.last, let otherFirst = original.words.first,
      let otherLast = original.words.last, first.folded == otherFirst.folded || last.folded == otherLast.folded
    else { return false }
    var counts = original.words.reduce(into: [String: Int]()) { $0[$1.folded, default: 0] += 1 }
    var common = 0
    for word in passage.words {
      guard let left = counts[word.folded], left > 0 else { continue }
      counts[word.folded] = left - 1
      common += 1
    }
    return common * 5 >= max(passage.words.count, original.words.count) * 4
  }

  /// Whether a text is more than names, numbers and terms, which are the same in every language.
  private func isProse(_ passage: Passage) -> Bool {
    let small = passage.words.count { word in
      let stem = FunctionWords.stem(word)
      return functionWords?.contains(stem) == true && !ownWords.contains(stem)
        // To opt in and to opt out are terms.
        && (passage.words.count > 2 || stem != "in" && stem != "out")
    }
    if small > 0, small * 10 >= passage.words.count { return true }
    return passage.words.count >= 3 && passage.words.dropFirst().count(where: Self.isPlain) >= 2
  }

  /// Four letters or more in lower case, without signs.
  private static func isPlain(_ word: Passage.Word) -> Bool {
    word.range.count >= 4 && word.text == word.folded && word.text.unicodeScalars.allSatisfy(\.properties.isLowercase)
  }
}
