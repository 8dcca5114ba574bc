import AssentModel
import Foundation
import Testing

@testable import AssentQuality

/// A copy of the starting site in a folder of its own, to damage and to check.
final class SiteFolder {
  let folder: URL
  var path: String { folder.path(percentEncoded: false) }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-gate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for part in ["Templates", "Locales"] {
      try FileManager.default.copyItem(at: repository.appending(path: part), to: folder.appending(path: part))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func text(_ file: String) throws -> String { try String(contentsOf: folder.appending(path: file), encoding: .utf8) }

  func write(_ file: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: file)) }

  /// Replaces the first occurrence of a text that must be there.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let before = try text(file)
    let range = try #require(before.range(of: old), "\(file) doesn't hold \(old)")
    try write(file, before.replacingCharacters(in: range, with: new))
  }

  func damage(_ fault: Fault) throws {
    if let old = fault.old {
      try edit(fault.file, old, fault.new)
    } else {
      try FileManager.default.removeItem(at: folder.appending(path: fault.file))
    }
  }

  func check(locales: [String] = [], forbidsFallback: Bool = false) throws -> CheckReport {
    let options = CheckOptions(site: path, locales: locales.compactMap { LocaleTag($0) }, jobs: 2, forbidsFallback: forbidsFallback)
    guard case .checked(let report, _, _) = try SiteCheck(options).run() else { throw Unchecked() }
    return report
  }

  struct Unchecked: Error {}
}
