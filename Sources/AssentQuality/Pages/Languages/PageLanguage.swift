import AssentHTML
import AssentModel

/// The page says which language it is in.
struct PageLanguage: PageRule {
  let about = QualityRule(
    "page-language", .error, what: "A page whose `lang` or `dir` isn't that of its locale, or a part in a language that nothing on it comes from.",
    why: "Screen readers choose the voice by it, and browsers the quotation marks, hyphens and offers to translate.",
    example: "<html lang=\"en\"> on a French page")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    let page = pair.page
    let tag = page.locale.description
    if page.outline.language != tag {
      report.add(
        about, at: SourceLocation(page.template), locale: page.locale, subject: page.subject,
        "\(page.path) says that it is in \(page.outline.language ?? "no language"), and it is in \(tag)", part: page.outline.language,
        hint: "Write lang=\"\(tag)\" on the html element")
    }
    let direction = page.locale.direction.rawValue
    if (page.outline.direction ?? "ltr") != direction {
      report.add(
        about, at: SourceLocation(page.template), locale: page.locale, subject: page.subject,
        "\(page.path) is read \(page.outline.direction ?? "ltr"), and \(tag) is written \(direction)", part: page.outline.direction,
        hint: "Write dir=\"\(direction)\" on the html element")
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
        about, at: page.location(of: text.place), locale: page.locale, subject: page.subject,
        "\(page.path) has a part in \(source) that no fallback explains", part: text.text, hint: "Translate it, or remove its lang",
        translation: text.text)
    }
  }
}
