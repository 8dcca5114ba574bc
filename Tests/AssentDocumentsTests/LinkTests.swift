import AssentDocuments
import AssentModel
import Testing

@Suite struct LinkTests {
  @Test("A link to another document is split into path and anchor")
  func documentLink() throws {
    let text = try RenderedText("a\n\n[b *c*](../x/my%20file.md#an%2Dchor \"A \\\"title\\\"\")") { _ in .url("/x?a=1&b=\"2\"") }
    let link = try #require(text.document.links.first)
    #expect(link.destination == "../x/my%20file.md#an%2Dchor")
    #expect(link.path == "../x/my file.md")
    #expect(link.fragment == "an-chor")
    #expect(link.text == "b c")
    #expect(link.line == 7)
    #expect(link.isDocument)
    #expect(text.html.contains("<a href=\"/x?a=1&amp;b=&quot;2&quot;\" title=\"A &quot;title&quot;\">b <em>c</em></a>"))
    #expect(text.isWellFormed)
  }

  @Test(
    "Links to other sites stay as they are",
    arguments: ["https://example.com/?a=1&amp;b", "http://example.com", "mailto:a@example.com", "tel:+3212345678", "HTTPS://example.com"])
  func absolute(destination: String) throws {
    let text = try RenderedText("[a](\(destination))") { _ in .missing(reason: "asked") }
    #expect(text.html == "<p><a href=\"\(destination)\">a</a></p>\n")
    #expect(text.findings == [])
    #expect(text.document.links.map(\.isDocument) == [false])
  }

  @Test(
    "Other schemes are errors and no links",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#1;javascript:alert(1)", "java&Tab;script:alert(1)", "data:text/html,x", "vbscript:x",
      "file:///etc", "ftp://x",
      "//example.com/x", "/\\\\example.com", "&#32;javascript:x",
    ])
  func schemes(destination: String) throws {
    let text = try RenderedText("a\n[b](\(destination))") { _ in .url("/") }
    #expect(text.problems == ["link-scheme:6"])
    #expect(text.html == "<p>a\nb</p>\n")
    #expect(text.document.links.isEmpty)
  }

  @Test("A place in the same document must exist")
  func samePage() throws {
    let text = try RenderedText("# A {#a}\n\n[x](#a) [y](#b)") { _ in .url("/asked") }
    #expect(text.html.contains("<a href=\"#a\">x</a> y</p>"))
    #expect(text.problems == ["broken-link:7"])
  }

  @Test("Relative links that aren't documents are asked for, too")
  func otherRelative() throws {
    let text = try RenderedText("[a](/fr/opt-out) [b](x.pdf)") { $0.path == "x.pdf" ? .external : .missing(reason: "no page") }
    #expect(text.document.links.map(\.isDocument) == [false, false])
    #expect(text.html == "<p>a <a href=\"x.pdf\">b</a></p>\n")
    #expect(text.problems == ["broken-link:5"])
  }

  @Test("An image in a link: each of the two stands or falls by itself")
  func imageInLink() throws {
    let text = try RenderedText("[![a](i.png)](gone.md) [![b](gone.png)](x.md) [![c](gone.png)](gone.md)") {
      $0.path.hasPrefix("gone") ? .missing(reason: "no file") : .url("/" + $0.path)
    }
    #expect(text.html == "<p><img src=\"/i.png\" alt=\"a\"/> <a href=\"/x.md\">b</a> c</p>\n")
    #expect(text.isWellFormed)
  }

  @Test("A link without a text is a finding")
  func emptyLink() throws {
    #expect(try RenderedText("[](x.md)").problems == ["empty-link:5"])
  }

  @Test("An image needs an alternative text and a file of the site")
  func images() throws {
    let text = try RenderedText("![A \"b\"](i.png \"T\")\n![](j.png)\n![c](https://example.com/k.png)\n![d](l.png)") {
      $0.path == "l.png" ? .missing(reason: "no file") : .url("/assets/" + $0.path)
    }
    #expect(text.html == "<p><img src=\"/assets/i.png\" alt=\"A &quot;b&quot;\" title=\"T\"/>\n<img src=\"/assets/j.png\" alt=\"\"/>\nc\nd</p>\n")
    #expect(text.problems == ["image-alt:6", "external-image:7", "broken-image:8"])
    #expect(text.document.links.map(\.kind) == [.image, .image, .image])
    #expect(text.isWellFormed)
  }
}
