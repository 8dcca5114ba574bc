import AssentHTML
import AssentLocalization
import AssentModel

/// The page says which language it is in.
struct PageLanguageRule: CheckRule {
  let rule = Rule(
    "page-language", .error, what: "A page whose `lang` or `dir` isn't that of its locale, or a part in a language that nothing on it comes from.",
    why: "Screen readers choose the voice by it, and browsers the quotation marks, hyphens and offers to translate.",
    example: "<html lang=\"en\"> on a French page")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    let page = pair.page
    let tag = page.locale.description
    if page.outline.language != tag {
      report.add(
        at: page.place(nil), "\(page.path) says that it is in \(page.outline.language ?? "no language"), and it is in \(tag)",
        part: page.outline.language, hint: "Write lang=\"\(tag)\" on the html element")
    }
    let direction = page.locale.direction.rawValue
    if (page.outline.direction ?? "ltr") != direction {
      report.add(
        at: page.place(nil), "\(page.path) is read \(page.outline.direction ?? "ltr"), and \(tag) is written \(direction)",
        part: page.outline.direction, hint: "Write dir=\"\(direction)\" on the html element")
    }
    if page.outline.language == tag { checkFragments(page, pair.original, &report) }
  }

  /// A part in the source's language is one that wasn't translated, unless it comes from there; other languages are names and quotations.
  private func checkFragments(_ page: CheckedPage, _ original: CheckedPage?, _ report: inout RuleReport) {
    guard let original, page.documentLocale == page.locale, original.locale.language != page.locale.language else { return }
    let known = Set(page.fallbacks.map(\.locale.description)).union([page.locale.description])
    let switchers = Set(page.outline.links.compactMap { $0.targetLanguage == nil ? nil : $0.text })
    let source = original.locale.description
    var reported: Set<Int> = []
    for text in page.outline.texts where !text.isAttribute && text.language == source && !known.contains(source) && !switchers.contains(text.text) {
      // A quotation that stands in the source language everywhere has a language of its own there, too.
      guard !original.outline.texts.contains(where: { $0.text == text.text && $0.element == text.element && $0.element == "q" }),
        reported.insert(text.place.line).inserted
      else { continue }
      report.add(
        at: page.place(text.place, translation: text.text), "\(page.path) has a part in \(source) that no fallback explains", part: text.text,
        hint: "Translate it, or remove its lang")
    }
  }
}

/// Texts of a page that come from another locale.
struct FallbackTextRule: CheckRule {
  let rule: Rule
  private let isForbidden: Bool

  init(isForbidden: Bool) {
    self.isForbidden = isForbidden
    rule = Rule(
      "fallback-text", isForbidden ? .error : .note, .translations, what: "A page that shows texts of another locale than its own.",
      why: "A reader who chose a language meets another one in the middle of a page.", example: "Me désabonner, Stop all messages")
  }

  func check(_ pair: PagePair, into report: inout RuleReport) {
    let page = pair.page
    if isReported(page.documentLocale, page) {
      add(
        "The text of \(page.path) comes from \(page.documentLocale)", at: SourceLocation(page.document), page, &report,
        hint: "Translate \(page.document)")
    }
    if isForbidden {
      for fallback in page.fallbacks where isReported(fallback.locale, page) {
        add(
          "'\(fallback.key)' of \(page.path) comes from \(fallback.locale)", at: Self.table(page), page, &report,
          hint: "Translate '\(fallback.key)' in \(Self.table(page).file)", text: fallback.texts.first?.joined())
      }
    } else {
      var keys: [LocaleTag: [String]] = [:]
      for fallback in page.fallbacks where isReported(fallback.locale, page) { keys[fallback.locale, default: []].append(fallback.key.text) }
      guard !keys.isEmpty else { return }
      let parts = keys.sorted { $0.key < $1.key }.map { "\($0.value.sorted().joined(separator: ", ")) from \($0.key)" }
      add(
        "\(page.path) shows \(parts.joined(separator: "; "))", at: Self.table(page), page, &report, hint: "Translate them in \(Self.table(page).file)"
      )
    }
  }

  /// That a regional locale says what its language says is how it is meant to be.
  private func isReported(_ locale: LocaleTag, _ page: CheckedPage) -> Bool {
    isForbidden ? locale != page.locale : !locale.isRead(as: page.locale)
  }

  private static func table(_ page: CheckedPage) -> SourceLocation { SourceLocation("Locales/\(page.locale)/strings.yml") }

  private func add(
    _ message: String, at location: SourceLocation, _ page: CheckedPage, _ report: inout RuleReport, hint: String, text: String? = nil
  ) {
    report.add(at: CheckPlace(location, locale: page.locale, subject: page.subject, source: text), message, hint: hint)
  }
}

/// Texts of another locale say which language they are in.
struct FallbackMarkRule: CheckRule {
  let rule = Rule(
    "fallback-mark", .error, .translations, what: "A text of another locale that stands on a page without `lang`.",
    why: "A screen reader reads it out in the wrong voice, and nobody understands it.", example: "<button>Unsubscribe</button> on a French page")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    let page = pair.page
    if !page.documentLocale.isRead(as: page.locale) { checkDocument(page, &report) }
    for fallback in page.fallbacks where !fallback.locale.isRead(as: page.locale) {
      for texts in fallback.texts {
        guard let longest = texts.max(by: { $0.utf8.count < $1.utf8.count })?.trimmed, !longest.isEmpty else { continue }
        // An attribute has no language of its own to be marked with.
        let shown = page.outline.texts.filter { !$0.isAttribute && $0.text.hasText(longest) }
        // Where it stands with its language at least once, what stands without it may be the same word in the page's own language.
        guard let first = shown.first, !shown.contains(where: { $0.language == fallback.locale.description }) else { continue }
        report.add(
          at: page.place(first.place, translation: longest),
          "'\(fallback.key)' stands on \(page.path) in '\(first.element)' as \(first.language ?? "no language"), and comes from \(fallback.locale)",
          part: longest, hint: "Write lang=\"\(fallback.locale)\" on the element around it")
        break
      }
    }
  }

  private func checkDocument(_ page: CheckedPage, _ report: inout RuleReport) {
    let tag = page.documentLocale.description
    guard !page.outline.texts.contains(where: { $0.language == tag && $0.place.landmark == .main }) else { return }
    report.add(
      at: page.place(nil), "The text of \(page.path) comes from \(tag) and nothing on the page says so",
      hint: "Put it into an element with lang=\"\(tag)\"")
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
