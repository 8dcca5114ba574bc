import AssentLocalization
import AssentModel
import Foundation
import Testing

@testable import AssentQuality

@Suite("The gate, on the starting site")
struct GateTests {
  @Test("The site is clean, down to the last note")
  func clean() throws {
    let report = try SiteFolder().check()
    #expect(report.findings.map(\.finding.description).isEmpty)
    #expect(report.locales.map(\.description) == ["en", "fr", "nl"] && report.pages == 93 && report.fallbacks.isEmpty)
    #expect(report.strings.map(\.missing) == [0, 0, 0] && report.documents.map(\.total) == [21, 21, 21])
  }

  @Test("Each fault is reported by the rule that is meant for it, at its file", arguments: Fault.all)
  func faults(_ fault: Fault) throws {
    let site = try SiteFolder()
    try site.damage(fault)
    let found = try site.check().findings
    let meant = found.filter { $0.finding.rule == fault.rule && $0.finding.location?.file == fault.reportedIn }
    #expect(!meant.isEmpty, "\(found.map(\.finding.description).joined(separator: "\n"))")
    for finding in meant where finding.finding.location?.file.hasSuffix(".md") == true {
      #expect(finding.finding.location?.line != nil || fault.rule == "document-untranslated")
    }
  }

  @Test("Fifty faults and more, each of another rule")
  func faultsAreDifferent() {
    #expect(Fault.all.count > 50 && Set(Fault.all.map { $0.rule }).count == Fault.all.count)
  }

  @Test("Rules are listed once each, with all that a reader needs")
  func rules() {
    let rules = SiteCheck.rules
    #expect(rules.count > 200 && Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      #expect(rule.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } && !rule.what.isEmpty && !rule.why.isEmpty, "\(rule.id)")
    }
  }

  @Test("Every rule that a check reports is one that it lists")
  func reportedRulesAreListed() throws {
    let listed = Set(SiteCheck.rules.map(\.id))
    let site = try SiteFolder()
    for fault in Fault.all where fault.old != nil && fault.file.hasPrefix("Locales/") {
      // Faults may stand in each other's way; what remains is enough.
      if try site.text(fault.file).contains(fault.old ?? "") { try site.damage(fault) }
    }
    let report = try site.check()
    #expect(report.findings.count > 40)
    #expect(Set(report.findings.map(\.finding.rule)).subtracting(listed).isEmpty)
  }

  @Test("An exception covers what it names, says how often, and is itself found when nothing is left to cover")
  func exceptions() throws {
    let site = try SiteFolder()
    try site.edit("Locales/nl/pages/opt-out.md", "bevestigingen", "bevestiginegn")
    let quality = (try? site.text("Locales/quality.yml")) ?? ""
    try site.write(
      "Locales/quality.yml",
      quality
        + "exceptions:\n  - rule: spelling\n    document: pages/opt-out.md\n    locale: nl\n    text: bevestiginegn\n    reason: A quotation.\n")
    let covered = try site.check()
    #expect(covered.findings.isEmpty && covered.excepted == 1)
    try site.edit("Locales/nl/pages/opt-out.md", "bevestiginegn", "bevestigingen")
    let stale = try site.check()
    #expect(stale.findings.map(\.finding.rule) == ["stale-exception"] && stale.findings.first?.finding.location?.file == "Locales/quality.yml")
  }

  @Test("A severity is set, or a rule switched off, for the whole site")
  func severities() throws {
    let site = try SiteFolder()
    try site.edit("Locales/nl/pages/opt-out.md", "bevestigingen", "bevestiginegn")
    try site.edit("Locales/fr/strings.yml", "\"Nous écrire\"", "\"nous écrire\"")
    try site.write("Locales/quality.yml", "severities:\n  spelling: error\n  capital-at-start: off\n")
    #expect(try site.check().findings.map { [$0.finding.rule, $0.finding.severity.rawValue] } == [["spelling", "error"]])
  }

  @Test("Only the locales that are asked for are reported about")
  func locales() throws {
    let site = try SiteFolder()
    try site.edit("Locales/nl/pages/opt-out.md", "bevestigingen", "bevestiginegn")
    #expect(try site.check(locales: ["fr"]).findings.isEmpty)
    #expect(try site.check(locales: ["nl"]).findings.count == 1)
    #expect(throws: SiteFolder.Unchecked.self) { try site.check(locales: ["de"]) }
  }

  @Test("Each text of another locale is an error when fallbacks are forbidden, and the report says which page shows it")
  func fallbacks() throws {
    let site = try SiteFolder()
    try site.edit("Locales/fr/strings.yml", "    text: \"Me désabonner\"\n    state: reviewed", "    text: \"Me désabonner\"\n    state: new")
    let report = try site.check(forbidsFallback: true)
    #expect(report.findings.contains { $0.finding.rule == "fallback-text" && $0.finding.severity == .error && $0.locale?.language == "fr" })
    let pages = report.fallbacks.filter { $0.strings.contains { $0.key.text == "optOut.button" && $0.locale.language == "en" } }
    #expect(pages.map(\.page) == ["fr/opt-out.html", "fr/autumn-2026/opt-out.html"])
    #expect(!report.findings.contains { $0.finding.rule == "fallback-mark" })
  }

  @Test("A new language needs no change of code: German, from its first string to a clean check")
  func german() throws {
    let site = try SiteFolder()
    try site.edit("Templates/site.yml", "  - tag: nl\n", "  - tag: de\n    fallback: [en]\n  - tag: nl\n")
    try FileManager.default.createDirectory(at: site.folder.appending(path: "Locales/de"), withIntermediateDirectories: true)
    try site.write("Locales/de/strings.yml", "strings:\n  optOut.button:\n    text: \"abmelden \"\n    state: translated\n")
    let report = try site.check(locales: ["de"])
    let rules = Set(report.findings.map(\.finding.rule))
    #expect(
      rules.isSuperset(of: [
        "missing-translation", "edge-space", "document-fallback", "document-untranslated", "missing-fingerprint", "fallback-text",
      ]))
    #expect(report.strings.map { $0.total - $0.missing } == [1] && report.documents.map(\.missing) == [21])
    #expect(report.findings.allSatisfy { $0.locale?.language == "de" || $0.locale == nil })
  }
}
