import AssentHashes
import AssentModel

/// The files under `Templates/` and `Locales/`: their paths and hashes, their bytes on demand.
struct SourceTree: Sendable {
  /// The site's folder.
  let root: String
  /// Sorted by path.
  let files: [SourceFile]
  private let indices: [String: Int]

  /// Lists and hashes the files, hidden ones left out.
  ///
  /// - Throws: when a folder can't be listed or a file can't be read.
  init(root: String, workers: Workers) throws(FileFailure) {
    var paths: [String] = []
    for folder in ["Templates", "Locales"] { try Self.list(folder, under: root, into: &paths) }
    files = try workers.map(paths.sorted()) { path throws(FileFailure) in
      let bytes = try FileAccess.read(root + "/" + path)
      return SourceFile(path: path, hash: SHA256Hash(of: bytes), size: bytes.count)
    }
    self.root = root
    indices = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  private static func list(_ folder: String, under root: String, into paths: inout [String]) throws(FileFailure) {
    for entry in try FileAccess.entries(of: root + "/" + folder) where !entry.name.hasPrefix(".") {
      let path = folder + "/" + entry.name
      if entry.kind == .folder || entry.kind == .link && FileAccess.kind(of: root + "/" + path) == .folder {
        try list(path, under: root, into: &paths)
      } else {
        paths.append(path)
      }
    }
  }

  func contains(_ path: String) -> Bool { indices[path] != nil }

  /// The file at a path relative to the site; `nil` when there is none.
  subscript(path: String) -> SourceFile? { indices[path].map { files[$0] } }

  func bytes(of path: String) throws(FileFailure) -> [UInt8] {
    try FileAccess.read(root + "/" + path)
  }

  func text(of path: String) throws(FileFailure) -> String { String(decoding: try bytes(of: path), as: UTF8.self) }

  /// The files whose paths begin so, sorted.
  func files(under prefix: String) -> ArraySlice<SourceFile> {
    let low = files.lowerBound(notBefore: { $0.path < prefix })
    let end = files[low...].firstIndex { !$0.path.hasPrefix(prefix) } ?? files.count
    return files[low..<end]
  }

  /// One hash of all paths and contents.
  var fingerprint: String { SHA256Hash(ofWords: files.flatMap { [$0.path, $0.hash.description] }).description }
}

/// A file of the site as the build found it.
struct SourceFile: Sendable, Hashable {
  /// Relative to the site: `Locales/fr/pages/opt-out.md`.
  let path: String
  let hash: SHA256Hash
  /// In bytes.
  let size: Int
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
