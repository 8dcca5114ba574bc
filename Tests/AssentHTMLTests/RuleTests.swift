import AssentHTML
import AssentModel
import Testing

@Suite("Rules")
struct RuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    /// What the rule must report.
    var wrong: String
    /// What nothing may be reported on.
    var right: String
    var testDescription: String { "\(rule): \(wrong)" }

    init(_ rule: String, _ wrong: String, _ right: String) {
      self.rule = rule
      self.wrong = wrong
      self.right = right
    }
  }

  @Test("A rule reports what breaks it in the body and nothing on what doesn't", arguments: RuleTests.bodyCases)
  func body(of example: Case) throws {
    let wrong = try Pages.findings(Pages.page(example.wrong))
    #expect(wrong.contains { $0.rule == example.rule }, "\(wrong)")
    let right = try Pages.findings(Pages.page(example.right))
    #expect(right == [], "\(example.right)")
  }

  @Test("A rule reports what breaks it in the head and nothing on what doesn't", arguments: RuleTests.headCases)
  func head(of example: Case) throws {
    let wrong = try Pages.findings(Pages.page(head: "\n" + example.wrong))
    #expect(wrong.contains { $0.rule == example.rule }, "\(wrong)")
    #expect(try Pages.findings(Pages.page(head: "\n" + example.right)) == [], "\(example.right)")
  }

  @Test("A rule reports its own example, as an English page, in the body or in the head of one", arguments: HTMLValidator.rules)
  func example(of rule: Rule) throws {
    // Bytes that aren't UTF-8, a second opinion and a site are more than a text in a page can show.
    if ["encoding", "html-parser", "internal-link"].contains(rule.id) { return }
    let pages = [
      rule.example, "<!DOCTYPE html>" + rule.example, Pages.page(rule.example), Pages.page(head: "\n" + rule.example),
    ]
    let findings = try pages.map { try Pages.findings($0) }
    #expect(findings.contains { $0.contains { $0.rule == rule.id } }, "\(findings)")
  }

  @Test("The rules have cases here or among the broken pages")
  func coverage() {
    let tested = Set((Self.bodyCases + Self.headCases).map(\.rule)).union(BrokenPages.rules.values.flatMap { $0 })
    let elsewhere: Set = ["encoding", "html-parser", "internal-link", "html-dir", "document-structure", "well-formed"]
    #expect(Set(HTMLValidator.rules.map(\.id)).subtracting(tested).subtracting(elsewhere) == [])
  }

  @Test("The direction goes by the language", arguments: [("ar", "<html lang=\"ar\">"), ("en", "<html lang=\"en\" dir=\"rtl\">")])
  func direction(locale: String, html: String) throws {
    #expect(try Pages.findings(Pages.page(html: html), locale: locale).map(\.rule) == ["html-dir"])
  }

  @Test("A page has a frame", arguments: ["<p>Text</p>", "<html lang=\"en\"><body></body></html>"])
  func frame(text: String) throws {
    #expect(try Pages.findings("<!DOCTYPE html>" + text).contains { $0.rule == "document-structure" })
  }

  static let bodyCases: [Case] = texts + structures + forms + accessibility + links

  private static let texts: [Case] = [
    Case("character", "<p>\u{85}</p>", "<p>\u{A0}</p>"),
    Case("character", "<p>&#x1;</p>", "<p>&#x20AC;</p>"),
    Case("character", "<p>]]></p>", "<p>]]&gt;</p>"),
    Case("entity", "<p>&nbsp;</p>", "<p>&#160;&amp;&lt;&gt;&quot;&apos;</p>"),
    Case("attribute-syntax", "<p class=a>Text</p>", "<p class='a'>Text</p>"),
    Case("attribute-syntax", "<p hidden>Text</p>", "<p hidden=\"\">Text</p>"),
    Case("comment", "<p><!--> --></p>", "<p><!-- > --></p>"),
    Case("cdata", "<p><![CDATA[x]]></p>", "<p>x</p>"),
    Case("processing-instruction", "<p><?php x ?></p>", "<p>x</p>"),
    Case("well-formed", "<p>a < b</p>", "<p>a &lt; b</p>"),
    Case("void-element", "<p>a<br>b</p>", "<p>a<br/>b</p>"),
    Case("unknown-element", "<P>Text</P>", "<p>Text</p>"),
    Case("unknown-attribute", "<p Class=\"a\">Text</p>", "<p data-x=\"a\">Text</p>"),
    Case("style-attribute", "<p style=\"color:red\">Text</p>", "<p class=\"red\">Text</p>"),
    Case("number-value", "<ol start=\"x\"><li>a</li></ol>", "<ol start=\"-3\"><li value=\"2\">a</li></ol>"),
    Case("gauge-value", "<p><meter value=\"3\" aria-label=\"a\">3</meter></p>", "<p><meter value=\"0.3\" aria-label=\"a\">3</meter></p>"),
    Case("id-value", "<p id=\"a b\">Text</p>", "<p id=\"a-b\">Text</p>"),
    Case("language-tag", "<p lang=\"xq\">Text</p>", "<p lang=\"sr-Latn-RS\">Text</p>"),
    Case("datetime", "<p><time datetime=\"2026-02-30\">Text</time></p>", "<p><time datetime=\"2026-11-22T10:15:00+01:00\">Text</time></p>"),
    Case("script", "<script src=\"/a.js\"></script>", "<p>Text</p>"),
  ]

  private static let structures: [Case] = [
    Case("content-model", "<p><ul><li>a</li></ul></p>", "<div><ul><li>a</li></ul></div>"),
    Case("content-model", "<ul><p>a</p></ul>", "<ul><li><p>a</p></li></ul>"),
    Case("content-model", "<p><a href=\"#\"><div>a</div></a></p>", "<a href=\"#\"><div>a</div></a>"),
    Case("text-placement", "<table>a<tr><td>b</td></tr></table>", "<table><tr><td>b</td></tr></table>"),
    Case("forbidden-descendant", "<header><footer><p>a</p></footer></header>", "<article><h2>a</h2><header><p>a</p></header></article>"),
    Case("nested-interactive", "<button type=\"button\">a <a href=\"/\">b</a></button>", "<button type=\"button\">a <b>b</b></button>"),
    Case("nested-interactive", "<a href=\"/\">a <span tabindex=\"0\">b</span></a>", "<a href=\"/\">a <span>b</span></a>"),
    Case("element-order", "<details><p>a</p><summary>b</summary></details>", "<details><summary>b</summary><p>a</p></details>"),
    Case("element-order", "<fieldset><p>a</p><legend>b</legend></fieldset>", "<fieldset><legend>b</legend><p>a</p></fieldset>"),
    Case(
      "element-children", "<p><picture><source srcset=\"/a.png\"/></picture></p>",
      "<p><picture><source srcset=\"/a.png\"/><img src=\"/a.png\" alt=\"\"/></picture></p>"),
    Case(
      "only-one", "<p><input aria-label=\"a\" autofocus=\"\"/><input aria-label=\"b\" autofocus=\"\"/></p>",
      "<p><input aria-label=\"a\" autofocus=\"\"/></p><dialog><p><input aria-label=\"b\" autofocus=\"\"/></p></dialog>"),
    Case("definition-list", "<dl><dt>a</dt></dl>", "<dl><div><dt>a</dt><dd>b</dd></div></dl>"),
    Case(
      "table-structure", "<table><tr><td>a</td><td>b</td></tr><tr><td>a</td></tr></table>",
      "<table><tr><td>a</td><td>b</td></tr><tr><td colspan=\"2\">a</td></tr></table>"),
    Case(
      "table-structure", "<table><tfoot><tr><td>a</td></tr></tfoot><thead><tr><th>a</th></tr></thead></table>",
      "<table><thead><tr><th>a</th></tr></thead><tfoot><tr><td>a</td></tr></tfoot></table>"),
  ]

  private static let forms: [Case] = [
    Case(
      "form-submit", "<form action=\"/en/\" method=\"post\"><p>a</p></form>",
      "<form id=\"f\" action=\"/en/\" method=\"post\"></form><button form=\"f\">a</button>"),
    Case("id-reference", "<p><button type=\"button\" form=\"f\">a</button></p>", "<p><button type=\"button\">a</button></p>"),
    Case(
      "input-attribute", "<p><label>a <input type=\"text\" checked=\"checked\"/></label></p>",
      "<p><label>a <input type=\"radio\" checked=\"checked\"/></label></p>"),
    Case(
      "input-attribute", "<p><label>a <input type=\"number\" value=\"x\"/></label></p>",
      "<p><label>a <input type=\"number\" value=\"1\"/></label></p>"),
    Case(
      "input-attribute", "<p><label>a <input type=\"month\" value=\"2026-13\"/></label></p>",
      "<p><label>a <input type=\"month\" value=\"2026-12\"/></label></p>"),
    Case(
      "select-options", "<p><label>a <select required=\"required\"><option>b</option></select></label></p>",
      "<p><label>a <select required=\"required\"><option value=\"\"></option></select></label></p>"),
    Case(
      "autocomplete", "<p><label>a <input autocomplete=\"mail\"/></label></p>",
      "<p><label>a <input autocomplete=\"section-a work email\"/></label></p>"),
    Case("control-name", "<p><label>a <input name=\"\"/></label></p>", "<p><label>a <input name=\"a\"/></label></p>"),
    Case("control-label", "<p><label for=\"a\"><b></b></label><input id=\"a\"/></p>", "<p><label for=\"a\"><b>b</b></label><input id=\"a\"/></p>"),
    Case("label-for", "<p id=\"a\"><label for=\"a\">b</label></p>", "<p><label for=\"a\">b</label><input id=\"a\"/></p>"),
    Case("empty-label", "<fieldset><legend> </legend><p>a</p></fieldset>", "<fieldset><legend>b</legend><p>a</p></fieldset>"),
    Case("form-action", "<form action=\"/en/\"><button>a</button></form>", "<form action=\"/en/\" method=\"post\"><button>a</button></form>"),
  ]

  private static let accessibility: [Case] = [
    Case("empty-link", "<p><a href=\"/\"><img src=\"/a.png\" alt=\"\"/></a></p>", "<p><a href=\"/\"><img src=\"/a.png\" alt=\"a\"/></a></p>"),
    Case("empty-heading", "<h2><span hidden=\"hidden\">a</span></h2>", "<h2><span>a</span></h2>"),
    Case("tabindex", "<p tabindex=\"1\">a</p>", "<p tabindex=\"0\">a</p>"),
    Case("aria-hidden-focus", "<p aria-hidden=\"true\"><a href=\"/\">a</a></p>", "<p aria-hidden=\"true\">a</p>"),
    Case("aria-value", "<p aria-live=\"loud\">a</p>", "<p aria-live=\"polite\">a</p>"),
    Case("aria-allowed", "<p aria-checked=\"true\">a</p>", "<div role=\"checkbox\" aria-checked=\"true\" tabindex=\"0\">a</div>"),
    Case("aria-allowed", "<div aria-label=\"a\">a</div>", "<div role=\"group\" aria-label=\"a\">a</div>"),
    Case("aria-required", "<div role=\"heading\">a</div>", "<div role=\"heading\" aria-level=\"2\">a</div>"),
    Case(
      "interactive-in-role", "<div role=\"button\" tabindex=\"0\">a <a href=\"/\">b</a></div>", "<div role=\"group\">a <a href=\"/\">b</a></div>"),
    Case("role-allowed", "<ul role=\"button\"><li>a</li></ul>", "<ul role=\"list\"><li>a</li></ul>"),
  ]

  private static let links: [Case] = [
    Case("blocked-by-policy", "<p><iframe src=\"/a.html\" title=\"a\"></iframe></p>", "<p><a href=\"/a.html\">a</a></p>"),
    Case("url", "<p><a href=\"http:///x\">a</a></p>", "<p><a href=\"https://example.com:80/a?b=c#d\">a</a></p>"),
    Case("url", "<p><a href=\"/a%zz\">a</a></p>", "<p><a href=\"/a%20b\">a</a></p>"),
    Case("javascript-url", "<p><a href=\" Java&#9;Script:alert(1)\">a</a></p>", "<p><a href=\"/javascript:\">a</a></p>"),
    Case(
      "external-resource", "<p><img src=\"//cdn.example.net/a.png\" alt=\"\"/></p>",
      "<p><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" alt=\"\"/></p>"),
    Case(
      "external-resource", "<p><img src=\"/a.png\" srcset=\"https://x.example/a.png 2x\" alt=\"\"/></p>",
      "<p><img src=\"/a.png\" srcset=\"/b.png 2x\" alt=\"\"/></p>"),
    Case(
      "fragment-target", "<p><a href=\"#%C3%A9\">a</a></p>", "<p id=\"é\"><a href=\"#%C3%A9\">a</a> <a href=\"#\">b</a> <a href=\"#top\">c</a></p>"),
    Case("link-relation", "<p><a href=\"/\" rel=\"stylesheet\">a</a></p>", "<p><a href=\"/\" rel=\"nofollow noopener\">a</a></p>"),
    Case("link-attributes", "<p><a rel=\"next\">a</a></p>", "<p><a>a</a></p>"),
    Case("target-name", "<p><a href=\"/\" target=\"_new\">a</a></p>", "<p><a href=\"/\" target=\"_blank\">a</a></p>"),
    Case(
      "srcset", "<p><img src=\"/a.png\" srcset=\"/b.png 2q\" alt=\"\"/></p>",
      "<p><img src=\"/a.png\" srcset=\"/b.png 480w\" sizes=\"100vw\" alt=\"\"/></p>"),
  ]

  static let headCases: [Case] = [
    Case("viewport", "<meta name=\"viewport\" content=\"width=device-width\"/>", "<meta name=\"referrer\" content=\"no-referrer\"/>"),
    Case("description", "<meta name=\"description\" content=\" \"/>", "<meta name=\"description\" content=\"a\"/>"),
    Case("base", "<base href=\"/\"/>", "<link rel=\"canonical\" href=\"https://example.com/\"/>"),
    Case("raw-text", "<style>a &gt; b {}</style>", "<style>a > b {}</style>"),
    Case("style-content", "<style>@import 'a.css';</style>", "<style>@media print { a { color: red } }</style>"),
    Case("style-content", "<style>a{background:url(\"https://x.example/a\")}</style>", "<style>a{background:url(/a.png)}</style>"),
    Case("external-resource", "<link rel=\"stylesheet\" href=\"https://x.example/a.css\"/>", "<link rel=\"stylesheet\" href=\"/a.css\"/>"),
    Case("link-relation", "<link rel=\"style\" href=\"/a.css\"/>", "<link rel=\"alternate\" hreflang=\"fr\" href=\"https://example.com/fr\"/>"),
    Case("required-attribute", "<link rel=\"stylesheet\"/>", "<link rel=\"icon\" href=\"data:,\"/>"),
    Case("meta-content", "<meta http-equiv=\"x\" content=\"y\"/>", "<meta property=\"og:title\" content=\"y\"/>"),
  ]
}
