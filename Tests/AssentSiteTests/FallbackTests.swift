import AssentLocalization
import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("A text that a locale lacks")
struct FallbackTests {
  private let scratch: ScratchSite

  /// The starting site without three of its French strings.
  init() throws {
    scratch = try ScratchSite()
    for key in ["optOut.button", "layout.languages", "scope.channel.sms", "campaign.autumn2026.name"] {
      let table = try scratch.text("Locales/fr/strings.yml")
      let entry = try #require(try table.firstMatch(of: Regex("  \(key):\n(    .*\n)+")))
      try scratch.write("Locales/fr/strings.yml", table.replacing(entry.0, with: ""))
    }
  }

  @Test("In text it is marked with its language; in an attribute, where nothing can be marked, it stands as it is")
  func marks() throws {
    let report = try scratch.build()
    #expect(!report.hasErrors && report.findings.count { $0.rule == "missing-translation" } == 4)
    let page = try scratch.page("fr/opt-out.html")
    #expect(page.contains(#"<button type="submit"><span lang="en">Unsubscribe</span></button>"#))
    #expect(page.contains(#"<nav class="languages" aria-label="Language">"#))
    #expect(try scratch.page("fr/autumn-2026/opt-out.html").contains(#"<p class="meta"><span lang="en">Autumn of Light 2026</span></p>"#))
    #expect(try !scratch.page("nl/opt-out.html").contains("<span lang"))
    #expect(try !scratch.page("en/opt-out.html").contains("<span lang"))
  }

  @Test("It is marked after a comment with an apostrophe or a tag, too")
  func comments() throws {
    try scratch.edit("Templates/landing.mustache", "{{>partials/body}}", "<!-- it's here -> <title> -->\n{{>partials/body}}")
    #expect(try !scratch.build().hasErrors)
    #expect(try scratch.page("fr/opt-out.html").contains(#"<button type="submit"><span lang="en">Unsubscribe</span></button>"#))
  }

  @Test("In what the handler inserts it is marked as well")
  func fragments() throws {
    _ = try scratch.build()
    let french = try #require(scratch.manifest().locales.first { $0.tag.language == "fr" })
    #expect(french.fragments["scope.2"] == #"<span lang="en">our text messages</span>"#)
    #expect(french.fragments["scope.3"] == #"nos e-mails et <span lang="en">our text messages</span>"#)
    #expect(french.fragments["scope.1"] == "nos e-mails")
  }

  @Test("A right-to-left language says its direction, too")
  func direction() throws {
    try scratch.write("Locales/ar/strings.yml", "strings:\n  layout.skip:\n    text: \"انتقل إلى المحتوى\"\n")
    try scratch.edit("Templates/site.yml", "  - tag: fr\n", "  - tag: ar\n    fallback: [en]\n  - tag: fr\n")
    _ = try scratch.build()
    let page = try scratch.page("ar/opt-out.html")
    #expect(page.contains("<a class=\"skip\" href=\"#main\">انتقل إلى المحتوى</a>"))
    #expect(page.contains(#"<button type="submit"><span lang="en" dir="ltr">Unsubscribe</span></button>"#))
  }

  @Test("An inspection tells for each page which string came from which locale, and writes nothing")
  func inspection() throws {
    let (found, findings) = try SiteInspection.inspect(site: scratch.site.path(percentEncoded: false), jobs: 2)
    let site = try #require(found)
    #expect(findings.map(\.rule) == Array(repeating: "missing-translation", count: 4))
    let page = try #require(site.pages.first { $0.path == "fr/opt-out.html" })
    let foreign = page.strings.filter { $0.value.language != "fr" }.map(\.key.text).sorted()
    #expect(foreign == ["layout.languages", "optOut.button"])
    #expect(page.document == "Locales/fr/pages/opt-out.md" && page.template == "Templates/landing.mustache" && page.bytes != nil)
    #expect(site.pages.count == 94 && site.documents(of: page.locale).contains("campaigns/autumn-2026/opt-in.md"))
    let source = try #require(site.catalog.tables[site.configuration.sourceLocale])
    // What is sent back by SMS stands on no page.
    #expect(Set(source.entries.keys).subtracting(site.usedStrings).allSatisfy { $0.text.hasPrefix("keywords.") })
    #expect(throws: (any Error).self) { try scratch.outputFiles() }
  }

  @Test("A title can't hold what is known only when the page is shown")
  func slotInTitle() throws {
    try scratch.edit("Locales/fr/pages/opt-out.md", "title: \"Ne plus recevoir ces messages\"", "title: \"Ne plus recevoir {scope}\"")
    let report = try scratch.build()
    let finding = try #require(report.findings.first { $0.rule == "slot-in-title" })
    #expect(finding.location == SourceLocation("Locales/fr/pages/opt-out.md", line: 2))
  }

  @Test("Strings, documents, sources and staleness follow the fallbacks of a fallback: fr-LU takes from fr-BE, and fr-BE from fr")
  func fallbackOfFallback() throws {
    try scratch.edit(
      "Templates/site.yml", "  - tag: fr\n", "  - tag: fr-LU\n    fallback: [fr-BE]\n  - tag: fr-BE\n    fallback: [fr]\n  - tag: fr\n")
    #expect(try !scratch.build().hasErrors)
    let path = "fr-LU/opt-out.html"
    let before = try scratch.page(path)
    #expect(before.contains("<title>Ne plus recevoir ces messages"))
    let manifest = try scratch.manifest()
    let sources = try #require(manifest.pages.first { $0.path == path }).sources.map { manifest.sources[$0].path }
    #expect(sources.contains("Locales/fr/strings.yml") && sources.contains("Locales/fr/pages/opt-out.md"))
    let table = try scratch.text("Locales/fr/strings.yml")
    let skip = try #require(try table.firstMatch(of: Regex("  layout.skip:\n    text: .*\n")))
    try scratch.write("Locales/fr/strings.yml", table.replacing(skip.0, with: "  layout.skip:\n    text: Passer au texte\n"))
    _ = try scratch.build()
    #expect(try scratch.page(path).contains("Passer au texte") && !before.contains("Passer au texte"))
  }
}
