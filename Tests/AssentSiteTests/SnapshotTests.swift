import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("Golden pages")
struct SnapshotTests {
  static let folder = ScratchSite.package.appending(path: "Tests/AssentSiteTests/Snapshots")

  /// The page without its style sheet and logo, which are the same on every page and reviewed in their own files.
  private static func reviewed(_ page: String) -> String {
    page.replacing(/<style>[^<]*<\/style>/, with: "<style>…</style>").replacing(/data:image\/svg\+xml;base64,[A-Za-z0-9+\/=]+/, with: "data:…")
  }

  /// Set ASSENT_RECORD_SNAPSHOTS=1 to write the pages as they are now, then review the difference.
  @Test("A page of every kind in every locale is as it was reviewed", arguments: ["en", "fr", "nl"])
  func golden(locale: String) throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let pages = try scratch.manifest().pages.filter {
      $0.locale.description == locale && ($0.campaign == nil || $0.kind == PageKind.optOut.rawValue || $0.kind == PageKind.optIn.rawValue)
    }
    #expect(pages.count > 15)
    for page in pages {
      let file = Self.folder.appending(path: page.path)
      let now = Self.reviewed(try scratch.page(page.path))
      if ProcessInfo.processInfo.environment["ASSENT_RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(now.utf8).write(to: file)
      }
      let golden = try String(contentsOf: file, encoding: .utf8)
      let difference = zip(golden.split(separator: "\n"), now.split(separator: "\n")).first { $0 != $1 }
      #expect(golden == now, "\(page.path): \(difference.map { "was \($0.0), is \($0.1)" } ?? "one is longer")")
    }
  }
}
