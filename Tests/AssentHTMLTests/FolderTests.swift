import AssentHTML
import AssentModel
import Foundation
import Testing

@Suite("Folders of pages")
struct FolderTests {
  private static func pages(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let url = try #require(Bundle.module.resourceURL).appending(path: folder)
    let files = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "html" }.map { ($0.deletingPathExtension().lastPathComponent, Array(try Data(contentsOf: $0))) }
  }

  @Test("Every broken page is reported by the rules of its fault and by no others")
  func broken() throws {
    let pages = try Self.pages("Broken")
    #expect(Set(pages.map(\.name)) == Set(BrokenPages.rules.keys))
    let english = try #require(LocaleTag("en"))
    var validator = HTMLValidator()
    for (name, bytes) in pages {
      let result = validator.validate(RenderedPage(path: name, locale: english, bytes: bytes), links: nil)
      #expect(Set(result.findings.map(\.rule)) == BrokenPages.rules[name], "\(name): \(result.findings)")
      #expect(result.page == nil, "\(name)")
    }
  }

  @Test("Nothing is reported on valid pages, by the rules or by the second opinion")
  func valid() throws {
    let locales = ["french": "fr", "arabic": "ar"]
    var validator = HTMLValidator()
    let pages = try Self.pages("Valid")
    #expect(pages.count == 6)
    for (name, bytes) in pages {
      let locale = try #require(LocaleTag(locales[name] ?? "en"))
      let page = RenderedPage(path: name, locale: locale, bytes: bytes)
      let result = validator.validate(page, links: nil)
      #expect(result.findings == [], "\(name)")
      #expect(result.page?.page.bytes == bytes)
      #expect(validator.secondOpinion(page) == [], "\(name)")
    }
  }
}
