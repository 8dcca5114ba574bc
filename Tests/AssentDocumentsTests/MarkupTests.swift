import AssentDocuments
import AssentModel
import Testing

@Suite struct MarkupTests {
  @Test(
    "Markdown becomes HTML that is well-formed XML",
    arguments: [
      ("a *b* **c** `d<` ~~e~~", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code> <del>e</del></p>\n"),
      ("a\nb", "<p>a\nb</p>\n"), ("a  \nb\\\nc", "<p>a<br/>\nb<br/>\nc</p>\n"), ("a\n\n---\n\nb", "<p>a</p>\n<hr/>\n<p>b</p>\n"),
      ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"), ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
      ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"), ("1. a\n   - b", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n"),
      ("> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"),
      ("```swift\nlet a = \"<&>\"\n{b}\n```", "<pre><code class=\"language-swift\">let a = \"&lt;&amp;&gt;\"\n{b}\n</code></pre>\n"),
      ("    a\n", "<pre><code>a\n</code></pre>\n"),
      ("a &amp; b &lt; &eacute; &#39; &copy; & \"q\" &nbsp;", "<p>a &amp; b &lt; é ' © &amp; \"q\" \u{A0}</p>\n"), ("a\\*b", "<p>a*b</p>\n"),
      ("l’été", "<p>l’été</p>\n"), ("a <!-- b --> c", "<p>a  c</p>\n"),
      ("<!--\n# a\n-->\n\nb", "<p>b</p>\n"),
    ])
  func markup(markdown: String, html: String) throws {
    let text = try RenderedText(markdown)
    #expect(text.html == html)
    #expect(text.findings == [])
    #expect(text.isWellFormed)
  }

  @Test(
    "A number of a character that no page can show is a finding, and the character isn't shown", arguments: ["&#1;", "&#x92;", "&#xFFFE;", "&#0;"])
  func unshownCharacter(reference: String) throws {
    let text = try RenderedText("a \(reference) b")
    #expect(text.problems == ["character-reference:5"])
    #expect(text.isWellFormed)
  }

  @Test(
    "Braces that aren't a placeholder are a finding, doubled ones stand for themselves, and code keeps its own",
    arguments: [
      ("{ brand }", ["placeholder:5"]), ("a { b", ["placeholder:5"]), ("a } b", ["placeholder:5"]), ("{1}", ["placeholder:5"]),
      ("text {#name} more", ["placeholder:5"]), ("[a](x.md \"{ b }\")", ["placeholder:5"]), ("[a](https://x.example/{b})", ["placeholder:5"]),
      ("<abbr title=\"{ b }\">c</abbr>", ["placeholder:5"]), ("<!-- x --> a { b", ["placeholder:5"]), ("{{brand}}", []), ("`{ a }`", []),
      ("{legal_name}", []), ("[a](x.md \"{b}\")", []),
    ])
  func braces(markdown: String, problems: [String]) throws {
    #expect(try RenderedText(markdown).problems == problems)
  }

  @Test("A placeholder is filled in titles of links, attributes and raw HTML, too")
  func placeholdersInAttributes() throws {
    let text = try RenderedText("[a](x.md \"About {brand}\") <abbr title=\"{b_c}\">d</abbr>\n\n<!-- x --> By {e}\n")
    #expect(text.html.contains("<a href=\"/x.md\" title=\"About (brand)\">a</a> <abbr title=\"(b_c)\">d</abbr>"))
    #expect(text.html.contains("By (e)"))
    #expect(text.findings == [])
  }

  @Test("A table has a head with scopes and classes for the alignment")
  func table() throws {
    let text = try RenderedText("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | 3 | [4](x.md) |\n| 5 |\n")
    #expect(
      text.html == """
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" class="align-left">b</th>
        <th scope="col" class="align-center">c</th>
        <th scope="col" class="align-right">d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td class="align-left"><em>2</em></td>
        <td class="align-center">3</td>
        <td class="align-right"><a href="/x.md">4</a></td>
        </tr>
        <tr>
        <td>5</td>
        <td class="align-left"></td>
        <td class="align-center"></td>
        <td class="align-right"></td>
        </tr>
        </tbody>
        </table>

        """)
    #expect(text.findings == [])
    #expect(try RenderedText("| a |\n|---|\n").html.contains("</thead>\n</table>"))
  }

  @Test(
    "A quote that begins with a kind is an alert",
    arguments: [
      (">[!NOTE]\n>\n>Text", "note"), ("> [!TIP]\n> Text", "tip"), (">[!IMPORTANT] Text", "important"), ("> [!CAUTION]  \n> Text", "caution"),
      ("> [!WARNING]\n>\n> Text", "warning"), ("> [!note]\n> Text", "note"),
    ])
  func alerts(markdown: String, kind: String) throws {
    let text = try RenderedText(markdown)
    #expect(
      text.html == "<div class=\"alert alert-\(kind)\" role=\"note\">\n<p class=\"alert-title\">(alert.\(kind))</p>\n<p>Text</p>\n</div>\n")
    #expect(text.rendered.pieces.contains(.string("alert.\(kind)")))
    #expect(text.findings == [])
    #expect(text.isWellFormed)
  }

  @Test("An alert may hold blocks and emphasis, and stand in a list")
  func alertContents() throws {
    let text = try RenderedText("- a\n\n  >[!NOTE]\n  >\n  >*b*\n  >\n  >- c\n\n> [!TIP] *d*\n")
    #expect(text.html.contains("(alert.note)</p>\n<p><em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n</div>\n</li>"))
    #expect(text.html.contains("(alert.tip)</p>\n<p><em>d</em></p>\n</div>"))
    #expect(text.isWellFormed)
  }

  @Test("An unknown kind of alert is a finding")
  func unknownAlert() throws {
    let text = try RenderedText("a\n\n> [!SIDEBAR]\n> b\n")
    #expect(text.problems == ["unknown-alert:7"])
    #expect(text.html.contains("<blockquote>\n<p>[!SIDEBAR]"))
  }

  @Test(
    "Names of controls and of products are spans",
    arguments: [
      ("Press [!UICONTROL Save] now", "Press <span class=\"ui-control\">Save</span> now"),
      ("[!DNL Campaign]", "<span class=\"do-not-localize\" translate=\"no\">Campaign</span>"),
      ("**[!UICONTROL A & B]**", "<strong><span class=\"ui-control\">A &amp; B</span></strong>"),
      ("[!UICONTROL *Save* all] x", "<span class=\"ui-control\"><em>Save</em> all</span> x"),
      ("[!UICONTROL Save", "[!UICONTROL Save"),
      ("[!DNL A] > [!UICONTROL B]", "<span class=\"do-not-localize\" translate=\"no\">A</span> &gt; <span class=\"ui-control\">B</span>"),
      ("`[!UICONTROL Save]`", "<code>[!UICONTROL Save]</code>"),
      ("[a [!DNL B]](x.md)", "<a href=\"/x.md\">a <span class=\"do-not-localize\" translate=\"no\">B</span></a>"),
    ])
  func spans(markdown: String, html: String) throws {
    let text = try RenderedText(markdown)
    #expect(text.html == "<p>\(html)</p>\n")
    #expect(text.findings == [])
    #expect(text.isWellFormed)
  }

  @Test("Placeholders in text become pieces, and not in code or anchors")
  func placeholders() throws {
    let text = try RenderedText("# About {brand} {#brand}\n\nHi {brand.name}, `{code}` {{x}}\nand [{link}](x.md) ![{alt}](y.png)\n")
    let names = text.rendered.pieces.compactMap { if case .placeholder(let name, let line, _) = $0 { "\(name):\(line)" } else { nil } }
    #expect(names == ["brand:5", "brand.name:7", "link:8", "alt:8"])
    #expect(text.html.contains("<h1 id=\"brand\">About (brand)</h1>"))
    #expect(text.html.contains("<code>{code}</code> {x}"))
    #expect(text.html.contains("<a href=\"/x.md\">(link)</a> <img src=\"/y.png\" alt=\"(alt)\"/>"))
    #expect(text.document.headings.first?.text == "About {brand}")
  }

  @Test("Words are counted, code blocks not")
  func words() throws {
    #expect(try RenderedText("# One two\n\n**thr**ee, four — `five`\n\n```\nnot these\n```\n- été\n").document.wordCount == 6)
  }

  @Test("Each line of HTML leads back to its line in the file")
  func lineOrigins() throws {
    let text = try RenderedText("# A\n\n\nb\nc\n\n```\nd\ne\n```\n\n- f\n- g\n")
    let lines = text.html.split(separator: "\n", omittingEmptySubsequences: false)
    func source(of marker: String) throws -> Int {
      let line = try #require(lines.firstIndex { $0.hasSuffix(marker) }) + 1
      let origin = try #require(text.rendered.lineOrigins.last { $0.htmlLine <= line })
      return origin.sourceLine + line - origin.htmlLine
    }
    let sources = try ["A</h1>", "<p>b", "c</p>", ">d", "e", "f</li>", "g</li>"].map { try source(of: $0) }
    // A code block begins with the line of its fence.
    #expect(sources == [5, 8, 9, 11, 13, 16, 17])
  }
}
