import AssentHashes
public import AssentModel
import AssentStore
import Foundation
import Synchronization

/// Finds pages, and what they were made of, in the archive that builds keep; believes no file before its hash was made anew.
public final class PageArchiveReader: Sendable {
  /// The archive's folder, as it is shown.
  public let folder: String
  private let manifests: [String]
  private let read = Mutex<[String: SiteManifest]>([:])

  public init(folder: String) {
    self.folder = folder
    self.manifests = Self.manifests(in: folder)
  }

  /// The page with this hash.
  public func page(_ sha256: String) -> ArchivedFile { file(ArchivePath.page(sha256), sha256: sha256) }

  /// A file that pages were made of.
  public func source(_ source: SiteManifest.SourceEntry) -> ArchivedFile {
    file(ArchivePath.source(source.sha256, path: source.path), sha256: source.sha256)
  }

  /// The newest site that had this page, made of these sources; `nil` when the archive has no list of such a site.
  ///
  /// - Parameter sourcesHash: as in a consent record; `nil` for any.
  public func site(with sha256: String, sourcesHash: String?) -> (manifest: SiteManifest, page: SiteManifest.PageEntry)? {
    let needle = Data(sha256.utf8)
    for path in manifests {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)"), bytes.range(of: needle) != nil,
        let manifest = manifest(path, bytes)
      else { continue }
      let page = manifest.pages.first {
        $0.sha256 == sha256 && (sourcesHash == nil || ProofHashes.sources(of: $0, in: manifest).description == sourcesHash)
      }
      if let page { return (manifest, page) }
    }
    return nil
  }

  /// The newest list of pages.
  public var newestManifest: SiteManifest? {
    for path in manifests {
      if let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)"), let manifest = manifest(path, bytes) { return manifest }
    }
    return nil
  }

  /// A list whose bytes aren't those that its name tells of counts as none.
  private func manifest(_ path: String, _ bytes: Data) -> SiteManifest? {
    if let known = read.withLock({ $0[path] }) { return known }
    guard ArchivePath.manifest(SHA256Hash(of: Array(bytes)).description) == path else { return nil }
    guard let manifest = try? JSONDecoder().decode(SiteManifest.self, from: bytes) else { return nil }
    read.withLock { $0[path] = manifest }
    return manifest
  }

  private func file(_ path: String, sha256: String) -> ArchivedFile {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { return .missing }
    let found = SHA256Hash(of: Array(bytes)).description
    return found == sha256 ? .intact(Array(bytes)) : .altered(sha256: found)
  }

  /// The lists of pages, the newest first.
  private static func manifests(in folder: String) -> [String] {
    let root = "\(folder)/\(ArchivePath.manifests)"
    guard let names = FileManager.default.enumerator(atPath: root) else { return [] }
    var found: [(path: String, time: Date)] = []
    for case let name as String in names where name.hasSuffix(".json") {
      let values = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")
      found.append(("\(ArchivePath.manifests)/\(name)", values?[.modificationDate] as? Date ?? .distantPast))
    }
    return found.sorted { ($1.time, $0.path) < ($0.time, $1.path) }.map(\.path)
  }
}

/// What was found where the archive should hold a file.
public enum ArchivedFile: Hashable, Sendable {
  /// The very file: its bytes have the hash that it is named by.
  case intact([UInt8])
  /// Nothing is there.
  case missing
  /// Something else is there, with this SHA-256.
  case altered(sha256: String)

  public var bytes: [UInt8]? {
    if case .intact(let bytes) = self { bytes } else { nil }
  }

  /// The word in reports and data.
  public var name: String {
    switch self {
    case .intact: "intact"
    case .missing: "missing"
    case .altered: "altered"
    }
  }
}

/// What a person saw in the slots of a page, as far as their record tells: the name of the scope, and which checkboxes were ticked.
struct PageFilling {
  private let record: ConsentRecord
  private let before: Preferences
  private let site: SiteManifest

  /// - Parameter before: the profile's state when the page was shown, before the first record of the submission.
  init(_ record: ConsentRecord, showing before: Preferences, site: SiteManifest) {
    self.record = record
    self.before = before
    self.site = site
  }

  /// The page with these slots filled in; those that held a token stay empty.
  func fill(_ bytes: [UInt8], _ page: SiteManifest.PageEntry) -> [UInt8] {
    var filled: [UInt8] = []
    var start = 0
    for (offset, text) in page.insertions(below: bytes.count, { text(for: $0, of: page) }) {
      filled += bytes[start..<offset]
      filled += text.utf8
      start = offset
    }
    return filled + bytes[start...]
  }

  private func text(for slot: Slot, of page: SiteManifest.PageEntry) -> String? {
    if let scope = slot.checkedScope { return before.effective(scope, at: record.time) == .optIn ? " checked=\"checked\"" : nil }
    guard slot == .scope else { return nil }
    return site.locales.first { $0.tag == page.locale }?.fragments[Fragment.scope(record.scope).name]
  }
}
