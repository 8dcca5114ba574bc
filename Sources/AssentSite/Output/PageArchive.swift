import AssentFormats
import AssentHashes
import AssentModel
import CLinux
import Foundation
import Glibc
import Synchronization

/// Keeps every page that was ever published, what it came from, and each `pages.json`, under their hashes.
///
/// It is what proves, years later, which page a person saw: so a file in it is a copy, never a link to one that is served, is never written
/// again, and is on the disk before the site is swapped.
final class PageArchive: Sendable {
  private let folder: String
  private let madeFolders = Mutex<Set<String>>([])
  private let hasAdded = Mutex(false)

  /// The file that tells an archive from a folder of something else.
  private static let signature = "assent-archive"

  /// Opens the archive, or makes it.
  ///
  /// - Throws: `OutputFailure` when the folder holds something else, `FileFailure` when the disk refuses.
  init(folder: String) throws {
    self.folder = folder
    let signature = folder + "/" + Self.signature
    guard FileAccess.kind(of: signature) == nil else { return }
    // What another build may be writing at this moment is the beginning of a signature.
    if FileAccess.kind(of: folder) == .folder, try !FileAccess.entries(of: folder).allSatisfy({ $0.name.hasPrefix(".\(Self.signature).") }) {
      throw OutputFailure(code: .foreignArchive, path: folder)
    }
    try FileAccess.makeFolder(folder)
    try write("Pages as they were published, named by their SHA-256. Kept by assent build; keep it, and back it up.\n".utf8, to: signature)
  }

  /// Adds the pages that aren't there yet, each once, however many addresses have it.
  ///
  /// - Parameter place: the file that holds a page.
  /// - Returns: how many were added.
  func add(_ entries: [BuildState.Entry], at place: @Sendable (BuildState.Entry) -> String, workers: Workers) throws -> Int {
    let pages = Dictionary(entries.map { ($0.sha256, $0) }) { first, _ in first }.values.sorted { $0.path < $1.path }
    return try workers.map(pages) { page in
      try add(page, from: place(page), as: ArchivePath.page(page.sha256))
    }.count { $0 }
  }

  /// Adds a `pages.json` and what it was made from.
  func add(manifest: [UInt8], from sources: SourceTree, _ named: () throws -> [SiteManifest.SourceEntry]) throws {
    let path = ArchivePath.manifest(SHA256Hash(of: manifest).description)
    guard FileAccess.size(of: folder + "/" + path) != manifest.count else { return }
    for source in try named() {
      let path = ArchivePath.source(source.sha256, path: source.path)
      // A part of the site that this build left alone may have come from files that are gone; the build that made it kept them.
      guard let known = sources[source.path], known.hash.description == source.sha256, FileAccess.size(of: folder + "/" + path) != known.size else {
        continue
      }
      let bytes = try sources.bytes(of: source.path)
      guard SHA256Hash(of: bytes).description == source.sha256 else { throw OutputFailure(code: .changedMeanwhile, path: source.path) }
      try put(bytes, at: path)
    }
    try put(manifest, at: path)
  }

  /// Returns when what was added would survive a crash of the machine.
  func finish() throws {
    guard hasAdded.withLock({ $0 }) else { return }
    let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure("open", folder) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw FileFailure("sync", folder) }
  }

  /// Adds a page unless a file of its name and size is there: one that was cut short is written anew.
  private func add(_ page: BuildState.Entry, from file: String, as path: String) throws -> Bool {
    guard FileAccess.size(of: folder + "/" + path) != page.size else { return false }
    let bytes = try FileAccess.read(file, followingLink: false)
    guard SHA256Hash(of: bytes).description == page.sha256 else { throw OutputFailure(code: .changedMeanwhile, path: file) }
    try put(bytes, at: path)
    return true
  }

  /// Writes a file whole or not at all. Two builds that share the archive may write the same one at the same time.
  private func put(_ bytes: [UInt8], at path: String) throws {
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try madeFolders.withLock { made in
      if made.insert(parent).inserted { try FileAccess.makeFolder(folder + "/" + parent) }
    }
    try write(bytes, to: folder + "/" + path)
    hasAdded.withLock { $0 = true }
  }

  private func write(_ bytes: some Sequence<UInt8>, to path: String) throws(FileFailure) {
    do throws(FileError) {
      try OutputFile.write(Array(bytes), to: path, [.readableByAll, .notSynchronized])
    } catch {
      throw FileFailure(error)
    }
  }
}
