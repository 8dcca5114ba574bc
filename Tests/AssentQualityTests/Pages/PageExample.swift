import AssentHTML
import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

/// A page that rules are asked about, made of what stands in its main part.
struct PageExample: Sendable {
  var kind = PageKind.optOut
  var locale = "fr"
  var main = "<h1 id=\"a\">A</h1>"
  var style = ""
  var head = ""
  var footer = "<footer><address>Lumen SRL</address></footer>"
  var language: String?
  var fallbacks: [PageFallback] = []
  var documentLocale: String?

  static func page(_ kind: PageKind = .optOut, _ locale: String = "fr", style: String = "", _ main: String) -> PageExample {
    PageExample(kind: kind, locale: locale, main: main, style: style)
  }

  static func form(_ content: String) -> String { "<h1 id=\"a\">A</h1>\n<form method=\"post\" action=\"/LOCALE/\">\(content)</form>" }

  func checked() throws -> CheckedPage {
    let tag = try #require(LocaleTag(locale))
    let text = """
      <!DOCTYPE html>
      <html lang="\(language ?? locale)" dir="\(tag.direction.rawValue)"><head><title>T</title><style>\(style)</style>\(head)</head>
      <body><header><nav aria-label="L"><a href="/en/" hreflang="en" lang="en">English</a><a href="/fr/" hreflang="fr" lang="fr">Français</a></nav></header>
      <main id="main">
      \(main.replacing("/LOCALE/", with: "/\(locale)/"))
      </main>
      \(footer)</body></html>
      """
    let outline = try #require(PageOutline(reading: Array(text.utf8)), "\(text)")
    return CheckedPage(
      path: "\(kind.rawValue).html", kind: kind, locale: tag, outline: outline, document: "Locales/\(locale)/pages/\(kind.rawValue).md",
      documentLocale: documentLocale.flatMap { LocaleTag($0) }, template: "Templates/landing.mustache", fallbacks: fallbacks)
  }

  /// The rules that report the page beside its counterpart in English.
  func reported(beside original: PageExample?, settings: PageSettings = PageSettings()) throws -> [CheckFinding] {
    RuleCatalog.pages(settings).findings(in: PagePair(try checked(), original: try original?.checked(), isSource: original == nil))
  }

  /// What the rules over all pages of a locale say of some.
  static func reported(_ pages: [PageExample], settings: PageSettings = PageSettings()) throws -> [CheckFinding] {
    let checked = try pages.map { try $0.checked() }
    let locale = try #require(checked.first?.locale)
    return RuleCatalog.localePages(settings).findings(in: LocalePages(locale: locale, isSource: false, pages: checked))
  }
}

extension [CheckFinding] {
  var rules: [String] { map(\.finding.rule) }
  var unique: Set<String> { Set(rules) }
}
