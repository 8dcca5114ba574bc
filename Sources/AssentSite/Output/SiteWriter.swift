public import AssentHTML
import Glibc
import Synchronization

/// Writes a site beside the one that is there and puts it in its place in one step.
///
/// A page goes in only as a `ValidatedPage`. Until `publish` the old site is untouched; what hasn't changed keeps its file.
public final class SiteWriter: Sendable {
  /// The output folder, without a slash at the end.
  let output: String
  /// The folder of the new site, beside the output.
  let staging: String
  /// The file that keeps the `BuildState`, beside the output.
  private let statePath: String
  private let lock: Int32
  /// What the last build left; `nil` when there is no site yet.
  let previous: BuildState?
  private let hasOutput: Bool
  private let madeFolders = Mutex<Set<String>>([])

  /// Prepares an empty folder beside the output, after any other build of the same output has ended.
  ///
  /// - Throws: `OutputFailure` when the output is a folder that assent didn't make, `FileFailure` when the disk refuses.
  public init(output: String) throws {
    var output = output
    while output.count > 1, output.hasSuffix("/") { output.removeLast() }
    self.output = output
    let slash = output.lastIndex(of: "/")
    let parent = slash.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
    let name = slash.map { String(output[output.index(after: $0)...]) } ?? output
    try FileAccess.makeFolder(parent)
    lock = unsafe open(parent, O_RDONLY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw FileFailure("lock", parent) }
    do {
      let stem = (parent == "/" ? "" : parent) + "/.\(name)"
      staging = stem + ".assent-new"
      statePath = stem + ".assent-build"
      switch FileAccess.kind(of: output) {
      case nil:
        previous = nil
        hasOutput = false
      case .folder:
        hasOutput = true
        guard try FileAccess.kind(of: output + "/pages.json") == .file || FileAccess.entries(of: output, includingHidden: true).isEmpty else {
          throw OutputFailure(code: .foreignFolder, path: output)
        }
        previous = FileAccess.kind(of: statePath) == .file ? BuildState(try FileAccess.read(statePath)) : nil
      default: throw OutputFailure(code: .notAFolder, path: output)
      }
      if FileAccess.kind(of: staging) == .folder { try FileAccess.removeFolder(staging) }
    } catch {
      close(lock)
      throw error
    }
  }

  deinit { close(lock) }

  /// Whether the file that an entry tells of is in the output, byte for byte.
  func isIntact(_ entry: BuildState.Entry) -> Bool {
    do throws(FileFailure) {
      let bytes = try FileAccess.read(output + "/" + entry.path)
      return bytes.count == entry.size && ContentHash(of: bytes).hexadecimal == entry.sha256
    } catch {
      // A file that can't be read is made again, and making it says what is wrong.
      return false
    }
  }

  /// Puts a page into the new site.
  public func write(_ page: borrowing ValidatedPage) throws(FileFailure) { try write(page.page.bytes, to: page.page.path) }

  /// Puts a file that isn't a page into the new site: an asset, `pages.json`.
  func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try makeFolder(of: path)
    try FileAccess.create(staging + "/" + path, bytes)
  }

  /// Takes a file over from the old site: the same file, under the same name.
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
    try keepForeignFiles(ours: Set(previous?.entries.map(\.path) ?? []), new: Set(state.entries.map(\.path)), rewritten: rewritten)
    if hasOutput {
      try FileAccess.exchange(staging, with: output)
    } else {
      try FileAccess.rename(staging, to: output)
    }
    try FileAccess.replace(statePath, state.bytes)
    if hasOutput { try FileAccess.removeFolder(staging) }
  }

  /// Forgets the new site.
  func discard() throws(FileFailure) {
    if FileAccess.kind(of: staging) == .folder { try FileAccess.removeFolder(staging) }
  }

  /// Files that somebody put into the output stay: a `robots.txt`, a precompressed copy of a page that is still the same.
  private func keepForeignFiles(ours: Set<String>, new: Set<String>, rewritten: Set<String>) throws(FileFailure) {
    guard hasOutput, !ours.isEmpty else { return }
    var open = [""]
    while let folder = open.popLast() {
      let path = folder.isEmpty ? output : output + "/" + folder
      for entry in try FileAccess.entries(of: path, includingHidden: true) {
        let inner = folder.isEmpty ? entry.name : folder + "/" + entry.name
        if entry.isFolder {
          open.append(inner)
        } else if !ours.contains(inner), !new.contains(inner), inner != "pages.json" {
          let original = [".gz", ".br"].first { inner.hasSuffix($0) }.map { String(inner.dropLast($0.count)) }
          if let original, ours.contains(original), rewritten.contains(original) || !new.contains(original) { continue }
          try keep(inner)
        }
      }
    }
  }
}
