import AssentLocalization
import AssentModel

/// Texts of a page that come from another locale.
struct FallbackText: PageRule {
  let about: QualityRule
  private let isForbidden: Bool

  init(isForbidden: Bool) {
    self.isForbidden = isForbidden
    about = QualityRule(
      "fallback-text", isForbidden ? .error : .note, .translations, what: "A page that shows texts of another locale than its own.",
      why: "A reader who chose a language meets another one in the middle of a page.", example: "Me désabonner, Stop all messages")
  }

  func check(_ pair: PagePair, _ report: inout RuleReport) {
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
    isForbidden ? locale != page.locale : locale.language != page.locale.language
  }

  private static func table(_ page: CheckedPage) -> SourceLocation { SourceLocation("Locales/\(page.locale)/strings.yml") }

  private func add(
    _ message: String, at location: SourceLocation, _ page: CheckedPage, _ report: inout RuleReport, hint: String, text: String? = nil
  ) {
    report.add(about, at: location, locale: page.locale, subject: page.subject, message, hint: hint, source: text)
  }
}
