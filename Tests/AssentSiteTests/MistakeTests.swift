import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("Mistakes in a site")
struct MistakeTests {
  /// What is wrong with a site after a change.
  private func findings(after change: (ScratchSite) throws -> Void) throws -> [Finding] {
    let scratch = try ScratchSite()
    try change(scratch)
    return try scratch.build().findings
  }

  @Test("A name in a template that stands for nothing fails the build, at its line")
  func missingName() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/landing.mustache", "{{>partials/body}}", "{{>partials/body}}\n<p>{{page.nothing}}</p>")
    let findings = try scratch.build().findings.filter { $0.rule == "missing-name" }
    let line = try scratch.line(of: "page.nothing", in: "Templates/landing.mustache")
    #expect(findings.contains { $0.location == SourceLocation("Templates/landing.mustache", line: line) && $0.severity == .error })
  }

  @Test("A campaign's name outside its section is missing on pages without a campaign")
  func absentSection() throws {
    let findings = try findings { try $0.edit("Templates/landing.mustache", "{{>partials/body}}", "{{>partials/body}}\n<p>{{campaign.name}}</p>") }
    #expect(findings.contains { $0.rule == "missing-name" && $0.message.contains("campaign.name") })
  }

  @Test("A partial that isn't there fails the build, at its line")
  func missingPartial() throws {
    let findings = try findings { try $0.edit("Templates/landing.mustache", "{{>partials/body}}", "{{>partials/bodice}}") }
    #expect(findings.contains { $0.rule == "missing-partial" && $0.location?.file == "Templates/landing.mustache" && $0.location?.line != nil })
  }

  @Test("A string that isn't in the table fails the build, where the template uses it")
  func missingString() throws {
    let findings = try findings { try $0.edit("Templates/landing.mustache", "{{strings.optOut.button}}", "{{strings.optOut.buton}}") }
    #expect(findings.contains { $0.rule == "missing-string" && $0.location?.file == "Templates/landing.mustache" && $0.location?.line != nil })
  }

  @Test("A template that Mustache can't read is named with its line")
  func templateSyntax() throws {
    let findings = try findings { try $0.edit("Templates/landing.mustache", "{{/is.optIn}}", "{{/is.optOn}}") }
    #expect(findings.contains { $0.rule == "template-syntax" && $0.location?.file == "Templates/landing.mustache" && $0.location?.line != nil })
  }

  @Test("A placeholder that a document's page doesn't have fails the build, at its line")
  func unknownPlaceholder() throws {
    let scratch = try ScratchSite()
    try scratch.write("Locales/nl/pages/opt-out.md", try scratch.text("Locales/nl/pages/opt-out.md") + "\nDag {voornaam}.\n")
    let line = try scratch.line(of: "{voornaam}", in: "Locales/nl/pages/opt-out.md")
    let findings = try scratch.build().findings
    #expect(findings.contains { $0.rule == "unknown-placeholder" && $0.location == SourceLocation("Locales/nl/pages/opt-out.md", line: line) })
  }

  @Test("A link to a document that isn't there is found, at its line, and the page names the document")
  func brokenLink() throws {
    let findings = try findings { scratch in
      try scratch.write(
        "Locales/fr/guides/quarantine.md",
        try scratch.text("Locales/fr/guides/quarantine.md") + "\n[Plus](absent.md) [Ici](subscriptions.md#absent)\n")
    }
    #expect(findings.count { $0.rule == "broken-link" && $0.location?.file == "Locales/fr/guides/quarantine.md" && $0.location?.line != nil } == 2)
  }

  @Test("Markup that isn't valid is found at the template's line")
  func invalidMarkup() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/landing.mustache", "{{>partials/body}}", "{{>partials/body}}\n<p><img src=\"data:,\"/></p>")
    let line = try scratch.line(of: "<img", in: "Templates/landing.mustache")
    let findings = try scratch.build().findings
    #expect(findings.contains { $0.location == SourceLocation("Templates/landing.mustache", line: line) && $0.severity == .error })
  }

  @Test("Markup that is no XML is found and publishes nothing")
  func unclosed() throws {
    let report = try {
      let scratch = try ScratchSite()
      try scratch.edit("Templates/layout.mustache", "</main>", "")
      return try scratch.build()
    }()
    #expect(report.hasErrors && report.written == 0)
  }

  @Test("A quotation mark that a combining accent follows stays inside its attribute")
  func combiningAccent() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/site.yml", "name: Maison Lumen", "name: \"x\\\"\\u0301 onclick=alert(1) y\"")
    try scratch.edit("Templates/layout.mustache", "<main id=\"main\">", "<main id=\"main\" title=\"{{brand.name}}\">")
    let report = try scratch.build()
    #expect(!report.hasErrors)
    #expect(try scratch.page("fr/opt-out.html").contains("title=\"x&quot;\u{301} onclick=alert(1) y\""))
  }

  @Test(
    "Mistakes in site.yml are found at their lines",
    arguments: [
      ("baseURL: http://127.0.0.1:8080", "baseURL: 127.0.0.1", "base-url"),
      ("sourceLocale: en", "sourceLocale: de", "unknown-locale"),
      ("sourceLocale: en", "sourceLocale: en\nsourceLocal: fr", "unknown-key"),
      ("channels: [email, sms, post]", "channels: [email, sms, fax]", "unknown-channel"),
      ("channels: [email, sms, post]", "channels: email", "wrong-type"),
      ("channels: [email, sms, post]", "channels: [{name: email, consent: loud}, sms, post]", "channel-consent"),
      ("channels: [email, sms, post]", "channels: [{consent: explicit}, email, sms, post]", "missing-key"),
      ("channels: [email, sms, post]", "channels: [email, {name: email}, sms, post]", "duplicate-channel"),
      ("  - number: 2", "  - number: 2\n    validity: 180", "service-validity"),
      ("  - number: 2", "  - number: 2\n    validity: 0d", "service-validity"),
      ("  country: BE", "  country: be", "unknown-country"),
      ("  foldLocalPart: true", "  foldLocalPart: perhaps", "wrong-type"),
      ("    slug: autumn-2026", "    slug: Autumn 2026", "campaign-slug"),
      ("    slug: autumn-2026", "    slug: guides", "campaign-slug"),
      ("    services: [1]", "    services: [9]", "unknown-service"),
      ("    expires: 2027-01-31", "    expires: 2027-02-31", "calendar-date"),
      ("    expires: 2027-01-31", "    expires: 2026-01-31", "campaign-dates"),
      ("  - number: 2", "  - number: 1", "duplicate-number"),
      ("  - kind: undone", "  - kind: undoing", "page-kind"),
      ("    fallback: [en]", "    fallback: [de]", "unknown-locale"),
      ("  contact: privacy@maison-lumen.example", "  contact: nobody", "contact-address"),
      ("campaigns:", "campaigns:\n  - number: 1\n    slug: other\n    nameKey: campaign.autumn2026.name", "duplicate-number"),
      ("campaigns:", "campaigns:\n  - number: 7\n    slug: autumn-2026\n    nameKey: campaign.autumn2026.name", "duplicate-slug"),
      ("sourceLocale: en", "sourceLocale: [en", "yaml-syntax"),
    ])
  func configuration(old: String, new: String, rule: String) throws {
    let findings = try findings { try $0.edit("Templates/site.yml", old, new) }
    let found = findings.filter { $0.rule == rule && $0.severity == .error }
    #expect(!found.isEmpty, "found instead: \(findings)")
    for finding in found { #expect(finding.location?.file == "Templates/site.yml" && finding.location?.line != nil) }
  }

  @Test("A document that a locale lacks is shown in its fallback, marked with its language, with a warning")
  func fallback() throws {
    let scratch = try ScratchSite()
    try scratch.remove("Locales/nl/pages/undone.md")
    let report = try scratch.build()
    #expect(!report.hasErrors && report.findings.contains { $0.rule == "document-fallback" && $0.severity == .warning })
    #expect(try scratch.page("nl/undone.html").contains("<div lang=\"en\" dir=\"ltr\">"))
  }

  @Test("A site without its files says what is missing")
  func emptySite() throws {
    let scratch = try ScratchSite()
    try scratch.remove("Templates/site.yml")
    #expect(try scratch.build().findings.contains { $0.rule == "missing-site" })
  }

  @Test("A template that includes itself is found instead of followed without end")
  func recursion() throws {
    let findings = try findings { scratch in
      try scratch.edit("Templates/partials/undo.mustache", "</form>", "</form>\n{{>partials/summary}}")
      try scratch.edit("Templates/partials/summary.mustache", "</div>", "</div>\n{{>partials/undo}}")
    }
    #expect(findings.count { $0.rule == "recursive-partial" && $0.location?.line != nil } == 2)
  }

  @Test("A character that the generator uses as a mark is refused in a template")
  func reservedCharacter() throws {
    let findings = try findings {
      try $0.edit("Templates/landing.mustache", "{{>partials/body}}", "{{>partials/body}}\n<p>\u{E000}99999999999999999999\u{E001}</p>")
    }
    #expect(findings.contains { $0.rule == "private-use-character" && $0.location?.line != nil })
  }

  @Test("Two files whose names look alike, and a build state that says everything twice, do no harm")
  func doubles() throws {
    let scratch = try ScratchSite()
    for name in ["caf\u{E9}", "cafe\u{301}"] {
      try scratch.write("Locales/fr/guides/\(name).md", "---\ntitle: Café\ndescription: Un guide de plus\n---\n\n# Café\n\nTexte.\n")
    }
    #expect(try scratch.build().findings.map(\.rule) == ["file-name"])
    try scratch.remove("Locales/fr/guides/cafe\u{301}.md")
    _ = try scratch.build()
    let state = scratch.root.appending(path: ".public.assent-build")
    let text = try String(contentsOf: state, encoding: .utf8)
    let entries = text.split(separator: "\n").dropFirst(4).map { $0 + "\n" }.joined()
    try Data((text + entries).utf8).write(to: state)
    _ = try scratch.build()
    try Data("assent-build 2\n-\n-\n\nx y z\n".utf8).write(to: state)
    #expect(try scratch.build().findings == [])
  }
}
