import AssentFormats
import AssentHashes
import AssentModel
public import Logging
import Synchronization

/// The site that is being served. A build may put another one in its place at any time.
public final class PublishedSite: Sendable {
  private let folder: SiteFolder
  private let logger: Logger
  private let current: Mutex<SiteSnapshot>
  /// The version of `pages.json` that couldn't be read, so that it is reported once.
  private let refused = Mutex<FileStamp?>(nil)
  /// Pages by their SHA-256, other files by their path.
  private let cache: PageCache

  /// How often a page is looked for while a build swaps the folder, every 20 milliseconds.
  private static let attempts = 25

  /// - Parameter cacheSize: the most bytes of pages that are kept in memory.
  /// - Throws: ``SiteError`` when the folder holds no complete site of this version.
  public init(folder: String, cacheSize: Int = 32 << 20, logger: Logger) throws(SiteError) {
    self.folder = SiteFolder(path: folder)
    self.logger = logger
    self.cache = PageCache(limit: cacheSize)
    self.current = Mutex(try self.folder.snapshot())
  }

  /// The site as it was when the folder was last looked at.
  var snapshot: SiteSnapshot { current.withLock { $0 } }

  /// The site as the folder has it now; the one before while `pages.json` can't be read. Every request looks once.
  func refreshed() -> SiteSnapshot {
    let known = snapshot
    guard let stamp = folder.manifestStamp, stamp != known.stamp else { return known }
    // Whoever comes while another reads goes on with what there is.
    _ = refused.withLockIfAvailable { refused in
      guard stamp != refused else { return }
      do {
        let snapshot = try folder.snapshot()
        current.withLock { $0 = snapshot }
        cache.removeAll()
        logger.notice("the site was built anew", metadata: ["pages": "\(snapshot.manifest.pages.count)"])
      } catch {
        refused = stamp
        logger.error("the new site can't be served, the one before goes on: \(error)")
      }
    }
    return snapshot
  }

  /// Whether the page that matters most can be served: the one to opt out of everything, in the source locale.
  func isReadable() async -> Bool {
    do {
      return try await page { $0.page(.optOutOfEverything, $0.manifest.sourceLocale) } != nil
    } catch {
      return false
    }
  }

  /// A page with the very bytes that `pages.json` tells of; `nil` when the site has no such page.
  ///
  /// - Throws: ``SiteError`` when the page stays missing or different.
  func page(_ find: (SiteSnapshot) -> SiteManifest.PageEntry?) async throws -> ServedPage? {
    var site = snapshot
    for _ in 0..<Self.attempts {
      guard let entry = find(site) else { return nil }
      if let bytes = cache[entry.sha256] { return ServedPage(entry: entry, bytes: bytes, site: site) }
      if let bytes = folder.contents(of: entry.path), SHA256Hash(of: bytes).description == entry.sha256 {
        cache.insert(bytes, as: entry.sha256)
        return ServedPage(entry: entry, bytes: bytes, site: site)
      }
      try await Task.sleep(for: .milliseconds(20))
      site = refreshed()
    }
    throw SiteError(.pageChanged, "a page of the site is missing or not the one that pages.json tells of: build the site anew")
  }

  /// A file of the site that is no page: an asset.
  func asset(_ name: String) -> [UInt8]? {
    guard snapshot.assets.contains(name) else { return nil }
    if let bytes = cache[name] { return bytes }
    guard let bytes = folder.contents(of: name) else { return nil }
    cache.insert(bytes, as: name)
    return bytes
  }

  /// Takes the site that is there now, even when nothing of `pages.json` tells that it is another.
  ///
  /// - Throws: ``SiteError`` when it can't be served; the one before goes on.
  func reload() throws(SiteError) {
    let snapshot = try folder.snapshot()
    current.withLock { $0 = snapshot }
    cache.removeAll()
  }

  /// The compressed twin of a file, unless it is older than the file.
  func compressed(_ name: String, suffix: String) -> [UInt8]? {
    guard let original = folder.stamp(of: name), let twin = folder.stamp(of: name + suffix), !twin.isOlder(than: original)
    else { return nil }
    return folder.contents(of: name + suffix)
  }
}

/// The bytes of files that were served lately, up to a total size; the oldest go first.
final class PageCache: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var names: [String] = []
    var size = 0
  }

  /// In bytes.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  subscript(name: String) -> [UInt8]? { state.withLock { $0.files[name] } }

  func insert(_ bytes: [UInt8], as name: String) {
    guard bytes.count <= limit / 4 else { return }
    state.withLock { state in
      guard state.files.updateValue(bytes, forKey: name) == nil else { return }
      state.names.append(name)
      state.size += bytes.count
      var oldest = 0
      while state.size > limit {
        state.size -= state.files.removeValue(forKey: state.names[oldest])?.count ?? 0
        oldest += 1
      }
      state.names.removeFirst(oldest)
    }
  }

  func removeAll() { state.withLock { $0 = State() } }
}
