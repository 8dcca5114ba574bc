import AssentHTML
import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

@Suite("The same page in two locales")
struct PagePairTests {
  /// A French page beside the English one, and the one rule that reports it.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String?
    let french: String
    let english: String
    var testDescription: String { "\(rule ?? "nothing"): \(french) | \(english)" }

    static func reports(_ rule: String, _ french: String, _ english: String) -> Case { Case(rule: rule, french: french, english: english) }
    static func accepts(_ french: String, _ english: String) -> Case { Case(rule: nil, french: french, english: english) }
  }

  static let button = "<p><button type=\"submit\">B</button></p>"
  static let box = "<label><input type=\"checkbox\" name=\"choice\" value=\"1\"/> E</label>"
  static let cases: [Case] = [
    .accepts(PageExample.form(button), PageExample.form(button)),
    .accepts(PageExample.form(box + button), PageExample.form(box + button)),
    .reports("form-differs", "<h1 id=\"a\">A</h1>", "<h1 id=\"a\">A</h1><form method=\"post\" action=\"/LOCALE/\"></form>"),
    .reports(
      "form-differs", PageExample.form(button), "<h1 id=\"a\">A</h1>\n<form method=\"get\" action=\"/LOCALE/\">\(button)</form>"),
    .reports(
      "form-differs", "<h1 id=\"a\">A</h1>\n<form method=\"post\" action=\"https://x.example/\">\(button)</form>", PageExample.form(button)),
    .reports("field-differs", PageExample.form(button), PageExample.form(box + button)),
    .reports("field-differs", PageExample.form(box + button + "<input type=\"hidden\" name=\"x\" value=\"1\"/>"), PageExample.form(box + button)),
    .reports(
      "field-differs", PageExample.form("<input aria-label=\"b\" name=\"b\"/><input aria-label=\"a\" name=\"a\"/>"),
      PageExample.form("<input aria-label=\"a\" name=\"a\"/><input aria-label=\"b\" name=\"b\"/>")),
    .reports(
      "field-type-differs", PageExample.form("<input aria-label=\"m\" type=\"email\" name=\"m\"/>"),
      PageExample.form("<input aria-label=\"m\" type=\"text\" name=\"m\"/>")),
    .reports(
      "field-type-differs", PageExample.form("<select aria-label=\"s\" name=\"s\"><option value=\"\">-</option></select>"),
      PageExample.form("<select aria-label=\"s\" name=\"s\"><option value=\"\">-</option><option value=\"1\">1</option></select>")),
    .accepts(
      PageExample.form("<select aria-label=\"s\" name=\"s\"><option value=\"1\">Un</option></select>"),
      PageExample.form("<select aria-label=\"s\" name=\"s\"><option value=\"1\">One</option></select>")),
    .reports(
      "field-required-differs", PageExample.form("<input aria-label=\"m\" name=\"m\" required=\"required\"/>"),
      PageExample.form("<input aria-label=\"m\" name=\"m\"/>")),
    .reports(
      "field-state-differs", PageExample.form("<input aria-label=\"m\" name=\"m\" disabled=\"disabled\"/>"),
      PageExample.form("<input aria-label=\"m\" name=\"m\"/>")),
    .reports(
      "button-differs", PageExample.form(button), PageExample.form(button + "<button type=\"submit\" name=\"no\" value=\"1\">C</button>")),
    .reports("button-differs", PageExample.form("<button class=\"quiet\">B</button>"), PageExample.form("<button>B</button>")),
    .reports("page-link-differs", "<h1 id=\"a\">A</h1><a href=\"/fr/b.html\">b</a>", "<h1 id=\"a\">A</h1><a href=\"/en/c.html\">c</a>"),
    .accepts("<h1 id=\"a\">A</h1><a href=\"/fr/b.html\">b</a>", "<h1 id=\"a\">A</h1><a href=\"/en/b.html\">b</a>"),
    .accepts(
      "<h1 id=\"a\">A</h1><a href=\"https://x.example/fr/b\">b</a>", "<h1 id=\"a\">A</h1><a href=\"https://x.example/en/b\">b</a>"),
    .reports("page-link-differs", "<h1 id=\"a\">A</h1><a href=\"/en/b.html\">b</a>", "<h1 id=\"a\">A</h1><a href=\"/en/b.html\">b</a>"),
    .accepts("<h1 id=\"pas-ici\">A</h1><a href=\"#pas-ici\">b</a>", "<h1 id=\"not-here\">A</h1><a href=\"#not-here\">b</a>"),
    .reports("page-heading-differs", "<h1 id=\"a\">A</h1><h3 id=\"b\">B</h3>", "<h1 id=\"a\">A</h1><h2 id=\"b\">B</h2>"),
    .reports("page-heading-differs", "<h1 id=\"a\">A</h1>", "<h1 id=\"a\">A</h1><h2 id=\"b\">B</h2>"),
    .accepts("<h1 id=\"à\">A</h1><h2 id=\"é\">B</h2>", "<h1 id=\"a\">A</h1><h2 id=\"b\">B</h2>"),
    .reports("landmark-differs", "<h1 id=\"a\">A</h1><nav aria-label=\"n\"></nav>", "<h1 id=\"a\">A</h1>"),
    .reports("page-part-differs", "<h1 id=\"a\">A</h1><details><summary>s</summary></details>", "<h1 id=\"a\">A</h1>"),
    .reports("page-part-differs", "<h1 id=\"a\">A</h1><img src=\"a\" alt=\"\"/>", "<h1 id=\"a\">A</h1><img src=\"a\" alt=\"A lamp\"/>"),
    .accepts("<h1 id=\"a\">A</h1><img src=\"a\" alt=\"Une lampe\"/>", "<h1 id=\"a\">A</h1><img src=\"a\" alt=\"A lamp\"/>"),
    .reports("page-language", "<h1 id=\"a\">A</h1><p lang=\"en\">Not translated</p>", "<h1 id=\"a\">A</h1><p>Not translated</p>"),
    .accepts("<h1 id=\"a\">A</h1><p lang=\"la\">Fiat lux</p>", "<h1 id=\"a\">A</h1><p lang=\"la\">Fiat lux</p>"),
  ]

  @Test("Each difference is reported by its rule, and what differs as languages do is not", arguments: cases)
  func differs(_ example: Case) throws {
    let found = try PageExample(main: example.french).reported(beside: PageExample(locale: "en", main: example.english))
    #expect(found.unique == Set(example.rule.map { [$0] } ?? []), "\(found.map(\.finding))")
    #expect(found.allSatisfy { $0.finding.location != nil && $0.finding.hint != nil && $0.subject == .page("opt-out.html") })
  }

  @Test("A box that the French page alone ticks in advance is reported twice: it differs, and it is ticked")
  func ticked() throws {
    let ticked = PageExample(main: PageExample.form(Self.box.replacing("value=\"1\"", with: "value=\"1\" checked=\"checked\"")))
    let plain = PageExample(locale: "en", main: PageExample.form(Self.box))
    #expect(try ticked.reported(beside: plain).unique == ["field-state-differs", "pre-ticked"])
    #expect(try ticked.reported(beside: nil).unique == ["pre-ticked"])
    #expect(try plain.reported(beside: nil).isEmpty)
  }

  @Test(
    "Choices that the page brings along are pre-ticked",
    arguments: [
      ("<select aria-label=\"s\" name=\"s\"><option value=\"1\" selected=\"selected\">1</option></select>", true),
      ("<select aria-label=\"s\" name=\"s\"><option value=\"\" selected=\"selected\">-</option><option value=\"1\">1</option></select>", false),
      ("<input type=\"radio\" name=\"r\" value=\"1\" checked=\"checked\" aria-label=\"r\"/>", true),
      ("<input type=\"hidden\" name=\"consent\" value=\"1\"/>", true), ("<input type=\"hidden\" name=\"offered\" value=\"1\"/>", false),
    ])
  func broughtAlong(_ field: String, _ isReported: Bool) throws {
    let found = try PageExample(main: PageExample.form(field)).reported(beside: nil)
    #expect(found.unique == (isReported ? ["pre-ticked"] : []))
  }

  @Test("Legal clauses that a page lacks, hides or shortens are reported")
  func legal() throws {
    var settings = PageSettings()
    settings.addSender(legalName: "Lumen SRL", address: ["Rue des Tanneurs 14"], links: ["https://lumen.example/privacy"])
    settings.legalAnchors = ["rights"]
    let main =
      "<h1 id=\"a\">A</h1><p>Lumen SRL</p><h2 id=\"rights\">R</h2><p>1</p><p>2</p><p><a href=\"https://lumen.example/privacy\">P</a></p>"
    let english = PageExample(locale: "en", main: main)
    #expect(try PageExample(main: main).reported(beside: english, settings: settings).isEmpty)
    var footless = PageExample(main: main)
    footless.footer = "<footer><address>Lumen</address></footer>"
    #expect(try footless.reported(beside: english, settings: settings).rules == ["legal-clause-differs"])
    for damage in [
      ("Lumen SRL", "Lumen"), ("<p>2</p>", ""), ("<h2 id=\"rights\">", "<h2 id=\"droits\">"), ("<p>Lumen", "<p hidden=\"hidden\">Lumen"),
    ] {
      let found = try PageExample(main: main.replacing(damage.0, with: damage.1)).reported(beside: english, settings: settings)
      #expect(found.rules.contains("legal-clause-differs"), "\(damage)")
    }
  }

  @Test("The page says which language it is in, and which way it is read")
  func language() throws {
    var page = PageExample(main: "<h1 id=\"a\">A</h1>")
    page.language = "en"
    #expect(try page.reported(beside: nil).rules == ["page-language"])
  }

  @Test("A string of another locale is reported, and once more when nothing marks it")
  func fallback() throws {
    let key = try #require(StringKey("optOut.button"))
    let locale = try #require(LocaleTag("en"))
    let message = Message.plain(try MessagePattern(parsing: "Stop {count} messages now"))
    let english = PageExample(locale: "en", main: PageExample.form("<button>Stop 3 messages now</button>"))
    var page = PageExample(main: PageExample.form("<button>Stop 3 messages now</button>"))
    page.fallbacks = [PageFallback(key: key, locale: locale, message: message)]
    #expect(try page.reported(beside: english).rules == ["fallback-text", "fallback-mark"])
    page.main = PageExample.form("<button lang=\"en\">Stop 3 messages now</button>")
    let found = try page.reported(beside: english)
    #expect(found.rules == ["fallback-text"] && found.first?.finding.severity == .note)
    var settings = PageSettings()
    settings.forbidsFallback = true
    let forbidden = try page.reported(beside: english, settings: settings)
    #expect(forbidden.rules == ["fallback-text"] && forbidden.first?.finding.severity == .error)
    page.fallbacks = []
    page.main = PageExample.form("<button>Arrêter 3 messages</button>")
    #expect(try page.reported(beside: english, settings: settings).isEmpty)
  }

  @Test("A guide that comes from the source compares to itself, and has to say which language it is in")
  func fallbackDocument() throws {
    let main = "<h1 id=\"a\">Guide</h1><h2 id=\"b\">B</h2>"
    let english = PageExample(kind: .guide, locale: "en", main: main)
    var french = PageExample(kind: .guide, main: "<div lang=\"en\">\(main)</div>")
    french.documentLocale = "en"
    #expect(try french.reported(beside: english).rules == ["fallback-text"])
    french.main = main
    #expect(try french.reported(beside: english).rules == ["fallback-text", "fallback-mark"])
  }

  @Test("Pages of any content are read without a fault")
  func hostile() throws {
    #expect(PageOutline(reading: []) == nil)
    #expect(PageOutline(reading: Array("<html><p></html>".utf8)) == nil)
    let long = String(repeating: "<a href=\"\">x\u{202E}\u{301}</a><input/><h2></h2>", count: 2_000)
    let page = PageExample(main: long)
    _ = try page.reported(beside: PageExample(locale: "en", main: "<p></p>"))
    let sheets = [
      "}", "{", "a{", "/*", "@media{button{", "button{padding:;:;}", ".{}", "button{background:var(--x)}",
      ":root{--x:var(--x)}button{color:var(--x)}",
    ]
    for style in sheets {
      _ = try PageExample.reported([.page(.optIn, style: style, PageExample.form(Self.button)), .page(style: style, PageExample.form(Self.button))])
    }
  }

  @Test("Every rule over a page has a page that it reports")
  func covered() {
    let elsewhere: Set<String> = ["fallback-text", "fallback-mark", "pre-ticked", "legal-clause-differs"]
    let covered = Set(Self.cases.compactMap(\.rule)).union(elsewhere)
    #expect(covered == Set(RuleCatalog.pages(PageSettings()).map(\.rule.id)))
  }

  @Test("Every rule is described, and no two share a name")
  func described() {
    let settings = PageSettings()
    let rules =
      RuleCatalog.pages(settings).map(\.rule) + RuleCatalog.localePages(settings).map(\.rule) + RuleCatalog.wording(settings).map(\.rule)
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(rules.allSatisfy { $0.what.hasSuffix(".") && $0.why.hasSuffix(".") && !$0.example.isEmpty })
  }
}
