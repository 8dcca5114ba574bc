import AssentLocalization
import Testing

@testable import AssentModel
@testable import AssentQuality

/// What a check of an invented site came to: French and Dutch with the faults that translations have, Arabic for the direction.
struct SampleReport {
  var report: CheckReport
  var texts: [String: String]

  var sources: SourceLines { SourceLines(texts: texts) }

  /// - Parameter repetitions: how many guides beside the ones with faults of their own; each has four findings.
  init(repetitions: Int = 0) throws {
    let locales = try ["en", "fr", "nl", "fr-CA", "ar"].map { try #require(LocaleTag($0)) }
    report = CheckReport(sourceLocale: locales[0], locales: locales)
    texts = [:]
    report.rules = Self.rules
    report.excepted = 7
    report.baselined = 31
    report.pages = 128
    report.strings = zip(
      locales, [[0, 0, 96, 114, 0, 0], [2, 9, 61, 128, 10, 4], [14, 58, 88, 12, 38, 21], [0, 0, 0, 11, 199, 0], [31, 90, 0, 0, 89, 2]]
    )
    .map { locale, counts in
      StringCoverage(
        locale: locale, total: 210, missing: counts[4], stale: counts[5],
        states: [.new: counts[0], .machine: counts[1], .translated: counts[2], .reviewed: counts[3]])
    }
    report.documents = zip(locales, [[0, 0, 0], [1, 2, 3], [4, 3, 19], [38, 0, 0], [12, 1, 26]])
      .map { DocumentCoverage(locale: $0, total: 38, missing: $1[0], stale: $1[1], machine: $1[2]) }
    let key = try #require(StringKey("footer.legal"))
    report.fallbacks = [
      PageFallbacks(page: "fr-CA/opt-out.html", locale: locales[3], document: locales[1], strings: [(key, locales[1])]),
      PageFallbacks(page: "ar/opt-in.html", locale: locales[4], document: nil, strings: [(key, locales[0])]),
    ]
    try addStrings(locales)
    addDocuments(locales)
    for number in 0..<repetitions { addGuide(number, locales) }
  }

  private mutating func addStrings(_ locales: [LocaleTag]) throws {
    let file = "Locales/fr/strings.yml"
    texts[file] = """
      strings:
        optOut.question:
          text: "Êtes-vous sûr de vouloir vous désabonner ?"
        optOut.button:
          text: Unsubscribe
        greeting:
          text: "Bonjour {name}, l'équipe vous dit \\"merci\\" !"
        hidden:
          text: "Vos pré\u{200B}férences \u{202E}sont\u{202C} à jour"
        mixed:
          text: "Préfé\u{0301}rences :  tu peux, vous pouvez"

      """
    func add(
      _ rule: String, _ severity: Severity, _ line: Int?, _ message: String, part: String? = nil, hint: String? = nil, key: String,
      source: String?, translation: String?
    ) throws {
      let subject = CheckSubject.string(try #require(StringKey(key)))
      report.findings.append(
        CheckFinding(
          Finding(rule, severity, at: SourceLocation(file, line: line), message, part: part, hint: hint), locale: locales[1], subject: subject,
          source: source, translation: translation))
    }
    try add(
      "narrow-space", .error, 3, "'optOut.question' has an ordinary space before '?'", part: " ?",
      hint: "Write a narrow no-break space (U+202F): désabonner\u{202F}?", key: "optOut.question",
      source: "Are you sure that you want to unsubscribe?", translation: "Êtes-vous sûr de vouloir vous désabonner ?")
    try add(
      "unchanged", .warning, 5, "'optOut.button' is the same as in English", part: "Unsubscribe",
      hint: "Translate it, or allow it in quality.yml", key: "optOut.button", source: "Unsubscribe", translation: "Unsubscribe")
    try add(
      "english-quotes", .warning, 7, "'greeting' has English quotation marks", part: "\"merci\"", hint: "Write « merci » with narrow no-break spaces",
      key: "greeting", source: "Hello \u{FFFC}, the team says “thank you”!", translation: "Bonjour \u{FFFC}, l'équipe vous dit \"merci\"\u{202F}!")
    try add(
      "straight-apostrophe", .note, 7, "'greeting' has a straight apostrophe", part: "l'équipe", hint: "Write l’équipe", key: "greeting",
      source: "Hello \u{FFFC}, the team says “thank you”!", translation: "Bonjour \u{FFFC}, l'équipe vous dit \"merci\"\u{202F}!")
    try add(
      "hidden-characters", .error, 9, "'hidden' has a zero-width space", part: "pré\u{200B}férences", hint: "Write préférences", key: "hidden",
      source: "Your preferences are up to date", translation: "Vos pré\u{200B}férences \u{202E}sont\u{202C} à jour")
    try add(
      "hidden-characters", .error, 9, "'hidden' turns the direction with U+202E", part: "\u{202E}sont\u{202C}", hint: "Take the signs out",
      key: "hidden",
      source: "Your preferences are up to date", translation: "Vos pré\u{200B}férences \u{202E}sont\u{202C} à jour")
    try add(
      "not-nfc", .note, 11, "'mixed' isn't in NFC", part: "\u{0301}", hint: nil, key: "mixed", source: "Preferences: you can",
      translation: "Préfé\u{0301}rences :  tu peux, vous pouvez")
    try add(
      "doubled-space", .note, 11, "'mixed' has two spaces in a row", part: "  ", hint: "Write one", key: "mixed", source: "Preferences: you can",
      translation: "Préfé\u{0301}rences :  tu peux, vous pouvez")
    try add(
      "form-of-address", .error, 11, "'mixed' says tu and vous", part: "tu", hint: "Say vous throughout", key: "mixed",
      source: "Preferences: you can", translation: "Préfé\u{0301}rences :  tu peux, vous pouvez")
    try add(
      "missing", .error, nil, "'footer.legal' is missing", hint: "Add it to the table", key: "footer.legal",
      source: "You can change your mind at any time.", translation: nil)
  }

  private mutating func addDocuments(_ locales: [LocaleTag]) {
    let path = "Locales/nl/guides/100% zeker – überprüfung.md"
    let sentence = "Een adres in quarantaine krijgt geen berichten meer, van geen enkele dienst en op geen enkel kanaal. "
    let long =
      String(repeating: sentence, count: 9) + "Een quarantined adressen lijst staat in de <b>kampagne</b>. " + String(repeating: sentence, count: 9)
    texts[path] = "---\ntitle: Quarantaine\nht-degree: 8%\n---\n\n" + long + "\n"
    texts["Locales/ar/pages/opt-out.md"] = "---\ntitle: إلغاء الاشتراك\n---\n\nيمكنك إلغاء الاشتراك (opt-out في أي وقت.\n"
    func add(
      _ rule: String, _ severity: Severity, _ file: String, _ line: Int?, _ message: String, part: String? = nil, hint: String? = nil,
      locale: LocaleTag?, document: String?, source: String? = nil, translation: String? = nil
    ) {
      report.findings.append(
        CheckFinding(
          Finding(rule, severity, at: SourceLocation(file, line: line), message, part: part, hint: hint), locale: locale,
          subject: document.map { .document($0) }, source: source, translation: translation))
    }
    let document = "guides/100% zeker – überprüfung.md"
    add(
      "source-words", .error, path, 6, "The paragraph has words of the source language: 'quarantined'", part: "quarantined",
      hint: "Write 'in quarantaine'", locale: locales[2], document: document,
      source: "A list of quarantined addresses is in the campaign.", translation: long)
    add(
      "spelling", .warning, path, 6, "'kampagne' is not in the dictionary", part: "kampagne", hint: "Did you mean campagne?", locale: locales[2],
      document: document, source: nil, translation: long)
    add(
      "machine-translation", .warning, path, 3, "8 % is translated by people, and a guide needs 50 %", part: "8%",
      hint: "Have it reviewed, and raise ht-degree", locale: locales[2], document: document)
    add(
      "document-missing", .error, "Locales/fr-CA/guides/channels.md", nil, "The document is missing", locale: locales[3],
      document: "guides/channels.md")
    add(
      "brackets", .warning, "Locales/ar/pages/opt-out.md", 5, "A bracket is not closed", part: "(opt-out", hint: nil, locale: locales[4],
      document: "pages/opt-out.md", source: "You can unsubscribe (opt-out) at any time.", translation: "يمكنك إلغاء الاشتراك (opt-out في أي وقت.")
    report.findings.append(
      CheckFinding(
        Finding("dictionary-missing", .warning, at: nil, "No dictionary for nl is installed", hint: "Install hunspell-nl"), locale: locales[2]))
    report.findings.append(
      CheckFinding(Finding("undescribed", .error, at: SourceLocation("Templates/site.yml", line: 900), "A rule <that> \"nobody\" & describes]](x)")))
  }

  private mutating func addGuide(_ number: Int, _ locales: [LocaleTag]) {
    for (index, locale) in locales[1...2].enumerated() {
      let file = "Locales/\(locale)/guides/guide-\(number).md"
      let text =
        index == 0 ? "Le profil numéro \(number) reste ciblé; l'adresse, elle, est exclue." : "Het profiel \(number) blijft gericht; het adress niet."
      let source = "Profile \(number) is still targeted; the address is not."
      texts[file] = "---\ntitle: \(number)\n---\n\n\(text)\n"
      let subject = CheckSubject.document("guides/guide-\(number).md")
      report.findings.append(
        CheckFinding(
          Finding("narrow-space", .error, at: SourceLocation(file, line: 5), "A semicolon of guide \(number) needs a space before it", part: ";"),
          locale: locale, subject: subject, source: source, translation: text))
      report.findings.append(
        CheckFinding(
          Finding(
            number.isMultiple(of: 3) ? "spelling" : "stale", number.isMultiple(of: 5) ? .note : .warning, at: SourceLocation(file, line: 5),
            "Guide \(number) is not what it was", part: "\(number)", hint: "Compare it with the source"),
          locale: locale, subject: subject, source: source, translation: text))
    }
  }

  static let rules: [Rule] = [
    rule("missing", .error, .translations, "A string of the source that a locale lacks", "The page shows another language there", "footer.legal"),
    rule("unchanged", .warning, .translations, "A translation that is its source", "It was forgotten", "Unsubscribe → Unsubscribe"),
    rule(
      "narrow-space", .error, .languages(["fr"]), "A high sign without a narrow no-break space before it",
      "The sign may be left alone at the beginning of a line", "Êtes-vous sûr ?"),
    rule("english-quotes", .warning, .languages(["fr"]), "English quotation marks in French", "They look foreign to a French reader", "\"merci\""),
    rule("straight-apostrophe", .note, .languages(["fr"]), "A straight apostrophe", "It looks typed in haste", "l'équipe"),
    rule("hidden-characters", .error, .all, "Signs that nobody sees", "They break searching, and can make a text lie", "pré\u{200B}férences"),
    rule("not-nfc", .note, .all, "A text that isn't in NFC", "Two texts that look alike are then not equal", "e\u{0301}"),
    rule("doubled-space", .note, .all, "Two spaces in a row", "The line has a hole", "Oui,  merci"),
    rule(
      "form-of-address", .error, .languages(["fr", "nl"]), "Two forms of address in one locale", "A reader is addressed by two people", "tu, vous"),
    rule("source-words", .error, .translations, "Words of the source language", "They were forgotten", "quarantined adressen"),
    rule("spelling", .warning, .all, "A word that no dictionary has", "It is misspelt, or belongs on the word list", "kampagne"),
    rule("machine-translation", .warning, .translations, "Too much machine translation", "Nobody has read it", "ht-degree: 8%"),
    rule("stale", .warning, .translations, "A translation of an older source", "It says something else", "Stop now → Stop"),
    rule("document-missing", .error, .translations, "A document that a locale lacks", "A link leads to another language", "guides/channels.md"),
    rule("brackets", .warning, .all, "Brackets without their partner", "The sentence never ends", "(opt-out"),
    rule("dictionary-missing", .warning, .all, "A dictionary that isn't installed", "Spelling isn't checked", "nl"),
    rule("acronyms", .warning, .translations, "Acronyms that differ", "SMS is SMS everywhere", "SMS → MSS"),
    rule("urls", .error, .translations, "Addresses that differ", "The link leads elsewhere", "example.com → example.org"),
  ]

  private static func rule(_ id: String, _ severity: Severity, _ locales: RuleLocales, _ what: String, _ why: String, _ example: String)
    -> Rule
  {
    Rule(id, severity, locales, what: what, why: why, example: example)
  }
}
