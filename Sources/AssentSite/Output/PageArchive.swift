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
    if FileAccess.kind(of: folder) == .folder, try !FileAccess.entries(of: folder).isEmpty {
      throw OutputFailure(code: .foreignArchive, path: folder)
    }
    try FileAccess.makeFolder(folder)
    try FileAccess.replace(
      signature, Array("Pages as they were published, named by their SHA-256. Kept by assent build; keep it, and back it up.\n".utf8))
  }

  /// Adds the pages that aren't there yet.
  ///
  /// - Parameter site: the folder that they are in.
  /// - Returns: how many were added.
  func add(_ entries: [BuildState.Entry], in site: String, workers: Workers) throws -> Int {
    try workers.map(entries) { entry in
      try add(site + "/" + entry.path, sha256: entry.sha256, as: ArchivePath.page(entry.sha256))
    }.count { $0 }
  }

  /// Adds a `pages.json` and what it was made from.
  func add(manifest: [UInt8], from sources: SourceTree, _ named: () throws -> [SiteManifest.SourceEntry]) throws {
    let path = ArchivePath.manifest(SHA256Hash(of: manifest).description)
    guard FileAccess.kind(of: folder + "/" + path) == nil else { return }
    for source in try named() {
      let path = ArchivePath.source(source.sha256, path: source.path)
      // A part of the site that this build left alone may have come from files that are gone; the build that made it kept them.
      guard FileAccess.kind(of: folder + "/" + path) == nil, sources[source.path]?.hash.description == source.sha256 else { continue }
      let bytes = try sources.bytes(of: source.path)
      guard SHA256Hash(of: bytes).description == source.sha256 else { throw OutputFailure(code: .changedMeanwhile, path: source.path) }
      _ = try put(bytes, at: path)
    }
    _ = try put(manifest, at: path)
  }

  /// Returns when what was added would survive a crash of the machine.
  func finish() throws {
    guard hasAdded.withLock({ $0 }) else { return }
    let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure("open", folder) }
    defer { close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw FileFailure("sync", folder) }
  }

  private func add(_ file: String, sha256: String, as path: String) throws -> Bool {
    guard FileAccess.kind(of: folder + "/" + path) == nil else { return false }
    let bytes = try FileAccess.read(file)
    guard SHA256Hash(of: bytes).description == sha256 else { throw OutputFailure(code: .changedMeanwhile, path: file) }
    return try put(bytes, at: path)
  }

  /// Writes a file whole or not at all, unless it is there.
  private func put(_ bytes: [UInt8], at path: String) throws -> Bool {
    let target = folder + "/" + path
    guard FileAccess.kind(of: target) == nil else { return false }
    let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    try madeFolders.withLock { made in
      if made.insert(parent).inserted { try FileAccess.makeFolder(folder + "/" + parent) }
    }
    try FileAccess.replace(target, bytes)
    hasAdded.withLock { $0 = true }
    return true
  }
}

/// An output folder that can't be used.
public struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Sendable { case foreignFolder, notAFolder, brokenLink, unreadableManifest, foreignArchive, changedMeanwhile }

  public let code: Code
  public let path: String

  public var description: String {
    switch code {
    case .foreignFolder:
      "\(path) holds files but no site that assent built; choose an empty or new folder with --output, so that nothing of yours is replaced"
    case .notAFolder: "\(path) is a file; choose a folder with --output"
    case .brokenLink: "\(path) is a link that leads nowhere; make the folder that it leads to, or choose a folder with --output"
    case .foreignArchive:
      "\(path) holds files and is no archive of pages; choose an empty or new folder with --archive"
    case .changedMeanwhile: "\(path) was changed while it was read; build again"
    case .unreadableManifest: "\(path) can't be read; build the whole site once, without --locale and --campaign"
    }
  }
}
