import AssentDocuments
import AssentModel

/// Finds titles and descriptions that are those of the source.
struct FieldUntranslatedRule: DocumentRule {
  let about = QualityRule(
    "front-matter-untranslated", .warning, .translations, what: "A title or a description that is the same as the source's.",
    why: "It is what search results, the browser's tab and link previews show.", example: "title: Stop these messages → title: Stop these messages")

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    guard pair.isOtherLanguage else { return }
    let description = pair.translation.description
    let sameDescription = description.map { isSame($0, atLeast: 2) } ?? false
    if let title = pair.translation.title, isSame(title, atLeast: sameDescription ? 1 : 2) { add(title, "title", pair, &report) }
    if let description, sameDescription { add(description, "description", pair, &report) }
  }

  /// One word may well be the same in two languages.
  private func isSame(_ passage: Passage, atLeast least: Int) -> Bool {
    guard let original = passage.original, passage.words.count >= least else { return false }
    return passage.words.lazy.map(\.folded).elementsEqual(original.words.lazy.map(\.folded))
  }

  private func add(_ passage: Passage, _ name: String, _ pair: DocumentPair, _ report: inout RuleReport) {
    report.add(
      about, in: passage, "The \(name) is that of the source (\(pair.source.outline.file))", part: passage.text,
      hint: "Translate it; if it is the same in both languages, write an exception")
  }
}
