import AssentDocuments
import AssentModel
import Testing

@Suite struct RawHTMLTests {
  @Test(
    "The allowed elements are written as XML",
    arguments: [
      ("a<br>b<br/>c<BR />d<wbr>", "<p>a<br/>b<br/>c<br/>d<wbr/></p>\n"), ("x<sup>2</sup><sub>3</sub>", "<p>x<sup>2</sup><sub>3</sub></p>\n"),
      ("<kbd>Ctrl</kbd>", "<p><kbd>Ctrl</kbd></p>\n"),
      ("<abbr title='a &amp; \"b\"'>c</abbr>", "<p><abbr title=\"a &amp; &quot;b&quot;\">c</abbr></p>\n"),
      ("<span lang=en-GB>*a*</span>", "<p><span lang=\"en-GB\"><em>a</em></span></p>\n"), ("<br>", "<p><br/></p>\n"),
      ("<span lang=\"fr\">\nCaf&eacute;&nbsp;!\n</span>", "<p><span lang=\"fr\">\nCafé\u{A0}!\n</span></p>\n"),
      ("<abbr title=\"R&eacute;publique &#38; &hellip;\">RF</abbr>", "<p><abbr title=\"République &amp; …\">RF</abbr></p>\n"),
      ("<span lang=\"en\">\na &amp; b & c\n</span>", "<p><span lang=\"en\">\na &amp; b &amp; c\n</span></p>\n"),
    ])
  func allowed(markdown: String, html: String) throws {
    let text = try RenderedText(markdown)
    #expect(text.html == html)
    #expect(text.findings == [])
    #expect(text.isWellFormed)
  }

  @Test("A character that HTML doesn't have is a finding", arguments: ["<span lang=fr>\n&eaccute;\n</span>", "<abbr title=\"&foo;\">a</abbr>"])
  func unknownCharacter(markdown: String) throws {
    #expect(try RenderedText(markdown).findings.map(\.rule) == ["character-reference"])
  }

  @Test(
    "Everything else is refused with its line and shown as text",
    arguments: [
      ("a\n\nb <script>x</script>", ["raw-html:7", "raw-html:7"]), ("<div>\n<p onclick=\"x\">\n</div>", ["raw-html:5", "raw-html:6", "raw-html:7"]),
      ("a <sup class=\"x\">b</sup>", ["raw-html:5", "raw-html:5"]), ("<span onclick='x'>a</span>", ["raw-html:5", "raw-html:5"]),
      ("<span lang=\"not a tag\">a", ["raw-html:5"]), ("a\nb <img src=x>", ["raw-html:6"]), ("<?php echo 1 ?>", ["raw-html:5"]),
      ("a <![CDATA[x]]>", ["raw-html:5"]), ("<!DOCTYPE html>", ["raw-html:5"]), ("a <b>c</b>", ["raw-html:5", "raw-html:5"]),
      ("<sup lang=en lang=fr>x", ["raw-html:5"]), ("<!-- open\n\na", ["raw-html:5"]),
    ])
  func refused(markdown: String, problems: [String]) throws {
    let text = try RenderedText(markdown)
    #expect(text.problems == problems)
    #expect(text.findings.allSatisfy { $0.severity == .error })
    #expect(text.isWellFormed)
    for name in ["<script", "<div", "<img", "<b>", "onclick=\"x\">\n</p"] { #expect(!text.html.contains(name)) }
  }

  @Test(
    "Elements that don't close where they opened are reported, and the page stays well-formed",
    arguments: [
      "a <sup>b", "*a <sup>b* c</sup>", "a</sup>", "<sup>a *b</sup> c*", "</br>", "<sup><sub>a</sup></sub>", "[!UICONTROL a <sup>b] c",
      "<sup>[!DNL a</sup> b]",
    ])
  func unbalanced(markdown: String) throws {
    let text = try RenderedText(markdown)
    #expect(text.findings.contains { $0.rule == "raw-html" })
    #expect(text.isWellFormed, "\(text.html)")
  }
}
