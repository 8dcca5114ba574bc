import AssentModel

/// The files under `Templates/` and `Locales/`: their paths and hashes, their bytes on demand.
struct SourceTree: Sendable {
  /// The site's folder.
  let root: String
  /// Sorted by path.
  let files: [SourceFile]
  private let indices: [String: Int]
  /// Files that a build makes up, by path.
  private let madeUp: [String: [UInt8]]

  /// Lists and hashes the files, hidden ones left out.
  ///
  /// - Throws: when a folder can't be listed or a file can't be read.
  init(root: String, workers: Workers) throws(FileFailure) {
    var paths: [String] = []
    for folder in ["Templates", "Locales"] { try Self.list(folder, under: root, into: &paths) }
    let found = paths.sorted()
    let hashes = workers.map(below: found.count) { index -> Result<SourceFile, FileFailure> in
      do throws(FileFailure) {
        return .success(SourceFile(path: found[index], hash: ContentHash(of: try FileAccess.read(root + "/" + found[index]))))
      } catch {
        return .failure(error)
      }
    }
    var files: [SourceFile] = []
    files.reserveCapacity(hashes.count)
    for hash in hashes { files.append(try hash.get()) }
    self.init(root: root, files: files, madeUp: [:])
  }

  private init(root: String, files: [SourceFile], madeUp: [String: [UInt8]]) {
    self.root = root
    self.files = files
    self.madeUp = madeUp
    indices = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  /// The tree with files that aren't on the disk; they stand in for those of the same path that are.
  func adding(_ madeUp: [String: [UInt8]]) -> SourceTree {
    let kept = files.filter { madeUp[$0.path] == nil }
    let added = madeUp.map { SourceFile(path: $0.key, hash: ContentHash(of: $0.value)) }
    return SourceTree(root: root, files: (kept + added).sorted { $0.path < $1.path }, madeUp: self.madeUp.merging(madeUp) { $1 })
  }

  private static func list(_ folder: String, under root: String, into paths: inout [String]) throws(FileFailure) {
    for entry in try FileAccess.entries(of: root + "/" + folder) {
      let path = folder + "/" + entry.name
      if entry.isFolder { try list(path, under: root, into: &paths) } else { paths.append(path) }
    }
  }

  func contains(_ path: String) -> Bool { indices[path] != nil }

  /// The file at a path relative to the site; `nil` when there is none.
  subscript(path: String) -> SourceFile? { indices[path].map { files[$0] } }

  func bytes(of path: String) throws(FileFailure) -> [UInt8] {
    if let bytes = madeUp[path] { return bytes }
    return try FileAccess.read(root + "/" + path)
  }

  func text(of path: String) throws(FileFailure) -> String { String(decoding: try bytes(of: path), as: UTF8.self) }

  /// The files whose paths begin so, sorted.
  func files(under prefix: String) -> ArraySlice<SourceFile> {
    let low = files.lowerBound(notBefore: { $0.path < prefix })
    let end = files[low...].firstIndex { !$0.path.hasPrefix(prefix) } ?? files.count
    return files[low..<end]
  }

  /// One hash of all paths and contents.
  var fingerprint: String { ContentHash(combining: files.lazy.flatMap { [$0.path, $0.hash.hexadecimal] }).hexadecimal }
}

/// A file of the site as the build found it.
public struct SourceFile: Sendable, Hashable {
  /// Relative to the site: `Locales/fr/pages/opt-out.md`.
  public let path: String
  public let hash: ContentHash
}

/// Looks for a text in bytes; the standard library's own search is made for any collection and takes a hundred times as long.
package struct ByteSearch: Sendable {
  private let pattern: [UInt8]

  package init(_ text: String) { pattern = Array(text.utf8) }

  /// Where the text stands first at or after a place; `nil` when it doesn't.
  package func first(in bytes: [UInt8], from start: Int = 0) -> Range<Int>? {
    guard let first = pattern.first else { return start..<start }
    let end = bytes.count - pattern.count
    var index = start
    while index <= end {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) { return index..<index + pattern.count }
      index += 1
    }
    return nil
  }
}
