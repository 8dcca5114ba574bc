import AssentDocuments
import AssentFormats
import AssentHashes
import AssentModel
import Foundation

/// The files under `Templates/` and `Locales/`: their paths and hashes, their bytes on demand.
struct SourceTree: Sendable {
  /// The site's folder.
  let root: String
  /// Sorted by path.
  let files: [SourceFile]
  /// Names that no page can have, and two spellings of one name.
  let findings: [Finding]
  private let indices: [String: Int]

  /// Lists and hashes the files, hidden ones left out.
  ///
  /// - Throws: when a folder can't be listed or a file can't be read.
  init(root: String, workers: Workers) throws(FileFailure) {
    var listing = SourceListing(root: root)
    for folder in ["Templates", "Locales"] { try listing.list(folder, as: folder) }
    files = try workers.map(listing.names.sorted { $0.key < $1.key }) { path, place throws(FileFailure) in
      let bytes = try FileAccess.read(root + "/" + place)
      let draft = path.hasSuffix(".md") ? FrontMatter.draftLine(in: bytes, file: path) : nil
      return SourceFile(path: path, place: place, hash: SHA256Hash(of: bytes), size: bytes.count, draftLine: draft)
    }
    self.root = root
    findings = listing.findings
    indices = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  func contains(_ path: String) -> Bool { indices[path] != nil }

  /// Whether the site has a document that isn't a draft.
  func publishes(_ path: String) -> Bool { self[path].map { $0.draftLine == nil } ?? false }

  /// The file at a path relative to the site; `nil` when there is none.
  subscript(path: String) -> SourceFile? { indices[path].map { files[$0] } }

  func bytes(of path: String) throws(FileFailure) -> [UInt8] {
    try FileAccess.read(root + "/" + (self[path]?.place ?? path))
  }

  /// The text of a file, without what no page can hold, which is reported.
  func text(of path: String, into findings: inout [Finding]) throws(FileFailure) -> String {
    let source = SourceText(try bytes(of: path), file: path)
    findings += source.findings
    return source.text
  }

  /// The files whose paths begin so, sorted.
  func files(under prefix: String) -> ArraySlice<SourceFile> {
    let low = files.lowerBound(notBefore: { $0.path < prefix })
    let end = files[low...].firstIndex { !$0.path.utf8.starts(with: prefix.utf8) } ?? files.count
    return files[low..<end]
  }

  /// One hash of all paths and contents.
  var fingerprint: String { SHA256Hash(ofWords: files.flatMap { [$0.path, $0.hash.description] }).description }
}

/// A file of the site as the build found it.
struct SourceFile: Sendable, Hashable {
  /// Relative to the site, letters with accents composed (NFC): `Locales/fr/pages/opt-out.md`.
  let path: String
  /// Where the file system has it: the same path as it is spelled there.
  let place: String
  let hash: SHA256Hash
  /// In bytes.
  let size: Int
  /// The line of `draft: true` in the front matter; `nil` for all other files.
  let draftLine: Int?
}

/// The names of a site's files, each under one spelling.
private struct SourceListing {
  let root: String
  /// By the path whose letters are composed, the path as it is spelled on the disk.
  private(set) var names: [String: String] = [:]
  private(set) var findings: [Finding] = []
  /// The folders that are being listed, links followed.
  private var open: Set<String> = []

  init(root: String) { self.root = root }

  /// Lists a folder and those below it.
  ///
  /// - Parameters:
  ///   - place: The folder's path as it is spelled on the disk.
  ///   - folder: The same path with composed letters.
  mutating func list(_ place: String, as folder: String) throws(FileFailure) {
    // A link to a folder above it would be followed without end.
    let target = FileAccess.resolved(root + "/" + place)
    guard open.insert(target).inserted else {
      findings.append(
        Finding(SiteRules.fileName, at: SourceLocation(folder), "the folder is a link to a folder that it is in", hint: "Remove the link"))
      return
    }
    defer { open.remove(target) }
    for entry in try FileAccess.entries(of: root + "/" + place) where !entry.name.hasPrefix(".") {
      let found = place + "/" + entry.name
      let name = entry.name.utf8.allSatisfy { $0 < 0x80 } ? entry.name : entry.name.precomposedStringWithCanonicalMapping
      let path = folder + "/" + name
      if let problem = Self.problem(of: name) {
        findings.append(
          Finding(SiteRules.fileName, at: SourceLocation(folder), "the name of '\(problem.shown)' \(problem.reason)", hint: "Rename it"))
      } else if entry.kind == .folder || entry.kind == .link && FileAccess.kind(of: root + "/" + found) == .folder {
        try list(found, as: path)
      } else if names[path] != nil {
        findings.append(
          Finding(
            SiteRules.fileName, at: SourceLocation(path), "two files have this name: in one the letters with accents are composed, in the other not",
            hint: "Remove one of the two"))
      } else {
        names[path] = found
      }
    }
  }

  /// Why a file with this name can't be read or have a page; `nil` for other names.
  private static func problem(of name: String) -> (shown: String, reason: String)? {
    if name.unicodeScalars.contains("\u{FFFD}") { return (name, "isn't UTF-8") }
    guard let control = name.unicodeScalars.first(where: { SourceText.isControl($0) || $0 == "\n" || $0 == "\t" }) else { return nil }
    let shown = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 || SourceText.isControl($0) ? "?" : $0 }))
    return (shown, "holds the control character U+00\(control.value < 0x10 ? "0" : "")\(String(control.value, radix: 16, uppercase: true))")
  }
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
