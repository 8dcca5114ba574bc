import AssentEvidence
import AssentModel
import AssentSite
import Foundation
import Testing

@Suite("The archive of pages")
struct ArchiveTests {
  @Test("Every page, what it came from and pages.json are kept under their hashes")
  func everything() throws {
    let scratch = try EvidenceCase()
    let report = try scratch.build()
    let manifest = try scratch.manifest
    #expect(!report.hasErrors && report.archived == manifest.pages.count)
    let reader = PageArchiveReader(folder: scratch.archive)
    for page in manifest.pages { #expect(reader.page(page.sha256).name == "intact", "\(page.path)") }
    for source in manifest.sources { #expect(reader.source(source).name == "intact", "\(source.path)") }
    #expect(try scratch.archived().count { $0.hasPrefix("builds/") } == 1)
    #expect(reader.newestManifest == manifest)
    #expect(manifest.sender?.legalName == "Maison Lumen SRL")
  }

  @Test("Building again adds nothing; a change adds what changed, and what was there stays as it was")
  func grows() throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    let first = try scratch.archived()
    let old = try scratch.page(.optOut, "fr")
    #expect(try scratch.build().archived == 0)
    #expect(try scratch.archived() == first)
    try scratch.edit("Locales/fr/strings.yml", "Me désabonner", "Arrêter")
    let report = try scratch.build()
    #expect(report.archived > 0 && report.archived < 40)
    #expect(Set(try scratch.archived()).isSuperset(of: first))
    let reader = PageArchiveReader(folder: scratch.archive)
    let bytes = try #require(reader.page(old.sha256).bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Me désabonner"))
    let new = try scratch.page(.optOut, "fr")
    #expect(new.sha256 != old.sha256 && reader.page(new.sha256).bytes != nil)
    #expect(reader.site(with: old.sha256, sourcesHash: nil)?.page.path == "fr/opt-out.html")
  }

  @Test("A part of the site that is built adds that part, and an archive that was lost is made again")
  func partial() throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    try FileManager.default.removeItem(atPath: scratch.archive)
    #expect(try scratch.build().archived == scratch.manifest.pages.count)
    try FileManager.default.removeItem(atPath: scratch.archive)
    #expect(try scratch.build(locales: ["nl"]).archived == scratch.manifest.pages.count)
  }

  @Test("A build that fails keeps nothing, and a folder of something else isn't taken for an archive")
  func refuses() throws {
    let scratch = try EvidenceCase()
    try scratch.edit("Templates/landing.mustache", "</form>", "")
    #expect(try scratch.build().hasErrors)
    #expect(!FileManager.default.fileExists(atPath: scratch.archive))
    try FileManager.default.createDirectory(atPath: scratch.archive, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(filePath: scratch.archive).appending(path: "letter.txt"))
    try scratch.edit("Templates/landing.mustache", "{{/is.undo}}\n", "{{/is.undo}}\n</form>\n")
    let error = #expect(throws: OutputFailure.self) { try scratch.build() }
    #expect(error?.code == .foreignArchive)
    #expect(!FileManager.default.fileExists(atPath: scratch.output))
  }

  @Test("A page that was altered or is gone is told from the one that was shown")
  func altered() throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    let page = try scratch.page(.optIn, "en")
    let file = URL(filePath: scratch.archive).appending(path: ArchivePath.page(page.sha256))
    try Data("<html>nothing to see</html>".utf8).write(to: file)
    let reader = PageArchiveReader(folder: scratch.archive)
    #expect(reader.page(page.sha256).name == "altered")
    try FileManager.default.removeItem(at: file)
    #expect(reader.page(page.sha256) == .missing)
  }
}
