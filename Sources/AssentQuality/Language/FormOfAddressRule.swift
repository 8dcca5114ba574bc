import AssentModel

/// Vous and tu, u and je: one of them throughout a locale.
struct FormOfAddressRule: CheckRule {
  let rule = Rule(
    "form-of-address", .warning,
    what: "A text addresses its reader otherwise than the locale does: formally and informally mixed.",
    why: "A page that says vous in one line and tu in the next reads as if two strangers had written it.",
    example: "Vous pouvez modifier tes choix")
  private let settings: LanguageSettings

  init(_ settings: LanguageSettings) { self.settings = settings }

  func check(_ text: LocaleText, into report: inout RuleReport) {
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
      at: passage.place,
      "'\(first.text)'\(more) addresses the reader \(isFormal ? "informally" : "formally"), unlike the rest of '\(passage.locale)'",
      part: first.text,
      hint: "Address the reader \(isFormal ? "formally" : "informally"), or change the form under language, address in quality.yml")
  }
}

/// How a locale speaks to its reader.
enum FormOfAddress: String, Hashable, Sendable, CaseIterable {
  /// As to a stranger: vous, u, Sie.
  case formal
  /// As to a friend: tu, je, du.
  case informal
  /// Either, but the same throughout.
  case consistent
}

/// The form of address of a locale, and the words that give it away.
struct FormOfAddressSettings: Hashable, Sendable {
  var form: FormOfAddress
  var formal: FormOfAddressWords
  var informal: FormOfAddressWords

  init(_ form: FormOfAddress, formal: FormOfAddressWords, informal: FormOfAddressWords) {
    self.form = form
    self.formal = formal
    self.informal = informal
  }

  /// Those of French and Dutch, by language; formal.
  static let known: [String: FormOfAddressSettings] = [
    "fr": FormOfAddressSettings(
      .formal,
      formal: FormOfAddressWords(["vous", "votre", "vos", "vôtre", "vôtres", "-vous"], except: ["rendez-vous"]),
      informal: FormOfAddressWords(
        ["tu", "te", "toi", "toi-même", "t’", "ton", "ta", "tes", "-toi", "-tu"],
        notAfter: [
          "ton": ["le", "un", "ce", "du", "au", "quel", "bon", "de", "en", "même", "notre", "son", "votre", "leur", "mon", "sur", "ton", "demi"],
          "tu": ["est", "s’est", "suis", "être", "a", "ai", "avoir"],
          "ta": ["ta"],
        ])),
    "nl": FormOfAddressSettings(
      .formal,
      formal: FormOfAddressWords(["u", "uw", "uwe", "uzelf"]),
      informal: FormOfAddressWords(["je", "jij", "jou", "jouw", "jouwe", "jezelf", "jullie", "jijzelf"])),
  ]
}

/// Words that address a reader, as a settings file lists them.
///
/// `-toi` is the end of a word with a hyphen, `t’` the beginning of one with an apostrophe. A word with a capital counts only with it,
/// and not where a sentence begins: German `Sie`.
struct FormOfAddressWords: Hashable, Sendable {
  private var words: Set<String> = []
  private var capitalized: Set<String> = []
  private var beginnings: [String] = []
  private var endings: [String] = []
  private let filter: WordFilter
  private let exceptions: Set<String>
  private let notAfter: [String: Set<String>]

  /// - Parameters:
  ///   - exceptions: words that end or begin that way by chance.
  ///   - notAfter: for a word that is also another one, the words before it that tell.
  init(_ items: [String], except exceptions: Set<String> = [], notAfter: [String: Set<String>] = [:]) {
    self.exceptions = exceptions
    self.notAfter = notAfter
    for item in items {
      let word = item.replacing("'", with: "\u{2019}")
      let folded = word.lowercased()
      if word.hasPrefix("-") {
        endings.append(folded)
      } else if word.hasSuffix("\u{2019}") {
        beginnings.append(folded)
      } else if folded == word {
        words.insert(word)
      } else {
        capitalized.insert(word)
      }
    }
    filter = WordFilter(words.union(capitalized.map { $0.lowercased() }))
  }

  var isEmpty: Bool { words.isEmpty && capitalized.isEmpty && beginnings.isEmpty && endings.isEmpty }

  /// Whether the word at an index of the passage is one of them.
  func contains(wordAt index: Int, of passage: Passage) -> Bool {
    let range = passage.words[index].range
    if filter.mayContain(range, in: passage.scalars) {
      let word = passage.words[index]
      if words.contains(word.folded) { return !isExcepted(word, at: index, in: passage) }
      if !capitalized.isEmpty, word.isCapitalized, capitalized.contains(word.text) { return !passage.beginsSentence(word) }
    }
    guard range.count > 2, passage.scalars[range].contains(where: { $0 == "-" || $0 == "\u{2019}" || $0 == "'" }) else { return false }
    let folded = passage.words[index].folded
    return (beginnings.contains { folded.hasPrefix($0) } || endings.contains { folded.hasSuffix($0) }) && !exceptions.contains(folded)
  }

  private func isExcepted(_ word: Passage.Word, at index: Int, in passage: Passage) -> Bool {
    guard index > 0 else { return false }
    let previous = passage.words[index - 1]
    // "14 u" is an hour.
    if word.range.count == 1, previous.isNumber { return true }
    return notAfter[word.folded]?.contains(previous.folded) ?? false
  }
}
