import AssentHTML
import AssentModel
import Testing

@Suite("What the standards forbid and allow")
struct StandardTests {
  @Test("A control, a gauge or a number is held to the type of its value", arguments: values)
  func value(markup: String) throws { try expectError(in: markup) }

  @Test("An element is held to what may be in it and around it", arguments: structures)
  func structure(markup: String) throws { try expectError(in: markup) }

  @Test("A role, a language, a time or an image is held to its standard", arguments: meanings)
  func meaning(markup: String) throws { try expectError(in: markup) }

  @Test("What the standards allow is no finding", arguments: allowed)
  func nothing(markup: String) throws { #expect(try Pages.findings(Pages.page(markup)) == []) }

  @Test(
    "A reference without a number, or to a control character, is one finding",
    arguments: ["&#;", "&#x;", "&#160 x", "&#127;", "&#x85;", "&#13;", "&#xFDD0;"])
  func references(text: String) throws {
    for page in [Pages.page("<p>\(text)</p>"), Pages.page("<p title=\"\(text)\">Text</p>")] {
      #expect(try Pages.findings(page).count == 1, "\(text)")
    }
  }

  @Test("A control character is a finding at its line", arguments: ["\u{0}", "\u{1}", "\u{B}", "\u{7F}", "\u{85}", "\u{FFFE}", "\u{1FFFF}"])
  func characters(character: String) throws {
    let findings = try Pages.findings(Pages.page("<p>Text</p>\n<p>a\(character)b</p>"))
    #expect(findings.map(\.rule) == ["character"])
    #expect(findings.first?.location?.line == 12)
  }

  @Test("A bare ampersand is told as such, and the other rules see the page", arguments: ["Terms & conditions", "R&D", "&", "a && b"])
  func ampersand(text: String) throws {
    let findings = try Pages.findings(Pages.page("<p>\(text)</p><p><img src=\"/a.png\"/></p>"))
    #expect(Set(findings.map(\.rule)) == ["entity", "alt"])
    #expect(findings.filter { $0.rule == "entity" }.allSatisfy { $0.hint?.contains("&amp;") == true })
  }

  @Test("A tag with something else than an attribute isn't told as a <")
  func attributeName() throws {
    let findings = try Pages.findings(Pages.page("<p \"a\">Text</p>"))
    #expect(findings.map(\.rule) == ["attribute-syntax"], "\(findings)")
  }

  @Test("Characters beyond ASCII in a style sheet aren't entities, and entities still are", arguments: ["→", "«", "é", "Ünï;", "日本語"])
  func styles(text: String) throws {
    let rule = "a::after { content: \"\(text)\" }"
    #expect(try Pages.findings(Pages.page(head: "<style>\(rule)\n\(String(repeating: rule, count: 50))</style>")) == [])
    #expect(try Pages.findings(Pages.page(head: "<style>\(rule)\na &gt; b {}</style>")).map(\.rule) == ["raw-text"])
  }

  @Test(
    "Without a locale, a page is in the language that its lang names, in whatever quotation marks and of whatever length",
    arguments: [
      "lang='fr' dir='ltr'", "lang=\"en-US-x-twain\" dir=\"ltr\"", "lang=\"ca-valencia\"", "dir=\"rtl\" lang=\"ckb\"",
      "lang=\"x-private\" dir=\"rtl\"",
    ])
  func declaredLanguage(attributes: String) {
    #expect(Pages.findingsOfAnyLocale(Pages.page(html: "<!-- <html lang=\"nl\"> --><html \(attributes)>")) == [])
  }

  @Test("A page without lang is asked for one, and the direction goes by lang")
  func noLanguage() {
    let missing = Pages.findingsOfAnyLocale(Pages.page(html: "<html>"))
    #expect(missing.map(\.rule) == ["html-lang"])
    #expect(missing.first?.hint?.contains("und") == false)
    #expect(Pages.findingsOfAnyLocale(Pages.page(html: "<html lang=\"ku\" dir=\"rtl\">")).map(\.rule) == ["html-dir"])
  }

  private func expectError(in markup: String) throws {
    let findings = try Pages.findings(Pages.page(markup))
    #expect(findings.contains { $0.severity == .error }, "\(markup)")
  }

  private static let values: [String] = [
    #"<p><input type="number" aria-label="x" value="+5"/></p>"#,
    #"<p><input type="number" aria-label="x" value="0x10"/></p>"#,
    #"<p><input type="number" aria-label="x" value="5."/></p>"#,
    #"<p><input type="range" aria-label="x" max="1e999"/></p>"#,
    #"<p><input type="number" aria-label="x" step="0"/></p>"#,
    #"<p><input type="date" aria-label="x" step="-1"/></p>"#,
    #"<p><input type="month" aria-label="x" value="2026-13"/></p>"#,
    #"<p><input type="month" aria-label="x" min="0000-01"/></p>"#,
    #"<p><input type="week" aria-label="x" value="2025-W53"/></p>"#,
    #"<p><input type="week" aria-label="x" max="2026-W00"/></p>"#,
    #"<p><input type="time" aria-label="x" min="24:00"/></p>"#,
    #"<p><input type="datetime-local" aria-label="x" value="2026-01-01 10:00Z"/></p>"#,
    #"<p><input type="datetime-local" aria-label="x" value="2026-02-30T10:00"/></p>"#,
    #"<p><input type="email" aria-label="x" value="a b@example.com"/></p>"#,
    #"<p><input type="url" aria-label="x" value="/a"/></p>"#,
    ##"<p><input type="color" aria-label="x" value="#12345g"/></p>"##,
    #"<p><input type="file" aria-label="x" value="a"/></p>"#,
    #"<p><input type="file" aria-label="x" accept="png"/></p>"#,
    #"<p><input type="text" aria-label="x" minlength="5" maxlength="3"/></p>"#,
    #"<p><input type="text" aria-label="x" placeholder="a&#10;b"/></p>"#,
    #"<p><input type="text" aria-label="x" formtarget="_blank"/></p>"#,
    #"<p><button type="button" formaction="/x">x</button></p>"#,
    #"<p><input type="email" aria-label="x" autocomplete="street-address"/></p>"#,
    #"<p><input type="number" aria-label="x" autocomplete="tel"/></p>"#,
    #"<p><input type="text" aria-label="x" autocomplete="home name"/></p>"#,
    #"<p><input type="hidden" autocomplete="off"/></p>"#,
    #"<p><meter value="0.5" low="0.8" high="0.2" aria-label="x">x</meter></p>"#,
    #"<p><meter value="0.5" optimum="2" aria-label="x">x</meter></p>"#,
    #"<p><meter value="5" min="10" max="1" aria-label="x">x</meter></p>"#,
    #"<p><progress value="0" max="0" aria-label="x">x</progress></p>"#,
    #"<p role="slider" tabindex="0" aria-label="x" aria-valuenow="+1">x</p>"#,
  ]

  private static let structures: [String] = [
    #"<dl><div><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></div></dl>"#,
    #"<dl><div><p>a</p></div></dl>"#,
    #"<dl><div>a<dt>b</dt><dd>c</dd></div></dl>"#,
    #"<dl><div><div><dt>a</dt><dd>b</dd></div></div></dl>"#,
    #"<table><colgroup span="2"><col/></colgroup><tr><td>a</td><td>b</td></tr></table>"#,
    #"<table><tr><td rowspan="3">a</td></tr></table>"#,
    #"<table><colgroup><col/><col/></colgroup><tr><td>a</td></tr></table>"#,
    #"<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"#,
    #"<header><section><h2>x</h2><header><p>y</p></header></section></header>"#,
    #"<footer><article><h2>x</h2><footer><p>y</p></footer></article></footer>"#,
    #"<p><input type="text" aria-label="x" autofocus=""/><button type="button" autofocus="">x</button></p>"#,
    #"<form action="/" method="post" name="a"><button>x</button></form><form action="/" method="post" name="a"><button>x</button></form>"#,
    #"<hgroup><p>x</p></hgroup>"#,
    #"<p><ruby>x</ruby></p>"#,
    #"<p><picture><img src="/a.png" alt="x"/><source srcset="/b.png"/></picture></p>"#,
    #"<p><picture><source src="/b.png"/><img src="/a.png" alt="x"/></picture></p>"#,
    #"<p><textarea aria-label="x" wrap="hard"></textarea></p>"#,
    #"<p><map name="a" id="b"></map></p>"#,
    #"<dialog tabindex="0">x</dialog>"#,
  ]

  private static let meanings: [String] = [
    #"<p><img src="/a.png" alt="x" role="presentation"/></p>"#,
    #"<p><img src="/a.png" alt="x" role="figure"/></p>"#,
    #"<p><img alt="x" srcset="/a.png 2x"/></p>"#,
    #"<p><img alt="x" src="/a.png" sizes="100vw"/></p>"#,
    #"<p><img alt="x" src="/a.png" srcset="/a.png +2x"/></p>"#,
    #"<p><img alt="x" src="/a.png" srcset="/a.png 1x, /b.png 1x"/></p>"#,
    #"<section role="button">x</section>"#,
    #"<p><a href="/" role="img">x</a></p>"#,
    #"<ul><li role="button">x</li></ul>"#,
    #"<table><tr><td role="button">x</td></tr></table>"#,
    #"<figure role="button"><p>x</p><figcaption>y</figcaption></figure>"#,
    #"<dl><div role="group"><dt>a</dt><dd>b</dd></div></dl>"#,
    #"<p><time datetime="P1Y">x</time></p>"#,
    #"<p><time datetime="4.5h">x</time></p>"#,
    #"<p><time datetime="4h 4h">x</time></p>"#,
    #"<p><time datetime="2025-W53">x</time></p>"#,
    #"<p><time datetime="2026-01-01T10:00-00:00">x</time></p>"#,
    #"<p><time>yesterday</time></p>"#,
    #"<p><ins datetime="2026-01-01 10:00">x</ins></p>"#,
    #"<p><span lang="x">x</span></p>"#,
    #"<p><span lang="en-UK">x</span></p>"#,
    #"<p><span lang="eng">x</span></p>"#,
    #"<p><span lang="en-a-bbb-a-ccc">x</span></p>"#,
    #"<p><span lang="de-1901-1901">x</span></p>"#,
    #"<p><bdo dir="auto">x</bdo></p>"#,
  ]

  private static let allowed: [String] = [
    #"<p><time datetime="4h 18m 3s">x</time></p>"#,
    #"<p><time datetime="PT4H18M3S">x</time></p>"#,
    #"<p><time datetime="P2D">x</time> <time datetime=" 1w 2.5s ">x</time> <time>4h 18m</time> <time>2026-11-22</time></p>"#,
    #"<p><time datetime="2026-W53">x</time> <time datetime="02-29">x</time> <time datetime="+01:00">x</time> <time datetime="2026">x</time></p>"#,
    #"<p><span lang="x-private">x</span> <span lang="i-klingon">x</span> <span lang="zh-min-nan">x</span> <span lang="zh-yue-Hant-HK">x</span></p>"#,
    #"<p><span lang="en-US-x-twain">x</span> <span lang="sl-rozaj-biske-1994">x</span> <span lang="de-CH-1996">x</span> <span lang="en-US-u-ca-roc">x</span></p>"#,
    #"<p><span lang="es-419">x</span> <span lang="ar-XB">x</span> <span lang="ckb">x</span> <span lang="qaa">x</span></p>"#,
    #"<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd><dt>e</dt><dd>f</dd></dl>"#,
    #"<dl><div><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></div><div><dt>e</dt><dd>f</dd></div></dl>"#,
    #"<table><colgroup span="2"></colgroup><tr><td>a</td><td>b</td></tr></table>"#,
    #"<table><colgroup><col span="2"/><col/></colgroup><tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td colspan="2">d</td></tr></table>"#,
    #"<table><thead><tr><th rowspan="0">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"#,
    #"<article><h2>x</h2><header><p>y</p></header><footer><p>z</p></footer></article>"#,
    #"<p><input type="number" aria-label="x" value=".5" step="any" min="-1e3"/> <input type="month" aria-label="x" value="2026-12"/></p>"#,
    #"<p><input type="week" aria-label="x" value="2026-W53"/> <input type="datetime-local" aria-label="x" value="2026-01-01 10:00"/></p>"#,
    #"<p><input type="email" aria-label="x" multiple="" value="a@example.com, b@example.com"/> <input type="file" aria-label="x" accept=".png, image/*"/></p>"#,
    #"<p><input type="email" aria-label="x" autocomplete="username"/> <textarea aria-label="x" autocomplete="street-address"></textarea></p>"#,
    #"<p><input type="tel" aria-label="x" autocomplete="section-a shipping home tel"/> <input type="range" aria-label="x" autocomplete="off"/></p>"#,
    #"<p><meter value="0.5" low="0.2" high="0.8" optimum="1" aria-label="x">x</meter> <progress value="3" max="5" aria-label="x">x</progress></p>"#,
    #"<p><img src="/a.png" alt="x" role="button"/> <img src="/a.png" alt="" role="presentation"/></p>"#,
    #"<section role="region" aria-label="x"><p>y</p></section>"#,
    #"<ul role="tablist"><li role="tab">x</li></ul>"#,
    #"<p><button type="submit" formaction="/en/x" formmethod="post">x</button> <bdo dir="rtl">x</bdo></p>"#,
    #"<p><ruby>x<rt>y</rt></ruby> <picture><source srcset="/a.png"/><img src="/b.png" alt="x"/></picture></p>"#,
  ]
}
