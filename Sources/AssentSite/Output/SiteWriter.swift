import AssentFormats
import AssentHTML
import AssentHashes
import AssentModel
import Glibc
import Synchronization

/// Writes a site beside or inside the one that is there and puts it in its place.
///
/// A page goes in only as a `ValidatedPage`. Until `publish` the old site is untouched; what hasn't changed keeps its file.
///
/// What `pages.json` of the output names is Assent's. All else stays as it is, and nothing is removed, followed or copied through a link.
final class SiteWriter: Sendable {
  private let folder: OutputFolder
  /// The output folder, without a slash at the end.
  var output: String { folder.path }
  /// The folder of the new site. It may hold files of an older one, which are removed or replaced before it is published.
  var staging: String { folder.staging }
  /// The site in the output; `nil` when there is none yet.
  let previous: PreviousSite?
  /// The paths that `pages.json` of the output names.
  private let ours: Set<String>
  /// The folders of those paths that are folders in the output and no links.
  private let ownFolders: Set<String>
  private let madeFolders = Mutex<Set<String>>([])

  /// Prepares an empty folder for the new site, after any other build of the same output has ended.
  ///
  /// - Throws: `OutputFailure` when the output can't be a folder that assent made, `FileFailure` when the disk refuses.
  init(output named: String, options: BuildOptions, onWait: () -> Void = {}) throws {
    let folder = try OutputFolder(named, options: options, onWait: onWait)
    let manifest = folder.path + "/pages.json"
    if FileAccess.kind(of: manifest) == .file {
      let hint = FileAccess.kind(of: folder.statePath) == .file ? BuildState(try FileAccess.read(folder.statePath)) : nil
      previous = PreviousSite(manifest: try FileAccess.read(manifest), hint: hint)
    } else {
      previous = nil
    }
    let ours = Set(previous?.state.entries.map(\.path) ?? [])
    self.ours = ours
    let output = folder.path
    ownFolders = Set(ours.flatMap(Self.folders)).filter { FileAccess.kind(at: output + "/" + $0) == .folder }
    self.folder = folder
  }

  /// Whether the file that an entry tells of is in the output, byte for byte, and everybody may read it.
  func isIntact(_ entry: BuildState.Entry) -> Bool {
    guard Self.folders(above: entry.path).allSatisfy(ownFolders.contains) else { return false }
    do throws(FileFailure) {
      let bytes = try FileAccess.read(output + "/" + entry.path, followingLink: false)
      return bytes.count == entry.size && FileAccess.isPublic(output + "/" + entry.path) && SHA256Hash(of: bytes).description == entry.sha256
    } catch {
      // A file that can't be read is made again, and making it says what is wrong.
      return false
    }
  }

  /// Whether `pages.json` and the folders of the output are those that a build would leave.
  var isPublic: Bool {
    FileAccess.isPublic(output + "/pages.json") && (ownFolders.map { output + "/" + $0 } + [output]).allSatisfy(FileAccess.isPublic)
  }

  /// Puts a page into the new site.
  func write(_ page: borrowing ValidatedPage) throws(FileFailure) { try write(page.page.bytes, to: page.page.path) }

  /// Puts a file that isn't a page into the new site: an asset, `pages.json`.
  func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try makeFolder(of: path)
    try FileAccess.remove(staging + "/" + path)
    try FileAccess.create(staging + "/" + path, bytes)
  }

  private func makeFolder(of path: String) throws(FileFailure) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    try madeFolders.withLock { made throws(FileFailure) in
      guard !made.contains(folder) else { return }
      for path in [""] + Self.folders(above: folder + "/") where made.insert(path).inserted {
        let path = path.isEmpty ? staging : staging + "/" + path
        // Something else of this name is left of an older site.
        if let kind = FileAccess.kind(at: path), kind != .folder { try FileAccess.remove(path) }
        try FileAccess.makeFolder(path)
      }
    }
  }

  /// Puts the new site in the place of the old one and removes that.
  ///
  /// - Parameters:
  ///   - state: what the next build will know of this one.
  ///   - rewritten: the paths that `write` was given; what someone made of their old contents (`page.html.gz`) is dropped.
  func publish(state: BuildState, rewritten: Set<String>) throws {
    try refuseForeignFiles(in: state, rewritten)
    if folder.exists {
      let site = Publication(
        output: output, staging: staging, ours: ours, ownFolders: ownFolders, new: Set(state.entries.map(\.path)), rewritten: rewritten)
      try site.publish(isStagedInside: folder.isStagedInside)
    } else {
      try FileAccess.rename(staging, to: output)
    }
    do throws(FileError) {
      try OutputFile.write(state.bytes, to: folder.statePath, [.readableByAll, .notSynchronized])
    } catch {
      throw FileFailure(error)
    }
  }

  /// Refuses to replace what somebody else put where the new site has a page or a folder.
  ///
  /// A file with the very bytes of the page is the page: its `pages.json` was replaced by an older one. Without a `pages.json` that can be read, and after
  /// a build that was killed while it replaced files, nobody can say what is whose, and what has the name of a page counts as one.
  private func refuseForeignFiles(in state: BuildState, _ rewritten: Set<String>) throws {
    let folders = Set(state.entries.flatMap { Self.folders(above: $0.path) })
    for folder in folders.sorted() where !ownFolders.contains(folder) {
      guard let kind = FileAccess.kind(at: output + "/" + folder), kind != .folder else { continue }
      throw OutputFailure(code: .foreignFile, path: output + "/" + folder)
    }
    let knowsOurs = previous?.isReadable == true && !folder.wasInterrupted
    for entry in state.entries where rewritten.contains(entry.path) {
      let path = output + "/" + entry.path
      guard let kind = FileAccess.kind(at: path), kind == .folder || knowsOurs && !ours.contains(entry.path) else { continue }
      guard try kind == .file && SHA256Hash(of: FileAccess.read(path)).description == entry.sha256 else {
        throw OutputFailure(code: .foreignFile, path: path)
      }
    }
  }

  /// Forgets the new site.
  func discard() throws(FileFailure) { try FileAccess.remove(staging) }

  /// The folders above a file: `fr` and `fr/guides` for `fr/guides/a.html`.
  static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}

/// The site that is in the output before a build.
struct PreviousSite: Sendable {
  /// The bytes of `pages.json`.
  let bytes: [UInt8]
  /// The pages that `pages.json` names. Without the state of the build that wrote it, nobody knows what they were made from; then all are made anew.
  let state: BuildState
  /// Whether `pages.json` is one that this version knows.
  let isReadable: Bool

  /// - Parameter hint: the state that lies beside the output, which may be of another `pages.json`.
  init(manifest bytes: [UInt8], hint: BuildState?) {
    self.bytes = bytes
    if let hint, hint.manifest == SHA256Hash(of: bytes).description {
      state = hint
      isReadable = true
    } else {
      let manifest = SiteManifest(decoding: bytes)
      state = BuildState(pagesOf: manifest)
      isReadable = manifest != nil
    }
  }

  /// What `pages.json` says.
  ///
  /// - Throws: `OutputFailure` when it can't be read.
  func manifest(at output: String) throws -> SiteManifest {
    guard let manifest = SiteManifest(decoding: bytes) else { throw OutputFailure(code: .unreadableManifest, path: output + "/pages.json") }
    return manifest
  }
}
