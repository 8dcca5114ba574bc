import AssentEvidence
import AssentModel
import AssentStore
import Foundation
import ReportReaders
import TestStores
import Testing

@Suite("The evidence of a person's choices")
struct EvidenceTests {
  private static func history() async throws -> EvidenceCase {
    let scratch = try EvidenceCase()
    try scratch.build()
    try await scratch.choose(.optIn, .channel(.email), on: .optIn)
    try await scratch.choose(.optOut, .everyChannel, on: .optOutOfEverything, "nl")
    return scratch
  }

  @Test("Each entry has the very page, its sources and its place in the chain")
  func sound() async throws {
    let scratch = try await Self.history()
    let evidence = try await scratch.evidence()
    #expect(evidence.isSound && evidence.entries.map(\.position.rawValue) == [1, 2])
    for entry in evidence.entries {
      let page = try #require(entry.page)
      #expect(page.file.bytes != nil && page.entry?.sha256 == page.sha256)
      #expect(page.sources.count > 5 && page.sources.allSatisfy { $0.file.bytes != nil })
    }
    let text = EvidenceText(evidence).text
    #expect(text.contains("the archive has it, unaltered") && text.contains("Everything that was checked holds."))
  }

  @Test("The page is still the one that was shown after the site was built anew")
  func rebuilt() async throws {
    let scratch = try await Self.history()
    try scratch.edit("Locales/nl/pages/opt-out-of-everything.md", "# ", "# Nieuw: ")
    try scratch.build()
    let evidence = try await scratch.evidence()
    #expect(evidence.isSound)
    let page = try #require(evidence.entries.last?.page?.filled)
    #expect(!String(decoding: page, as: UTF8.self).contains("Nieuw: "))
  }

  @Test("What the person saw in the slots for scope and checkboxes is filled in")
  func filled() async throws {
    let scratch = try await Self.history()
    let page = try #require(try await scratch.evidence().entries.first?.page?.filled)
    #expect(String(decoding: page, as: UTF8.self).contains("nos e-mails"))
  }

  @Test("Every record of one form shows the boxes as the person saw them, before the form changed anything")
  func boxes() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    try await scratch.choose(.optIn, .channel(.email), on: .optIn)
    let form = SubmissionForm.preferences(offered: [.channel(.email), .channel(.sms)], ticked: [.channel(.sms)])
    let saved = try await scratch.choose(.preferences, .everyChannel, on: .preferences, form: form)
    #expect(saved.records.map(\.choice) == [.optOut, .optIn])
    let pages = try await scratch.evidence().entries.suffix(2).map { String(decoding: try #require($0.page?.filled), as: UTF8.self) }
    #expect(pages[0].contains("checked=\"checked\""))
    #expect(pages[0] == pages[1])
  }

  @Test("A page that was altered, or is missing, is said so in every format", arguments: ["altered", "missing"])
  func page(kind: String) async throws {
    let scratch = try await Self.history()
    let hash = try #require(try await scratch.evidence().entries.first?.page?.sha256)
    let file = URL(filePath: scratch.archive).appending(path: ArchivePath.page(hash))
    if kind == "altered" { try Data("x".utf8).write(to: file) } else { try FileManager.default.removeItem(at: file) }
    let evidence = try await scratch.evidence()
    #expect(!evidence.isSound)
    #expect(EvidenceText(evidence).text.contains(kind == "altered" ? "was altered" : "doesn't have it"))
    #expect(EvidenceJSON(evidence).text.contains("\"assent:verification\": \"\(kind)\""))
    #expect(EvidenceHTML(evidence, version: "1.0").text.contains("class=\"broken\""))
  }

  @Test("HTML is one file: the pages are in it, escaped, in frames that can do nothing")
  func html() async throws {
    let scratch = try await Self.history()
    let html = EvidenceHTML(try await scratch.evidence(), version: "1.0").text
    #expect(html.components(separatedBy: "<iframe sandbox=\"\"").count == 3)
    #expect(html.contains("srcdoc=\"&lt;!DOCTYPE html&gt;"))
    #expect(html.contains("<h1>ana &amp; &lt;bo&gt;</h1>") && !html.contains("<script"))
    #expect(html.contains("default-src 'none'"))
    #expect(try PageReaders.nu(html) == "")
  }

  @Test("Somebody without a record has empty evidence, and it is sound")
  func nobody() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    let evidence = try await scratch.evidence()
    #expect(evidence.isSound && evidence.entries.isEmpty)
    #expect(EvidenceText(evidence).text.contains("0 of 0 entries"))
  }

  @Test("A broken chain around an entry is told", arguments: [1, 2])
  func chain(position: Int64) async throws {
    let scratch = try await Self.history()
    let altered = WrappedBackend(
      scratch.backend,
      altered: { entry in
        guard entry.position.rawValue == position, var record = entry.record else { return entry }
        record.time = Timestamp(seconds: 1)
        return HistoryEntry(position: entry.position, record: record, digest: entry.digest, chain: entry.chain)
      })
    let evidence = try await EvidenceCollector(reader: altered, archive: nil).evidence(of: scratch.profile, at: EvidenceCase.now)
    #expect(!evidence.isSound)
    #expect(EvidenceText(evidence).text.contains("! "))
  }
}
