import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("Sources of a site")
struct SourceTests {
  private static func guide(_ title: String, _ body: String = "Text.", field: String = "") -> String {
    "---\ntitle: \"\(title)\"\ndescription: \"A guide.\"\n\(field)---\n\n# \(title)\n\n\(body)\n"
  }

  @Test(
    "A file in another encoding is found at its line, whatever it is",
    arguments: [
      "Locales/fr/strings.yml", "Locales/fr/pages/opt-out.md", "Templates/site.yml", "Templates/landing.mustache",
      "Templates/partials/footer.mustache",
      "Templates/assets/style.css",
    ])
  func encodings(path: String) throws {
    let scratch = try ScratchSite()
    let text = try scratch.text(path)
    let sign = path.hasSuffix("css") ? "/* x */" : path.hasSuffix("mustache") ? "{{! x }}" : path.hasSuffix("md") ? "x" : "# x"
    let bytes = Array(text.utf8) + Array("\n\(sign)".replacing("x", with: "\u{1}").utf8).map { $0 == 1 ? 0xE9 : $0 } + [0x0A]
    try Data(bytes).write(to: scratch.site.appending(path: path))
    let findings = try scratch.build().findings
    let line = text.utf8.count { $0 == 0x0A } + 2
    #expect(findings.filter { $0.rule == "invalid-utf8" }.map(\.location) == [SourceLocation(path, line: line)], "\(findings)")
  }

  @Test("Carriage returns and a byte order mark in templates, tables and style sheets change no page")
  func lineEndings() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let before = try scratch.page("fr/opt-out.html")
    for path in [
      "Templates/layout.mustache", "Templates/assets/style.css", "Locales/fr/strings.yml", "Templates/site.yml", "Locales/fr/pages/opt-out.md",
    ] {
      try scratch.write(path, "\u{FEFF}" + scratch.text(path).replacingOccurrences(of: "\n", with: "\r\n"))
    }
    #expect(try scratch.build().findings == [])
    #expect(try scratch.page("fr/opt-out.html") == before)
  }

  @Test("A draft isn't a part of the site, and the build says so; a link to it is broken")
  func drafts() throws {
    let scratch = try ScratchSite()
    try scratch.write("Locales/en/guides/soon.md", Self.guide("Soon", field: "draft: true\n"))
    let findings = try scratch.build().findings
    #expect(findings.map(\.rule) == ["draft"] && findings.first?.location == SourceLocation("Locales/en/guides/soon.md", line: 4))
    #expect(try !scratch.outputFiles().contains { $0.contains("soon") })
    try scratch.write("Locales/en/guides/now.md", Self.guide("Now", "[Soon](soon.md)"))
    #expect(try scratch.build().findings.contains { $0.rule == "broken-link" && $0.message.contains("is a draft") })
  }

  @Test("A text in another language is marked in the head and in lists, and no address claims that it is translated")
  func fallbackHead() throws {
    let scratch = try ScratchSite()
    try scratch.write("Locales/en/guides/solo.md", Self.guide("{brand} in English"))
    try scratch.write(
      "Locales/fr/strings.yml", try scratch.text("Locales/fr/strings.yml").replacing(try Regex("  layout.fallback:\n(    .*\n)+"), with: ""))
    let report = try scratch.build()
    #expect(!report.hasErrors && report.findings.count { $0.rule == "document-fallback" && $0.location?.file == "Locales/en/guides/solo.md" } == 2)
    let french = try scratch.page("fr/guides/solo.html")
    #expect(french.contains("<title lang=\"en\" dir=\"ltr\">Maison Lumen in English"))
    #expect(french.contains("<meta name=\"description\" lang=\"en\""))
    #expect(french.contains("<link rel=\"canonical\" href=\"http://127.0.0.1:8080/en/guides/solo.html\"/>"))
    #expect(!french.contains("isn’t available in English"), "the sentence comes from the table of the text's own language")
    #expect(!french.contains("hreflang=\"fr\""))
    #expect(try !scratch.page("en/guides/solo.html").contains("hreflang=\"fr\""))
    #expect(try scratch.page("fr/opt-out.html").contains("<span lang=\"en\">Maison Lumen in English</span></a>"))
    #expect(try scratch.page("nl/guides/solo.html").contains("Deze pagina is er nog niet in het Nederlands."))
    #expect(try scratch.page("en/opt-out.html").contains(">Maison Lumen in English</a>"))
  }

  @Test("Files that nothing takes are found with the nearest name")
  func unusedFiles() throws {
    let scratch = try ScratchSite()
    let text = try scratch.text("Locales/fr/campaigns/autumn-2026/opt-in.md")
    for path in [
      "campaigns/Autumn-2026/opt-in.md", "campaigns/autumn-2027/opt-in.md", "campaigns/autumn-2026/optin.md", "pages/optout.md", "guides/tips.MD",
      "string.yml",
    ] { try scratch.write("Locales/fr/\(path)", text) }
    try scratch.write("Locales/fre/strings.yml", "strings: {}\n")
    let findings = try scratch.build().findings
    #expect(
      findings.filter { $0.rule == "unused-file" }.map { "\($0.location?.file.dropFirst(8) ?? "") \($0.hint?.split(separator: "'")[1] ?? "")" } == [
        "fr/campaigns/Autumn-2026 autumn-2026", "fr/campaigns/autumn-2026/optin.md opt-in.md", "fr/campaigns/autumn-2027 autumn-2026",
        "fr/guides/tips.MD tips.md", "fr/pages/optout.md pages/opt-out.md", "fr/string.yml strings.yml", "fre fr",
      ])
    #expect(findings.count { $0.rule != "unused-file" } == 0)
  }

  @Test("The folder of a locale in another spelling is one error, and nothing that follows from it is told")
  func misnamedLocale() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/site.yml", "  - tag: fr\n", "  - tag: fr-BE\n    fallback: [fr]\n  - tag: fr\n")
    try scratch.write("Locales/fr-be/strings.yml", "strings: {}\n")
    let findings = try scratch.build().findings
    #expect(findings.map(\.rule) == ["unused-file"] && findings.first?.severity == .error)
    #expect(findings.first?.hint?.contains("'fr-BE'") == true)
  }

  @Test("A name is one document however its letters are composed, and is encoded in addresses")
  func names() throws {
    let scratch = try ScratchSite()
    try scratch.write("Locales/fr/guides/caf\u{E9} l'eau.md", Self.guide("Un", "Bonjour."))
    try scratch.write("Locales/en/guides/cafe\u{301} l'eau.md", Self.guide("One", "Hello, [again](caf%C3%A9%20l'eau.md)."))
    try scratch.write("Locales/nl/guides/cafe\u{301} l'eau.md", Self.guide("Een", "Hallo."))
    #expect(try scratch.build().findings == [])
    let paths = try scratch.manifest().pages.map(\.path).filter { $0.hasSuffix("l'eau.html") }
    #expect(paths.map { Array($0.utf8) } == ["en", "fr", "nl"].map { Array("\($0)/guides/caf\u{E9} l'eau.html".utf8) })
    #expect(try scratch.page("fr/opt-out.html").contains("href=\"/fr/guides/caf%C3%A9%20l%27eau.html\""))
    #expect(try scratch.page(paths[0]).contains("Hello, <a href=\"/en/guides/caf%C3%A9%20l%27eau.html\">again</a>"))
  }

  @Test(
    "A heading with the id of a template's element is one error, at the heading",
    arguments: ["## Good to know", "## Main", "## Other {#good-to-know}"])
  func headingIDs(heading: String) throws {
    let scratch = try ScratchSite()
    try scratch.write("Locales/en/guides/y.md", Self.guide("Y", heading))
    let errors = try scratch.build().findings.filter { $0.severity == .error }
    #expect(errors.map(\.rule) == ["heading-id"] && errors.first?.location == SourceLocation("Locales/en/guides/y.md", line: 8))
  }

  @Test("An untranslated text with a link to a translated heading is published with a warning")
  func untranslatedLink() throws {
    let scratch = try ScratchSite()
    for locale in ["en", "fr", "nl"] { try scratch.write("Locales/\(locale)/guides/sub.md", Self.guide("Sub", "## Title \(locale)")) }
    try scratch.write("Locales/en/guides/new.md", Self.guide("New", "[There](sub.md#title-en)"))
    let report = try scratch.build()
    #expect(!report.hasErrors && report.findings.count { $0.rule == "untranslated-anchor" } == 2)
    #expect(try scratch.page("fr/guides/new.html").contains("<a href=\"/fr/guides/sub.html\">There</a>"))
    #expect(try scratch.page("en/guides/new.html").contains("<a href=\"/en/guides/sub.html#title-en\">There</a>"))
  }

  @Test("A link to a campaign's document is checked to its anchor")
  func campaignAnchors() throws {
    let scratch = try ScratchSite()
    let links = "[A](../campaigns/autumn-2026/opt-in.md#absent) [B](../campaigns/autumn-2026/opt-in.md) [C](../pages/opt-in.md)"
    try scratch.write("Locales/en/guides/new.md", Self.guide("New", links))
    let errors = try scratch.build().findings.filter { $0.severity == .error }
    #expect(errors.map(\.rule) == ["broken-link"] && errors.first?.message.contains("#absent") == true)
    try scratch.write("Locales/en/guides/new.md", Self.guide("New", links.replacing("#absent", with: "")))
    _ = try scratch.build()
    let page = try scratch.page("en/guides/new.html")
    #expect(page.contains("href=\"/en/autumn-2026/opt-in.html\">B") && page.contains("href=\"/en/opt-in.html\">C"))
  }

  @Test("A locale in another script is a translation of its own")
  func scripts() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/site.yml", "  - tag: nl\n", "  - tag: sr\n  - tag: sr-Latn\n    fallback: [sr]\n  - tag: nl\n")
    try scratch.write("Locales/sr/strings.yml", "strings:\n  layout.skip:\n    text: \"Пређи на садржај\"\n")
    try scratch.write("Locales/sr-Latn/strings.yml", "strings: {}\n")
    let report = try scratch.build()
    #expect(!report.hasErrors)
    #expect(report.findings.contains { $0.rule == "missing-translation" && $0.message.hasPrefix("'layout.skip' is not translated to sr-Latn") })
    #expect(try scratch.page("sr-Latn/opt-out.html").contains("<span lang=\"sr\">Пређи на садржај</span>"))
  }
}
