import AssentModel
import Glibc

/// The folder that a site is written to, and where the next site is made until it is published.
///
/// The new site is made beside the output, so that the two can be swapped in one step. Where that can't be (the output is a mount point or the working
/// folder, or the folder above it can't be written), it is made inside the output, and its folders are swapped one by one.
struct OutputFolder: ~Copyable, Sendable {
  /// From the root, links followed, without a slash at the end. Where `--output` names a link, the folder that it leads to: the link stays.
  let path: String
  /// The folder of the new site.
  let staging: String
  /// The file that keeps the ``BuildState``.
  let statePath: String
  let exists: Bool
  let isStagedInside: Bool
  /// Whether an earlier build was killed while it replaced one file after the other: pages of its new site may be in the output, and not in `pages.json`.
  let wasInterrupted: Bool
  private let lock: FileLock

  /// The names that this program uses inside an output.
  static let ownNames: Set<String> = [".assent-new", ".assent-build", ".assent-lock", ".assent-probe"]
  /// The file in `staging` that is there while files are replaced one after the other.
  static let mark = ".assent-publishing"

  /// Prepares an empty folder for the new site, after any other build of the same output has ended.
  ///
  /// - Parameters:
  ///   - named: the folder as the user wrote it.
  ///   - options: the other folders of the build, which the output can't be a part of.
  ///   - onWait: called when another build of the same output runs for longer than a second.
  /// - Throws: `OutputFailure` when the folder can't be used, before anything is made; `FileFailure` when the disk refuses.
  init(_ named: String, options: BuildOptions, onWait: () -> Void) throws {
    var named = named
    while named.count > 1, named.hasSuffix("/") { named.removeLast() }
    let path = FileAccess.resolved(named)
    var exists = false
    switch FileAccess.kind(of: path) {
    case nil: guard FileAccess.kind(at: named) != .link else { throw OutputFailure(code: .brokenLink, path: named) }
    case .folder: exists = true
    default: throw OutputFailure(code: .notAFolder, path: named)
    }
    try Self.checkPlaces(path, named, options)
    guard !exists || FileAccess.isWritable(path) else { throw OutputFailure(code: .notWritable, path: named) }
    if exists, FileAccess.kind(of: path + "/pages.json") != .file {
      // Before anybody puts files into it, an output may hold our own files, and a new file system has a folder at its root.
      let isEmpty = try FileAccess.entries(of: path).allSatisfy { Self.ownNames.contains($0.name) || $0.name == "lost+found" }
      guard isEmpty else { throw OutputFailure(code: .foreignFolder, path: named) }
    }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let parent = slash == path.startIndex ? "/" : String(path[..<slash])
    let name = path[path.index(after: slash)...]
    if !exists { try FileAccess.makeFolder(parent) }
    // A name of 255 bytes is the longest, and ours beside the output are longer than its own.
    let usesParent = path != "/" && name.utf8.count < 200 && FileAccess.isWritable(parent)
    if !exists, !usesParent {
      try FileAccess.makeFolder(path)
      exists = true
    }
    let beside = (parent == "/" ? "" : parent) + "/.\(name).assent-"
    let inside = (path == "/" ? "" : path) + "/.assent-"
    let lock = try FileLock((usesParent ? beside : inside) + "lock", onWait: onWait)
    let statePath = (usesParent ? beside : inside) + "build"
    let wasInterrupted = [beside, inside].contains { FileAccess.kind(at: $0 + "new/" + Self.mark) != nil }
    let isStagedInside = try !usesParent || path == FileAccess.target(of: ".") || exists && !Self.canMove(from: beside + "probe", to: path)
    let staging = (isStagedInside ? inside : beside) + "new"
    // Only the site before that lies beside the output is of use again.
    let spare = isStagedInside || wasInterrupted || FileAccess.kind(at: staging) != .folder ? nil : staging
    for old in [beside + "new", inside + "new"] where old != spare && (usesParent || old != beside + "new") { try FileAccess.remove(old) }
    (self.path, self.exists, self.statePath, self.isStagedInside) = (path, exists, statePath, isStagedInside)
    self.staging = staging
    self.wasInterrupted = wasInterrupted
    self.lock = lock
  }

  /// Whether a file can be moved from a folder, which is made for it and removed again, into the output: not when the output is a mount point.
  private static func canMove(from folder: String, to output: String) throws(FileFailure) -> Bool {
    try FileAccess.remove(folder)
    try FileAccess.makeFolder(folder)
    let (probe, target) = (folder + "/.assent-probe", output + "/.assent-probe")
    try FileAccess.create(probe, [])
    let error = unsafe rename(probe, target) == 0 ? 0 : errno
    if error == 0 { unsafe unlink(target) }
    try FileAccess.remove(folder)
    guard error == 0 || error == EXDEV else { throw FileFailure("write", target, code: error) }
    return error == 0
  }

  /// Refuses an output or an archive that would be read as a source, and an archive that would be served.
  private static func checkPlaces(_ output: String, _ named: String, _ options: BuildOptions) throws(OutputFailure) {
    let sources = ["Templates", "Locales"].map { FileAccess.resolved(options.site + "/" + $0) }
    func isInside(_ path: String, _ folder: String) -> Bool { path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/") }
    guard !sources.contains(where: { isInside(output, $0) }) else { throw OutputFailure(code: .outputInSources, path: named) }
    guard let archive = options.archive else { return }
    let folder = FileAccess.resolved(archive)
    guard !sources.contains(where: { isInside(folder, $0) }) else { throw OutputFailure(code: .archiveInSources, path: archive) }
    guard !isInside(folder, output), !isInside(output, folder) else { throw OutputFailure(code: .archiveInOutput, path: archive) }
  }
}

/// An output folder or an archive that can't be used.
public struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Sendable {
    case foreignFolder, foreignFile, notAFolder, notWritable, brokenLink, outputInSources, unreadableManifest
    case foreignArchive, archiveInSources, archiveInOutput, changedMeanwhile
  }

  public let code: Code
  public let path: String

  public var description: String {
    switch code {
    case .foreignFolder:
      "\(path) holds files but no site that assent built; choose an empty or new folder with --output, so that nothing of yours is replaced"
    case .foreignFile:
      "\(path) isn't a file of the site that assent built, and a page or a folder of the new site has its name; move it away, or rename the page's source"
    case .notAFolder: "\(path) is a file; choose a folder with --output"
    case .notWritable: "this user may not write to \(path); give it the right to, or choose another folder with --output"
    case .brokenLink: "\(path) is a link that leads nowhere; make the folder that it leads to, or choose a folder with --output"
    case .outputInSources:
      "\(path) is in the folder of the site's templates or texts, and would be read as one of them; choose another folder with --output"
    case .unreadableManifest: "\(path) can't be read; build the whole site once, without --locale and --campaign"
    case .foreignArchive: "\(path) holds files and is no archive of pages; choose an empty or new folder with --archive"
    case .archiveInSources:
      "\(path) is in the folder of the site's templates or texts, and would be read as one of them; choose another folder with --archive"
    case .archiveInOutput: "the archive \(path) and the output would be one inside the other; choose a folder beside the output with --archive"
    case .changedMeanwhile: "\(path) was changed while it was read; build again"
    }
  }
}

/// A file that one process at a time holds. It is made when it isn't there, and stays.
struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Waits until no other process holds the lock.
  ///
  /// - Parameters:
  ///   - patience: how long it waits without a word.
  ///   - lock: `flock`, but for a test.
  ///   - onWait: called once when that is over.
  init(
    _ path: String, patience: Duration = .seconds(1), lock: (Int32, Int32) -> Int32 = { flock($0, $1) }, onWait: () -> Void
  ) throws(FileFailure) {
    let opened = unsafe open(path, O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw FileFailure("lock", path) }
    let start = ContinuousClock.now
    var isTold = false
    while lock(opened, isTold ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EWOULDBLOCK:
        usleep(20_000)
        if ContinuousClock.now - start > patience {
          onWait()
          isTold = true
        }
      case EINTR: continue
      default:
        let failure = FileFailure("lock", path)
        close(opened)
        throw failure
      }
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}
