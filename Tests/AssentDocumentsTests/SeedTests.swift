import AssentDocuments
import AssentModel
import Foundation
import Testing

@Suite struct SeedTests {
  private func seed(_ locale: String, links: (DocumentLink) -> LinkResolution) throws -> RenderedText {
    let url = try #require(Bundle.module.url(forResource: "about-opt-in-and-opt-out.\(locale)", withExtension: "txt", subdirectory: "Seeds"))
    return try RenderedText(source: try String(contentsOf: url, encoding: .utf8), links: links)
  }

  @Test(
    "The title and the heading with its anchor are complete",
    arguments: [
      ("fr", "À propos des processus d’opt-in et d’opt-out dans Campaign"), ("nl", "Informatie over opt-in en opt-out in Campaign"),
    ])
  func titleAndHeading(locale: String, title: String) throws {
    let text = try seed(locale) { _ in .url("/x") }
    #expect(text.findings == [])
    #expect(text.document.frontMatter.title == title)
    #expect(text.document.frontMatter.titleLocation.line == 2)
    #expect(text.document.headings.map(\.anchor) == ["about-opt-in-and-opt-out-in-campaign"])
    #expect(text.document.headings.map(\.text) == [title])
    #expect(text.document.headings.map(\.line) == [18])
    #expect(text.html.hasPrefix("<h1 id=\"about-opt-in-and-opt-out-in-campaign\">\(title)</h1>\n"))
    #expect(text.isWellFormed)
  }

  @Test("The front matter tells how the document was translated")
  func frontMatter() throws {
    let french = try seed("fr") { _ in .url("/x") }.document.frontMatter
    #expect(french.fields.count == 13)
    #expect(french["exl-id"]?.value == "ccb35aeb-2b32-4444-969b-50021111a0d6")
    #expect(french.sourceGitCommit == "ee7539914aba9df9e7d46144e437c477a7e52168")
    #expect(french.workflowType == "ht")
    #expect(french.sourceWordCount == 223)
    #expect(french.humanTranslatedPercentage == 100)
    #expect(french.description.hasPrefix("L’opt-out entraîne la fin"))
    let dutch = try seed("nl") { _ in .url("/x") }.document.frontMatter
    #expect(dutch.workflowType == "tm+mt")
    #expect(dutch.humanTranslatedPercentage == 8)
  }

  @Test("The note is an alert with its whole text", arguments: ["fr", "nl"])
  func note(locale: String) throws {
    let html = try seed(locale) { _ in .url("/x") }.html
    let opening = "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">(alert.note)</p>\n<p>"
    #expect(
      html.contains(
        opening
          + (locale == "fr"
            ? "L’opt-out s'applique aux <strong>Profils</strong>, contrairement" : "Uitschakelen is van toepassing op <strong>Profielen</strong>")))
    #expect(!html.contains("[!NOTE]"))
    #expect(
      html.contains(
        locale == "fr" ? "<a href=\"/x\">cette page</a>.</p>\n</div>" : "<a href=\"/x\">deze pagina</a> voor meer informatie.</p>\n</div>"))
  }

  @Test("Emphasis is kept")
  func emphasis() throws {
    let french = try seed("fr") { _ in .url("/x") }.html
    for word in ["Profils", "adresse email", "numéro de téléphone"] { #expect(french.contains("<strong>\(word)</strong>")) }
    #expect(!french.contains("*"))
  }

  @Test("Entities are decoded once and typographic apostrophes are untouched")
  func characters() throws {
    let french = try seed("fr") { _ in .url("/x") }.html
    #expect(french.contains("landing pages d'opt-in et d’opt-out</a>"))
    #expect(french.contains("pendant l'analyse des diffusions afin d'accélérer"))
    #expect(french.contains("Pour s’assurer que"))
    #expect(!french.contains("&#39;") && !french.contains("&amp;"))
    let dutch = try seed("nl") { _ in .url("/x") }.html
    #expect(dutch.contains("opt-out-bestemmingspagina's instellen</a>"))
  }

  private static let destinations = [
    "../../audiences/using/managing-opt-in-and-opt-out-in-campaign.md#setting-up-opt-in-and-opt-out-landing-pages",
    "../../audiences/using/managing-opt-in-and-opt-out-in-campaign.md#managing-opt-in-and-opt-out-from-a-profile",
    "../../sending/using/understanding-quarantine-management.md#identifying-quarantined-addresses-for-the-entire-platform",
    "../../audiences/using/about-subscriptions.md",
  ]

  @Test("All links are there, in order and with their lines", arguments: ["fr", "nl"])
  func links(locale: String) throws {
    let text = try seed(locale) { link in
      let name = link.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
      return .url("/\(locale)/guides/\(name).html#\(link.fragment ?? "")")
    }
    #expect(text.document.links.map(\.destination) == Self.destinations)
    #expect(text.document.links.map(\.line) == [22, 24, 30, 32])
    #expect(text.document.links.allSatisfy { $0.isDocument })
    #expect(text.document.links.first?.fragment == "setting-up-opt-in-and-opt-out-landing-pages")
    #expect(
      text.html.contains(
        "<a href=\"/\(locale)/guides/understanding-quarantine-management.html#identifying-quarantined-addresses-for-the-entire-platform\">"))
    #expect(text.html.components(separatedBy: "<a ").count == 5)
  }

  @Test("Links to documents that aren't there are findings, and their text stays", arguments: ["fr", "nl"])
  func missingDocuments(locale: String) throws {
    let text = try seed(locale) { _ in .missing(reason: "there is no such document") }
    #expect(text.problems == ["broken-link:22", "broken-link:24", "broken-link:30", "broken-link:32"])
    #expect(text.findings.allSatisfy { $0.severity == .error })
    #expect(text.findings.first?.message == "The link '\(Self.destinations[0])' leads nowhere: there is no such document")
    #expect(!text.html.contains("<a "))
    #expect(text.html.contains(locale == "fr" ? "consultez cette page." : "services deze pagina."))
    #expect(text.isWellFormed)
  }
}
