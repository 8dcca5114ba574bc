import AssentEvidence
import AssentLinks
import AssentModel
import AssentSQLite
import AssentSite
import AssentStore
import Crypto
import Foundation
import Testing

/// A built and archived site, a store in a file, and a person who chooses on the site's pages.
final class EvidenceCase {
  let folder: URL
  let backend: SQLiteBackend
  var store: PreferenceStore { PreferenceStore(backend) }
  let keys: KeyRing
  let profile: Profile.ID
  var archive: String { folder.appending(path: "archive").path }
  var output: String { folder.appending(path: "public").path }
  var storePath: String { folder.appending(path: "store.sqlite").path }

  static let now = Timestamp(milliseconds: 1_795_000_000_123)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-evidence-\(UUID().uuidString)")
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder.appending(path: "site"), withIntermediateDirectories: true)
    for name in ["Templates", "Locales"] {
      try FileManager.default.copyItem(at: package.appending(path: name), to: folder.appending(path: "site").appending(path: name))
    }
    backend = try SQLiteBackend(path: folder.appending(path: "store.sqlite").path)
    var generator = SystemRandomNumberGenerator()
    keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    profile = try #require(Profile.ID("ana & <bo>"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func build(program: String = "test", locales: [String] = []) throws -> BuildReport {
    let options = BuildOptions(
      site: folder.appending(path: "site").path, output: output, archive: archive, locales: locales.compactMap { LocaleTag($0) }, jobs: 2)
    return try SiteBuild(options: options, program: program).run()
  }

  func edit(_ path: String, _ old: String, _ new: String) throws {
    let file = folder.appending(path: "site").appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
  }

  var manifest: SiteManifest {
    get throws { try JSONDecoder().decode(SiteManifest.self, from: Data(contentsOf: URL(filePath: output).appending(path: "pages.json"))) }
  }

  func page(_ kind: PageKind, _ locale: String) throws -> SiteManifest.PageEntry {
    try #require(try manifest.pages.first { $0.kind == kind.rawValue && $0.locale.description == locale && $0.campaign == nil })
  }

  /// Presses the button of a page, as the handler would record it.
  @discardableResult
  func choose(
    _ action: LinkAction, _ scope: Scope, on kind: PageKind, _ locale: String = "fr", form: SubmissionForm = .button,
    at time: Timestamp = EvidenceCase.now
  ) async throws -> RecordedSubmission {
    let manifest = try manifest
    let page = try page(kind, locale)
    let sources = page.sources.map { "\(manifest.sources[$0].sha256)  \(manifest.sources[$0].path)\n" }.joined()
    let hash = SHA256.hash(data: Data(sources.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var generator = SystemRandomNumberGenerator()
    let link = try keys.verify(try keys.sign(Link(action, scope: scope, profile: profile, campaign: CampaignNumber(rawValue: 1))).text)
    let evidence = PageEvidence(locale: page.locale, pageHash: page.sha256, sourcesHash: hash)
    let submission = try #require(
      Submission(id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), link: link, form: form, evidence: evidence))
    return try await store.record(submission, at: time)
  }

  func evidence() async throws -> PersonEvidence {
    try await EvidenceCollector(reader: store, archive: PageArchiveReader(folder: archive)).evidence(of: profile, at: Self.now)
  }

  /// The archive's files, by their path in it.
  func archived() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: archive).filter { $0.split(separator: "/").count == 3 }.sorted()
  }
}
