import AssentHTML
import AssentLocalization
import AssentModel

/// Texts of another locale say which language they are in.
struct FallbackMark: PageRule {
  let about = QualityRule(
    "fallback-mark", .error, .translations, what: "A text of another locale that stands on a page without `lang`.",
    why: "A screen reader reads it out in the wrong voice, and nobody understands it.", example: "<button>Unsubscribe</button> on a French page")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    let page = pair.page
    if page.documentLocale != page.locale, page.documentLocale.language != page.locale.language { checkDocument(page, &report) }
    for fallback in page.fallbacks where fallback.locale.language != page.locale.language {
      for texts in fallback.texts {
        guard let longest = texts.max(by: { $0.utf8.count < $1.utf8.count })?.trimmed, !longest.isEmpty else { continue }
        // An attribute has no language of its own to be marked with.
        let shown = page.outline.texts.filter { !$0.isAttribute && $0.text.hasText(longest) }
        // Where it stands with its language at least once, what stands without it may be the same word in the page's own language.
        guard let first = shown.first, !shown.contains(where: { $0.language == fallback.locale.description }) else { continue }
        report.add(
          about, at: page.location(of: first.place), locale: page.locale, subject: page.subject,
          "'\(fallback.key)' stands on \(page.path) in '\(first.element)' as \(first.language ?? "no language"), and comes from \(fallback.locale)",
          part: longest,
          hint: "Write lang=\"\(fallback.locale)\" on the element around it", translation: longest)
        break
      }
    }
  }

  private func checkDocument(_ page: CheckedPage, _ report: inout RuleReport) {
    let tag = page.documentLocale.description
    guard !page.outline.texts.contains(where: { $0.language == tag && $0.place.landmark == .main }) else { return }
    report.add(
      about, at: SourceLocation(page.template), locale: page.locale, subject: page.subject,
      "The text of \(page.path) comes from \(tag) and nothing on the page says so", hint: "Put it into an element with lang=\"\(tag)\"")
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
