import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("Two real documents as guides")
struct SeedTests {
  private let scratch: ScratchSite
  private let report: BuildReport

  init() throws {
    scratch = try ScratchSite()
    let seeds = ScratchSite.package.appending(path: "Tests/AssentSiteTests/Seeds")
    for (name, locale) in [("000_4fbe3578a3995195.txt", "fr"), ("004_fe64d128da7594db.txt", "nl")] {
      try scratch.write("Locales/\(locale)/guides/about.md", try String(contentsOf: seeds.appending(path: name), encoding: .utf8))
    }
    report = try scratch.build()
  }

  @Test("Each link that leads to a document which isn't there is found, and nothing else is")
  func findings() {
    #expect(Set(report.findings.map(\.rule)) == ["broken-link"])
    for (locale, file) in [("fr", "Locales/fr/guides/about.md"), ("nl", "Locales/nl/guides/about.md")] {
      #expect(report.findings.count { $0.location?.file == file } == 4, "\(locale)")
    }
  }

  @Test("With the documents that they link to, both come out complete")
  func complete() throws {
    for locale in ["fr", "nl"] {
      let targets = [
        "audiences/using/managing-opt-in-and-opt-out-in-campaign.md": [
          "setting-up-opt-in-and-opt-out-landing-pages", "managing-opt-in-and-opt-out-from-a-profile",
        ],
        "sending/using/understanding-quarantine-management.md": ["identifying-quarantined-addresses-for-the-entire-platform"],
        "audiences/using/about-subscriptions.md": [],
      ]
      let seed = try scratch.text("Locales/\(locale)/guides/about.md")
      try scratch.remove("Locales/\(locale)/guides/about.md")
      try scratch.write("Locales/\(locale)/guides/audiences/using/about.md", seed)
      for (path, anchors) in targets {
        let sections = anchors.map { "\n## Section {#\($0)}\n\nText.\n" }.joined()
        try scratch.write(
          "Locales/\(locale)/guides/\(path)", "---\ntitle: Target\ndescription: A document that is linked to\n---\n\n# Target\n\nText.\n\(sections)")
      }
    }
    let report = try scratch.build()
    #expect(report.findings == [])
    let french = try scratch.page("fr/guides/audiences/using/about.html")
    #expect(french.contains("<title>À propos des processus d’opt-in et d’opt-out dans Campaign"))
    #expect(french.contains("<h1 id=\"about-opt-in-and-opt-out-in-campaign\">À propos des processus d’opt-in et d’opt-out dans Campaign</h1>"))
    #expect(
      french.contains("alert alert-note") && french.contains("<strong>Profils</strong>") && french.contains("<strong>numéro de téléphone</strong>"))
    #expect(french.contains("Configuration des landing pages d'opt-in et d’opt-out</a>"))
    #expect(
      french.contains("href=\"/fr/guides/audiences/using/managing-opt-in-and-opt-out-in-campaign.html#setting-up-opt-in-and-opt-out-landing-pages\""))
    #expect(
      french.contains(
        "href=\"/fr/guides/sending/using/understanding-quarantine-management.html#identifying-quarantined-addresses-for-the-entire-platform\""))
    #expect(!french.contains("&amp;#39;") && !french.contains("[!NOTE]") && !french.contains("{#"))
    let dutch = try scratch.page("nl/guides/audiences/using/about.html")
    #expect(dutch.contains("<h1 id=\"about-opt-in-and-opt-out-in-campaign\">Informatie over opt-in en opt-out in Campaign</h1>"))
    #expect(dutch.contains("Optie- en opt-out-bestemmingspagina's instellen</a>") && dutch.contains("<strong>mailadres</strong>"))
    #expect(dutch.matches(of: /href="\/nl\/guides\/[^"]+using[^"]+"/).count >= 4)
  }
}
