import AssentDocuments
import AssentModel

/// Finds stretches of text in the language of the source, by their small words.
struct SourceLanguageRule: DocumentRule {
  let about = QualityRule(
    "source-language", .error, .translations,
    what: "A sentence in the language of the source within a translation; between English, French, Dutch and German.",
    why: "It was forgotten, and the reader stumbles over another language.",
    example: "Cliquez sur le lien. You can stop at any time and this is what you get.")

  /// What a small word of the source counts for, and one of the translation's own language against it; more than this is reported.
  private static let (foreign, own, least) = (2, 3, 8)
  /// As many other words between two small ones separate them.
  private static let farthest = 8

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    guard pair.isOtherLanguage, let source = pair.source.passages.first?.locale.language, let foreignWords = FunctionWords.lists[source],
      let ownWords = FunctionWords.lists[pair.locale.language]
    else { return }
    let copy = CopiedText(pair)
    for (index, text) in pair.translation.texts.enumerated() {
      guard let passage = text, passage.words.count >= 4, let range = stretch(passage, foreignWords, ownWords) else { continue }
      // A quotation that says its language is meant so, and a copy of the source has been reported.
      let parts = pair.translation.outline.blocks[index].text?.parts ?? []
      if parts.contains(where: { $0.kind == .html && $0.text.contains("lang=") }) || isCopy(passage, copy) { continue }
      let part = passage.text(range)
      report.add(
        about, in: passage, "'\(part)' is in the language of the source", part: part.unicodeScalars.contains(Passage.protected) ? nil : part,
        hint: "Translate it, or mark it with <span lang=\"\(source)\">")
    }
  }

  /// The stretch, from small word to small word, that is most clearly in the other language.
  private func stretch(_ passage: Passage, _ foreignWords: Set<String>, _ ownWords: Set<String>) -> Range<Int>? {
    var score = 0
    var start: Int?
    var last = 0
    var best = (score: Self.least - 1, range: nil as Range<Int>?)
    for (number, word) in passage.words.enumerated() {
      guard word.range.count <= 8 || word.folded.utf8.count != word.range.count else { continue }
      let stem = FunctionWords.stem(word)
      let isForeign = foreignWords.contains(stem)
      let isOwn = ownWords.contains(stem)
      guard isForeign != isOwn else { continue }
      if isOwn { score -= Self.own } else if start != nil, number - last > Self.farthest { score = 0 }
      if score <= 0 {
        score = 0
        start = nil
      }
      guard isForeign else { continue }
      if start == nil { start = word.range.lowerBound }
      score += Self.foreign
      last = number
      if score > best.score, let start { best = (score, start..<word.range.upperBound) }
    }
    return best.range
  }

  private func isCopy(_ passage: Passage, _ copy: CopiedText) -> Bool {
    passage.original.map { copy.isCopy(passage, of: $0) } ?? false
  }
}
