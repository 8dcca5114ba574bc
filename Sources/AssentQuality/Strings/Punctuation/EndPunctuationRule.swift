import AssentModel

/// A translation that ends with another punctuation mark than its source.
struct EndPunctuationRule: PassageRule {
  let about = QualityRule(
    "end-punctuation", .warning, .translations,
    what: "The text ends with another punctuation mark than its source: stop, colon, question mark, exclamation mark, ellipsis.",
    why: "A label turns into a sentence, a question into an order, or a list is announced and none follows.",
    example: "Pressed by mistake? → Un clic par erreur.")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard let original = passage.original, isComparable(passage.role), !passage.words.isEmpty, !original.words.isEmpty else { return }
    let expected = Ending(of: original)
    let found = Ending(of: passage)
    guard expected != found, !isUsual(expected, found, passage, original) else { return }
    let end = (Ending.lastIndex(passage.scalars) ?? passage.scalars.count - 1) + 1
    let part = passage.ending(at: end)
    let hint =
      switch expected {
      case .nothing: "End it without punctuation, as the source does"
      default: "End it with '\(expected.sign(in: passage.locale))', as the source does"
      }
    report.add(
      about, in: passage, "The text ends with \(found.name), and its source with \(expected.name)", part: part.isEmpty ? nil : part, hint: hint)
  }

  /// Lists and tables follow the habits of their language.
  private func isComparable(_ role: Passage.Role) -> Bool {
    switch role {
    case .string, .title, .description, .heading, .paragraph: true
    case .listItem, .tableCell, .alternative: false
    }
  }

  private func isUsual(_ expected: Ending, _ found: Ending, _ passage: Passage, _ original: Passage) -> Bool {
    let endings: Set<Ending> = [expected, found]
    switch passage.locale.language {
    case "th", "lo": if endings.isSubset(of: [.stop, .nothing, .question]) { return true }
    // か and 吗 ask without a mark.
    case "ja", "zh", "yue", "ko": if endings.isSubset(of: [.stop, .question]) { return true }
    // Armenian asks and exclaims inside of the word, and stops with a colon's look-alike.
    case "hy": if endings.isSubset(of: [.stop, .question, .exclamation, .colon]) { return true }
    default: break
    }
    guard endings == [.stop, .nothing] || endings == [.stop, .ellipsis] else { return false }
    return expected == .stop ? Abbreviations.isAtEnd(of: original) : Abbreviations.isAtEnd(of: passage)
  }
}
