import AssentModel

/// Vous and tu, u and je: one of them throughout a locale.
struct FormOfAddressRule: LocaleRule {
  let about = QualityRule(
    "form-of-address", .warning,
    what: "A text addresses its reader otherwise than the locale does: formally and informally mixed.",
    why: "A page that says vous in one line and tu in the next reads as if two strangers had written it.",
    example: "Vous pouvez modifier tes choix")
  private let settings: LanguageSettings

  init(_ settings: LanguageSettings) { self.settings = settings }

  func check(_ text: LocaleText, _ report: inout RuleReport) {
    guard let address = settings.address(for: text.locale) else { return }
    var formal: [(Passage, [Passage.Word])] = []
    var informal: [(Passage, [Passage.Word])] = []
    for passage in text.passages {
      var formalWords: [Passage.Word] = []
      var informalWords: [Passage.Word] = []
      for index in passage.words.indices {
        if address.informal.contains(wordAt: index, of: passage) {
          informalWords.append(passage.words[index])
        } else if address.formal.contains(wordAt: index, of: passage) {
          formalWords.append(passage.words[index])
        }
      }
      if !formalWords.isEmpty { formal.append((passage, formalWords)) }
      if !informalWords.isEmpty { informal.append((passage, informalWords)) }
    }
    let isFormal =
      switch address.form {
      case .formal: true
      case .informal: false
      case .consistent: formal.reduce(0) { $0 + $1.1.count } >= informal.reduce(0) { $0 + $1.1.count }
      }
    for (passage, words) in isFormal ? informal : formal { add(words, in: passage, isFormal: isFormal, &report) }
  }

  private func add(_ words: [Passage.Word], in passage: Passage, isFormal: Bool, _ report: inout RuleReport) {
    guard let first = words.first else { return }
    let more = words.count > 1 ? ", and \(words.count - 1) more here" : ""
    report.add(
      about, in: passage,
      "'\(first.text)'\(more) addresses the reader \(isFormal ? "informally" : "formally"), unlike the rest of '\(passage.locale)'",
      part: first.text,
      hint: "Address the reader \(isFormal ? "formally" : "informally"), or change the form under language, address in quality.yml")
  }
}
