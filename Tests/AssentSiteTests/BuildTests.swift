import AssentModel
import Foundation
import Testing

@testable import AssentSite

@Suite("A build")
struct BuildTests {
  @Test("The starting site builds without a finding, with every kind of page in every locale")
  func startingSite() throws {
    let scratch = try ScratchSite()
    let report = try scratch.build()
    #expect(report.findings == [])
    for locale in ["en", "fr", "nl"] {
      for kind in PageKind.allCases where kind != .guide && kind != .languageChooser {
        #expect(FileManager.default.fileExists(atPath: scratch.output.appending(path: "\(locale)/\(kind.rawValue).html").path(percentEncoded: false)))
        guard kind.isPerCampaign else { continue }
        let campaign = scratch.output.appending(path: "\(locale)/autumn-2026/\(kind.rawValue).html")
        #expect(FileManager.default.fileExists(atPath: campaign.path(percentEncoded: false)))
      }
    }
    #expect(report.written == (try scratch.manifest().pages.count))
  }

  @Test("The same input gives the same bytes, wherever the site lies and however many threads make it")
  func reproducible() throws {
    let (first, second) = (try ScratchSite(), try ScratchSite())
    _ = try first.build(jobs: 1)
    _ = try second.build(jobs: 4)
    let files = try first.outputFiles()
    #expect(try second.outputFiles() == files)
    for file in files {
      #expect(try Data(contentsOf: first.output.appending(path: file)) == Data(contentsOf: second.output.appending(path: file)), "\(file) differs")
    }
  }

  @Test("A build that finds nothing changed leaves every file as it is")
  func unchanged() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let files = try scratch.outputFiles()
    let inodes = try files.map(scratch.inode)
    let report = try scratch.build()
    #expect(report.written == 0)
    #expect(try files.map(scratch.inode) == inodes)
  }

  @Test("A changed French string changes the files of the French pages that show it, and no other")
  func changedString() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let before = Dictionary(uniqueKeysWithValues: try scratch.outputFiles().map { ($0, try scratch.inode($0)) })
    try scratch.edit("Locales/fr/strings.yml", "Me désabonner", "Je me désabonne")
    let report = try scratch.build()
    #expect(report.written > 0)
    for page in try scratch.manifest().pages {
      let isSame = try scratch.inode(page.path) == before[page.path]
      #expect(try isSame != scratch.page(page.path).contains("Je me désabonne"), "\(page.path)")
    }
    #expect(try scratch.page("fr/opt-out.html").contains("Je me désabonne"))
    #expect(try !scratch.page("fr/opt-out.html").contains("Me désabonner"))
  }

  @Test("A page that somebody changed in the output is made again")
  func tamperedPage() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let good = try scratch.page("nl/opt-out.html")
    try Data("<p>other</p>".utf8).write(to: scratch.output.appending(path: "nl/opt-out.html"))
    let report = try scratch.build()
    #expect(report.written == 1)
    #expect(try scratch.page("nl/opt-out.html") == good)
  }

  @Test("Another version of the program makes every page again")
  func otherProgram() throws {
    let scratch = try ScratchSite()
    let state = scratch.root.appending(path: ".public.assent-build")
    _ = try scratch.build(program: "one")
    let first = try #require(BuildState(Array(try Data(contentsOf: state))))
    let report = try scratch.build(program: "two")
    let second = try #require(BuildState(Array(try Data(contentsOf: state))))
    #expect(report.written == 0, "the pages are the same")
    #expect(zip(first.entries, second.entries).allSatisfy { $0.path == $1.path && $0.fingerprint != $1.fingerprint })
  }

  @Test("A page whose source is gone disappears")
  func removedGuide() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    for locale in ["en", "fr", "nl"] {
      try scratch.write("Locales/\(locale)/guides/extra.md", "---\ntitle: Extra\ndescription: More\n---\n\n# Extra\n\nText.\n")
    }
    _ = try scratch.build()
    #expect(try scratch.outputFiles().contains("fr/guides/extra.html"))
    for locale in ["en", "fr", "nl"] { try scratch.remove("Locales/\(locale)/guides/extra.md") }
    let report = try scratch.build()
    #expect(report.findings == [] && report.removed == 3)
    #expect(try !scratch.outputFiles().contains { $0.contains("extra") })
  }

  @Test("A failed build leaves the last good site as it was, and all problems are reported at once")
  func failedBuild() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let files = try scratch.outputFiles()
    let before = try files.map { try Data(contentsOf: scratch.output.appending(path: $0)) }
    try scratch.edit("Locales/nl/pages/opt-out.md", "#", "# <script>alert(1)</script>\n\n#")
    try scratch.write("Locales/fr/pages/opt-out.md", "no front matter\n")
    let report = try scratch.build()
    #expect(report.hasErrors && report.written == 0)
    let places = Set(report.findings.compactMap(\.location?.file))
    #expect(places.isSuperset(of: ["Locales/nl/pages/opt-out.md", "Locales/fr/pages/opt-out.md"]))
    #expect(try scratch.outputFiles() == files)
    #expect(try files.map { try Data(contentsOf: scratch.output.appending(path: $0)) } == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.root.path(percentEncoded: false)).sorted() == [
        ".public.assent-build", ".public.assent-lock", "public", "site",
      ])
  }

  @Test("A regenerated locale replaces only its own pages")
  func oneLocale() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let dutch = try scratch.page("nl/opt-out.html")
    let pages = try scratch.manifest().pages.map(\.path)
    try scratch.edit("Templates/site.yml", "name: Maison Lumen", "name: Maison Clarté")
    let report = try scratch.build(locales: ["fr"])
    #expect(!report.hasErrors)
    #expect(try scratch.page("fr/opt-out.html").contains("Maison Clarté"))
    #expect(try scratch.page("nl/opt-out.html") == dutch)
    let manifest = try scratch.manifest()
    #expect(manifest.pages.map(\.path) == pages)
    #expect(manifest.locales.map(\.tag.description) == ["en", "fr", "nl"])
    // The next whole build brings the others up to date.
    _ = try scratch.build()
    #expect(try scratch.page("nl/opt-out.html").contains("Maison Clarté"))
  }

  @Test("A regenerated campaign replaces only its own pages")
  func oneCampaign() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    let site = try scratch.page("fr/opt-out.html")
    try scratch.edit("Templates/site.yml", "name: Maison Lumen", "name: Maison Clarté")
    _ = try scratch.build(campaigns: ["autumn-2026"])
    #expect(try scratch.page("fr/autumn-2026/opt-out.html").contains("Maison Clarté"))
    #expect(try scratch.page("fr/opt-out.html") == site)
  }

  @Test("An unknown locale or campaign is an error", arguments: [(["de"], [String]()), ([], ["winter"])])
  func unknownSelection(locales: [String], campaigns: [String]) throws {
    let report = try ScratchSite().build(locales: locales, campaigns: campaigns)
    #expect(report.hasErrors)
  }

  @Test("A folder that assent didn't make is never replaced")
  func foreignFolder() throws {
    let scratch = try ScratchSite()
    try FileManager.default.createDirectory(at: scratch.output, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: scratch.output.appending(path: "letter.txt"))
    #expect(throws: OutputFailure.self) { try scratch.build() }
    #expect(try scratch.outputFiles() == ["letter.txt"])
  }

  @Test("Files that somebody added to the site stay, but not a compressed copy of a page that has changed")
  func foreignFiles() throws {
    let scratch = try ScratchSite()
    _ = try scratch.build()
    try Data("User-agent: *".utf8).write(to: scratch.output.appending(path: "robots.txt"))
    for locale in ["fr", "nl"] { try Data("gz".utf8).write(to: scratch.output.appending(path: "\(locale)/opt-out.html.gz")) }
    try scratch.edit("Locales/fr/strings.yml", "Me désabonner", "Je me désabonne")
    _ = try scratch.build()
    let files = try scratch.outputFiles()
    #expect(files.contains("robots.txt") && files.contains("nl/opt-out.html.gz"))
    #expect(!files.contains("fr/opt-out.html.gz"))
  }
}
