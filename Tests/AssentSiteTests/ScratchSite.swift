import AssentModel
import Foundation
import Testing

@testable import AssentSite

/// A copy of the starting site in a folder of its own, to change and to build.
final class ScratchSite {
  let root: URL
  var site: URL { root.appending(path: "site") }
  var output: URL { root.appending(path: "public") }

  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "assent-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
    for folder in ["Templates", "Locales"] {
      try FileManager.default.copyItem(at: Self.package.appending(path: folder), to: site.appending(path: folder))
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func build(
    locales: [String] = [], campaigns: [String] = [], jobs: Int = 2, program: String = "test", to output: URL? = nil, archive: URL? = nil,
    pseudo: Bool = false
  ) throws -> BuildReport {
    let options = BuildOptions(
      site: site.path(percentEncoded: false), output: (output ?? self.output).path(percentEncoded: false),
      archive: archive?.path(percentEncoded: false), locales: locales.compactMap { LocaleTag($0) }, campaigns: campaigns, jobs: jobs,
      hasPseudoLocales: pseudo)
    return try SiteBuild(options: options, program: program).run()
  }

  /// Takes all pages out of `site.yml` but those of some kinds.
  func keepPages(of kinds: [String]) throws {
    let parts = try text("Templates/site.yml").split(separator: "\npages:\n", maxSplits: 1)
    let pages = parts[1].split(separator: "  - kind: ").dropFirst().filter { page in kinds.contains { page.hasPrefix($0 + "\n") } }
    try #require(parts.count == 2 && pages.count == kinds.count)
    try write("Templates/site.yml", parts[0] + "\npages:\n" + pages.map { "  - kind: " + $0 }.joined())
  }

  func text(_ path: String) throws -> String { try String(contentsOf: site.appending(path: path), encoding: .utf8) }

  func write(_ path: String, _ text: String) throws {
    let file = site.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Replaces a text that must be there.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let before = try text(path)
    try #require(before.contains(old), "\(path) doesn't hold \(old)")
    try write(path, before.replacingOccurrences(of: old, with: new))
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: site.appending(path: path)) }

  func page(_ path: String) throws -> String { try String(contentsOf: output.appending(path: path), encoding: .utf8) }

  func manifest() throws -> SiteManifest {
    try JSONDecoder().decode(SiteManifest.self, from: Data(contentsOf: output.appending(path: "pages.json")))
  }

  /// The paths of all files in the output, sorted.
  func outputFiles() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: output.path(percentEncoded: false)).filter {
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: output.appending(path: $0).path(percentEncoded: false), isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }

  /// The number that tells a file from another one with the same path.
  func inode(_ path: String) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: output.appending(path: path).path(percentEncoded: false))
    return try #require(attributes[.systemFileNumber] as? NSNumber).uint64Value
  }

  func line(of text: String, in path: String) throws -> Int {
    let lines = try self.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }
}
