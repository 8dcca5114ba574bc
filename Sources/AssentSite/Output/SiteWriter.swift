import AssentHTML
import AssentHashes
import AssentModel
import Glibc
import Synchronization

/// Writes a site beside the one that is there and puts it in its place in one step.
///
/// A page goes in only as a `ValidatedPage`. Until `publish` the old site is untouched; what hasn't changed keeps its file.
///
/// What `pages.json` of the output names is Assent's. All else stays as it is, and nothing is removed, followed or copied through a link.
final class SiteWriter: Sendable {
  /// The output folder, without a slash at the end. Where `--output` names a link, the folder that it leads to: the link stays.
  let output: String
  /// The folder of the new site, beside the output.
  let staging: String
  /// The file that keeps the `BuildState`, beside the output.
  private let statePath: String
  private let lock: FolderLock
  /// The site in the output; `nil` when there is none yet.
  let previous: PreviousSite?
  private let hasOutput: Bool
  private let madeFolders = Mutex<Set<String>>([])

  /// Prepares an empty folder beside the output, after any other build of the same output has ended.
  ///
  /// - Throws: `OutputFailure` when the output can't be a folder that assent made, `FileFailure` when the disk refuses.
  init(output named: String) throws {
    let output = try Self.folder(named)
    self.output = output
    let slash = output.lastIndex(of: "/")
    let parent = slash.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
    let name = slash.map { String(output[output.index(after: $0)...]) } ?? output
    try FileAccess.makeFolder(parent)
    lock = try FolderLock(parent)
    let stem = (parent == "/" ? "" : parent) + "/.\(name)"
    staging = stem + ".assent-new"
    statePath = stem + ".assent-build"
    let manifest = output + "/pages.json"
    switch FileAccess.kind(of: output) {
    case nil:
      previous = nil
      hasOutput = false
    case .folder:
      hasOutput = true
      if FileAccess.kind(of: manifest) == .file {
        let hint = FileAccess.kind(of: statePath) == .file ? BuildState(try FileAccess.read(statePath)) : nil
        previous = PreviousSite(manifest: try FileAccess.read(manifest), hint: hint)
      } else {
        guard try FileAccess.entries(of: output).isEmpty else { throw OutputFailure(code: .foreignFolder, path: output) }
        previous = nil
      }
    default: throw OutputFailure(code: .notAFolder, path: output)
    }
    try FileAccess.remove(staging)
  }

  /// The folder that an output names, links followed.
  private static func folder(_ output: String) throws -> String {
    var output = output
    while output.count > 1, output.hasSuffix("/") { output.removeLast() }
    guard FileAccess.kind(at: output) == .link else { return output }
    guard let target = FileAccess.target(of: output) else { throw OutputFailure(code: .brokenLink, path: output) }
    return target
  }

  /// Whether the file that an entry tells of is in the output, byte for byte.
  func isIntact(_ entry: BuildState.Entry) -> Bool {
    do throws(FileFailure) {
      let bytes = try FileAccess.read(output + "/" + entry.path, followingLink: false)
      return bytes.count == entry.size && SHA256Hash(of: bytes).description == entry.sha256
    } catch {
      // A file that can't be read is made again, and making it says what is wrong.
      return false
    }
  }

  /// Puts a page into the new site.
  func write(_ page: borrowing ValidatedPage) throws(FileFailure) { try write(page.page.bytes, to: page.page.path) }

  /// Puts a file that isn't a page into the new site: an asset, `pages.json`.
  func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try makeFolder(of: path)
    try FileAccess.create(staging + "/" + path, bytes)
  }

  /// Takes a file or a link over from the old site: the same file, under the same name.
  func keep(_ path: String) throws(FileFailure) {
    try makeFolder(of: path)
    try FileAccess.link(output + "/" + path, as: staging + "/" + path)
  }

  private func makeFolder(of path: String) throws(FileFailure) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    try madeFolders.withLock { made throws(FileFailure) in
      guard made.insert(folder).inserted else { return }
      try FileAccess.makeFolder(folder.isEmpty ? staging : staging + "/" + folder)
    }
  }

  /// Puts the new site in the place of the old one and removes that.
  ///
  /// - Parameters:
  ///   - state: what the next build will know of this one.
  ///   - rewritten: the paths that `write` was given; what someone made of their old contents (`page.html.gz`) is dropped.
  func publish(state: BuildState, rewritten: Set<String>) throws(FileFailure) {
    if hasOutput {
      try keepForeignFiles(ours: Set(previous?.state.entries.map(\.path) ?? []), new: Set(state.entries.map(\.path)), rewritten: rewritten)
      try FileAccess.exchange(staging, with: output)
    } else {
      try FileAccess.rename(staging, to: output)
    }
    try FileAccess.replace(statePath, state.bytes)
    try FileAccess.remove(staging)
  }

  /// Forgets the new site.
  func discard() throws(FileFailure) { try FileAccess.remove(staging) }

  /// Takes over what somebody put into the output: a `robots.txt`, a `.git`, a link, an empty folder, a precompressed copy of a page that is
  /// still the same. A folder that only held pages goes with the last of them.
  private func keepForeignFiles(ours: Set<String>, new: Set<String>, rewritten: Set<String>) throws(FileFailure) {
    let folders = Set(ours.flatMap(Self.folders))
    var open = [""]
    while let folder = open.popLast() {
      for entry in try FileAccess.entries(of: folder.isEmpty ? output : output + "/" + folder) {
        let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
        if entry.kind == .folder {
          open.append(path)
          if !folders.contains(path) { try FileAccess.makeFolder(staging + "/" + path, like: output + "/" + path) }
        } else if !ours.contains(path), !new.contains(path), path != "pages.json" {
          let original = [".gz", ".br"].first { path.hasSuffix($0) }.map { String(path.dropLast($0.count)) }
          if let original, ours.contains(original), rewritten.contains(original) || !new.contains(original) { continue }
          try keep(path)
        }
      }
    }
  }

  /// The folders above a file: `fr` and `fr/guides` for `fr/guides/a.html`.
  private static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}

/// The site that is in the output before a build.
struct PreviousSite: Sendable {
  /// The bytes of `pages.json`.
  let bytes: [UInt8]
  /// The pages that `pages.json` names. Without the state of the build that wrote it, nobody knows what they were made from; then all are made anew.
  let state: BuildState

  /// - Parameter hint: the state that lies beside the output, which may be of another `pages.json`.
  init(manifest bytes: [UInt8], hint: BuildState?) {
    self.bytes = bytes
    if let hint, hint.manifest == SHA256Hash(of: bytes).description {
      state = hint
    } else {
      state = BuildState(pagesOf: SiteManifest(decoding: bytes))
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

/// A folder that one build at a time may work in.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits until no other process holds the lock.
  init(_ folder: String, lock: (Int32) -> Int32 = { flock($0, LOCK_EX) }) throws(FileFailure) {
    let opened = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileFailure("lock", folder) }
    guard lock(opened) == 0 else {
      let failure = FileFailure("lock", folder)
      close(opened)
      throw failure
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}
