import AssentLocalization
import AssentModel
import Testing

@testable import AssentDocuments
@testable import AssentQuality

@Suite struct LocaleDocumentsTests {
  private static func documents(_ tag: String, _ fields: [String: String], inherited: Set<String> = []) throws -> LocaleDocuments {
    let locale = try #require(LocaleTag(tag))
    var documents: [String: DocumentPassages] = [:]
    for (path, extra) in fields {
      let outline = try #require(DocumentOutline.parse("---\ntitle: A\n\(extra)\n---\nText.", file: "Locales/\(locale)/\(path)"))
      documents[path] = DocumentPassages(outline, path: path, locale: locale, isSource: tag == "en")
    }
    return LocaleDocuments(locale: locale, documents: documents, inherited: inherited)
  }

  private static func findings(
    _ locale: LocaleDocuments, source: LocaleDocuments, pages: Set<String> = [], settings: DocumentSettings = DocumentSettings()
  ) -> [CheckFinding] {
    RuleCatalog.localeDocuments(settings).findings(in: LocaleDocumentsPair(documents: locale, source: source, pages: pages))
  }

  @Test func `Documents that a locale lacks or has too many are reported`() throws {
    let source = try Self.documents("en", ["guides/quarantine.md": "", "guides/a.md": "", "pages/opt-out.md": "", "campaigns/x/opt-in.md": ""])
    let locale = try Self.documents("nl", ["guides/quarantaine.md": "", "guides/b.md": "", "guides/quarantine.md": ""])
    let findings = Self.findings(locale, source: source, pages: ["pages/opt-out.md"])
    #expect(
      findings.map { "\($0.finding.rule) \($0.finding.location?.description ?? "")" } == [
        "document-untranslated Locales/en/campaigns/x/opt-in.md", "document-untranslated Locales/en/guides/a.md",
        "document-without-source Locales/nl/guides/b.md", "document-without-source Locales/nl/guides/quarantaine.md",
      ])
    #expect(findings.allSatisfy { $0.locale == locale.locale && $0.subject != nil })
  }

  @Test func `A regional locale needs what its language lacks`() throws {
    let source = try Self.documents("en", ["guides/a.md": "", "guides/b.md": ""])
    let findings = Self.findings(try Self.documents("fr-BE", [:], inherited: ["guides/a.md"]), source: source)
    #expect(findings.map(\.finding.location?.file) == ["Locales/en/guides/b.md"])
  }

  @Test func `The source must have the required fields, too`() throws {
    let source = try Self.documents("en", ["guides/a.md": "exl-id: a", "guides/b.md": ""])
    var settings = DocumentSettings()
    settings.required = ["exl-id"]
    let findings = Self.findings(source, source: source, settings: settings)
    #expect(findings.map(\.finding.rule) == ["front-matter-required"])
    #expect(findings.map(\.finding.location?.file) == ["Locales/en/guides/b.md"])
  }

  @Test func `Coverage counts the missing, the stale and those of a machine`() throws {
    let source = try Self.documents("en", ["a.md": "", "b.md": "", "c.md": "", "d.md": ""])
    let locale = try Self.documents(
      "nl", ["a.md": "workflow-type: tm+mt\nht-degree: 8%", "b.md": "source-fingerprint: 5d41402a", "c.md": "workflow-type: ht"])
    let pairs = try locale.documents.map { path, translation in
      DocumentPair(path: path, kind: nil, locale: locale.locale, source: try #require(source.documents[path]), translation: translation)
    }
    #expect(
      DocumentCoverage(of: locale, source: source, pairs: pairs)
        == DocumentCoverage(locale: locale.locale, total: 4, missing: 1, stale: 1, machine: 1))
  }

  @Test func `A document's fingerprint follows what is read, not the other fields`() throws {
    func fingerprint(_ text: String) throws -> Fingerprint { Fingerprint(ofDocument: try #require(DocumentOutline.parse(text, file: "a.md"))) }
    let first = try fingerprint("---\ntitle: A\ndescription: B\n---\nText.")
    #expect(try fingerprint("---\ndescription: B\ntitle: \"A\"\nlevel: Beginner\n---\nText.\n\n") == first)
    #expect(try fingerprint("---\r\ntitle: A\r\ndescription: B\r\n---\r\nText.\r\n") == first)
    for other in ["---\ntitle: A\ndescription: B\n---\nText!", "---\ntitle: A.\ndescription: B\n---\nText.", "---\ntitle: A\n---\nText."] {
      #expect(try fingerprint(other) != first)
    }
    #expect(first == Fingerprint(of: "A\nB\nText."))
  }
}
