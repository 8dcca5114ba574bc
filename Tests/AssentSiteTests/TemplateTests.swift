import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("Templates")
struct TemplateTests {
  private static let header = "Templates/partials/header.mustache"
  private static let place = "<p class=\"brand\">"

  @Test(
    "A tag that shows nothing, or the program's insides, is found at its line, once",
    arguments: [
      ("{{page.brand}}", "missing-name", "page.brand"), ("{{strings.layout.links}}", "missing-string", "layout.links"),
      ("{{campaign.page}}", "missing-name", "campaign.page"), ("{{brand}}", "missing-name", "'brand' isn't a text"),
      ("{{.}}", "missing-name", "'.' isn't a text"), ("{{guides}}", "missing-name", "'guides' isn't a text"),
      ("{{is.guide}}", "missing-name", "'is.guide' isn't a text"), ("{{}}", "template-syntax", "no name"),
      ("{{uppercased(brand.name)}}", "template-syntax", "no function 'uppercased'"),
      ("{{count(brand.name)}}", "template-syntax", "isn't a list"), ("{{index()}}", "template-syntax", "no list here"),
      ("{{>*brand.name}}", "template-syntax", "can't be taken from a value"), ("{{brand.nme}}", "missing-name", "brand.nme"),
      ("{{#page.nothing}}x{{/page.nothing}}", "missing-name", "page.nothing"),
    ])
  func tag(text: String, rule: String, message: String) throws {
    let scratch = try ScratchSite()
    try scratch.edit(Self.header, Self.place, Self.place + text)
    let line = try scratch.line(of: Self.place, in: Self.header)
    let findings = try scratch.build().findings
    #expect(findings.map(\.rule) == [rule], "\(findings)")
    #expect(findings.first?.location == SourceLocation(Self.header, line: line) && findings.first?.message.contains(message) == true)
  }

  @Test("Functions of lists, names of outer sections and other delimiters are fine")
  func rightTags() throws {
    let scratch = try ScratchSite()
    let tags = """
      {{count(channels)}}{{#first(channels)}}{{name}}{{/first(channels)}}{{#channels}}{{index()}}{{/channels}}{{#page}}{{brand.name}}{{/page}}\
      {{#strings.layout}}{{skip}}{{/strings.layout}}{{#is.guide}}{{=<% %>=}}<%brand.name%><%/is.guide%>{{ brand.name }}
      """
    try scratch.edit(Self.header, Self.place, Self.place + tags)
    #expect(try scratch.build().findings == [])
    let skip = "Skip to the content"
    #expect(try scratch.page("en/opt-out.html").contains("\(Self.place)3E-mail012Maison Lumen\(skip)Maison Lumen"))
  }

  @Test(
    "A template that includes itself is found, however it is written",
    arguments: [
      ("partials/campaign", "<p>{{>\n  partials/campaign }}</p>", 1), ("partials/campaign", "{{=<% %>=}}\n<p><%>partials/campaign%></p>", 2),
      ("guide", "{{<layout}}\n{{$content}}\n{{$content}}x{{/content}}\n{{/content}}\n{{/layout}}", 3),
    ])
  func recursion(name: String, text: String, line: Int) throws {
    let scratch = try ScratchSite()
    try scratch.write("Templates/\(name).mustache", text)
    let findings = try scratch.build().findings
    #expect(findings.map(\.rule) == ["recursive-partial"], "\(findings)")
    #expect(findings.first?.location == SourceLocation("Templates/\(name).mustache", line: line))
  }

  @Test("What nests too deep is found instead of rendered: partials in partials, sections in sections, lists in lists")
  func depth() throws {
    let scratch = try ScratchSite()
    for index in 0..<200 { try scratch.write("Templates/deep/\(index).mustache", "{{>deep/\(index + 1)}}") }
    try scratch.write("Templates/deep/200.mustache", "<p>x</p>")
    try scratch.write("Templates/sections.mustache", String(repeating: "{{#page}}", count: 5000) + String(repeating: "{{/page}}", count: 5000))
    try scratch.write("Templates/lists.mustache", String(repeating: "{{#guides}}", count: 20) + String(repeating: "{{/guides}}", count: 20))
    let findings = try scratch.build().findings
    #expect(Set(findings.map(\.rule)) == ["recursive-partial", "template-syntax"] && findings.count == 3, "\(findings)")
  }

  @Test("A campaign's page shows its own slug, and its name can't hold itself or what is known only at request time")
  func campaigns() throws {
    let scratch = try ScratchSite()
    try scratch.edit(
      "Templates/site.yml", "    expires: 2027-01-31",
      "    expires: 2027-01-31\n  - number: 2\n    slug: spring-2027\n    nameKey: campaign.autumn2026.name\n    services: [1]\n    expires: 2027-05-31"
    )
    try scratch.edit("Templates/partials/campaign.mustache", "{{name}}", "{{name}} [{{slug}}]")
    #expect(try !scratch.build().hasErrors)
    for slug in ["autumn-2026", "spring-2027"] { #expect(try scratch.page("fr/\(slug)/opt-out.html").contains("[\(slug)]")) }
    for placeholder in ["{campaign}", "{scope}"] {
      for locale in ["en", "fr", "nl"] {
        let table = try scratch.text("Locales/\(locale)/strings.yml")
        let text = try Regex("(campaign\\.autumn2026\\.name:\n    text: ).*")
        let match = try #require(try text.firstMatch(in: table))
        let start = try #require(match.output[1].substring)
        try scratch.write("Locales/\(locale)/strings.yml", table.replacing(text, with: "\(start)\"Autumn of \(placeholder)\""))
      }
      let findings = try scratch.build().findings
      #expect(findings.map(\.rule) == Array(repeating: "unknown-placeholder", count: 3), "\(findings)")
      #expect(findings.allSatisfy { $0.location?.file.hasSuffix("strings.yml") == true && $0.location?.line != nil })
    }
  }

  @Test("A template's name in another case or with its ending is found at its line, with the right name")
  func names() throws {
    let scratch = try ScratchSite()
    try scratch.edit(
      "Templates/site.yml", "document: pages/opt-in.md\n    template: landing", "document: pages/opt-in.md\n    template: landing.mustache")
    let finding = try #require(try scratch.build().findings.first)
    #expect(finding.location?.file == "Templates/site.yml" && finding.location?.line != nil && finding.hint == "Did you mean 'landing'?")
    try scratch.edit("Templates/site.yml", "landing.mustache", "landing")
    for (old, new) in [("landing.mustache", "landing.MUSTACHE"), ("assets/logo.svg", "assets/logo.SVG")] {
      let folder = scratch.site.appending(path: "Templates")
      try FileManager.default.moveItem(at: folder.appending(path: old), to: folder.appending(path: new))
    }
    try scratch.edit("Templates/site.yml", "assets/logo.svg", "assets/logo.SVG")
    #expect(try scratch.build().findings == [])
  }
}
