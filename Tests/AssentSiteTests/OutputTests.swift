import AssentHashes
import AssentModel
import Foundation
import Glibc
import Testing

@testable import AssentSite

@Suite("The output of a build")
struct OutputTests {
  private let scratch: ScratchSite
  private let files = FileManager.default

  init() throws { scratch = try ScratchSite() }

  private func path(_ name: String) -> String { scratch.root.appending(path: name).path(percentEncoded: false) }

  /// What a link says, or `nil` where something else is.
  private func target(_ name: String) -> String? { try? files.destinationOfSymbolicLink(atPath: path(name)) }

  private func change(_ text: String) throws {
    try scratch.edit("Locales/en/pages/opt-out.md", "# ", "# \(text) ")
  }

  /// How the state beside the output is lost.
  enum Loss: CaseIterable { case absent, damaged, older }

  private func lose(_ loss: Loss) throws {
    switch loss {
    case .absent: try files.removeItem(atPath: path(".public.assent-build"))
    case .damaged: try Data("assent-build 0\n".utf8).write(to: scratch.root.appending(path: ".public.assent-build"))
    case .older:
      let state = try Data(contentsOf: scratch.root.appending(path: ".public.assent-build"))
      try change("Newer")
      _ = try scratch.build()
      try state.write(to: scratch.root.appending(path: ".public.assent-build"))
    }
  }

  @Test("An output that is a link to a folder: the folder is swapped, the link stays, and the next build finds it unchanged")
  func link() throws {
    try files.createDirectory(atPath: path("srv/site"), withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: path("public"), withDestinationPath: "srv/site")
    let count = try scratch.build().written
    try change("Now")
    #expect(try scratch.build().written > 0)
    #expect(target("public") == "srv/site")
    #expect(try String(contentsOfFile: path("srv/site/en/opt-out.html"), encoding: .utf8).contains("Now "))
    #expect(try scratch.build().unchanged == count)
    #expect(try files.contentsOfDirectory(atPath: path("")).sorted() == ["public", "site", "srv"])
    #expect(try files.contentsOfDirectory(atPath: path("srv")).sorted() == [".site.assent-build", ".site.assent-lock", ".site.assent-new", "site"])
  }

  @Test("An output that is a link to nothing is refused before anything is made")
  func brokenLink() throws {
    try files.createSymbolicLink(atPath: path("public"), withDestinationPath: "srv/site")
    let failure = #expect(throws: OutputFailure.self) { try scratch.build() }
    #expect(failure?.code == .brokenLink && target("public") == "srv/site")
    #expect(try files.contentsOfDirectory(atPath: path("")).sorted() == ["public", "site"])
  }

  @Test("Whatever pages.json doesn't name stays, and a page that is gone goes, when the state of the last build is lost", arguments: Loss.allCases)
  func foreignFiles(loss: Loss) throws {
    for locale in ["en", "fr", "nl"] {
      try scratch.write("Locales/\(locale)/guides/sub/extra.md", "---\ntitle: Extra\ndescription: More\n---\n\n# Extra\n\nText.\n")
    }
    _ = try scratch.build()
    try files.createDirectory(atPath: path("public/.git/objects"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try files.createDirectory(atPath: path("elsewhere"), withIntermediateDirectories: true)
    for name in ["public/robots.txt", "public/.git/HEAD", "public/fr/note.txt", "elsewhere/mine.txt"] {
      try Data(name.utf8).write(to: scratch.root.appending(path: name))
    }
    try files.createSymbolicLink(atPath: path("public/.well-known"), withDestinationPath: "../elsewhere")
    try files.createSymbolicLink(atPath: path("public/nowhere"), withDestinationPath: "absent")
    try lose(loss)
    try change("Again")
    for locale in ["en", "fr", "nl"] { try scratch.remove("Locales/\(locale)/guides/sub") }
    let report = try scratch.build()
    #expect(!report.hasErrors && report.removed == 3)
    for name in ["public/robots.txt", "public/.git/HEAD", "public/fr/note.txt", "elsewhere/mine.txt"] {
      #expect(try String(contentsOfFile: path(name), encoding: .utf8) == name)
    }
    #expect(target("public/.well-known") == "../elsewhere" && target("public/nowhere") == "absent")
    #expect(try files.contentsOfDirectory(atPath: path("public/.git/objects")) == [])
    #expect((try files.attributesOfItem(atPath: path("public/.git/objects"))[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    #expect(!files.fileExists(atPath: path("public/fr/guides/sub")))
  }

  @Test("A build of one locale keeps the pages of the others, or makes them, when the state of the last build is lost", arguments: Loss.allCases)
  func partialBuild(loss: Loss) throws {
    _ = try scratch.build()
    let pages = try scratch.manifest().pages.map(\.path)
    try lose(loss)
    try files.removeItem(atPath: path("public/nl/opt-in.html"))
    #expect(try !scratch.build(locales: ["fr"]).hasErrors)
    let manifest = try scratch.manifest()
    #expect(manifest.pages.map(\.path) == pages && manifest.locales.count == 3)
    for page in manifest.pages {
      #expect(SHA256Hash(of: Array(try Data(contentsOf: scratch.output.appending(path: page.path)))).description == page.sha256)
    }
  }

  @Test("A first build of one locale makes a whole site")
  func firstPartialBuild() throws {
    #expect(try !scratch.build(locales: ["fr"]).hasErrors)
    let manifest = try scratch.manifest()
    #expect(Set(manifest.pages.map(\.locale.description)) == ["en", "fr", "nl"] && manifest.locales.count == 3)
  }

  @Test("A damaged pages.json is written anew by a whole build, which keeps all files, and refused by a build of one locale")
  func damagedManifest() throws {
    _ = try scratch.build()
    let good = try Data(contentsOf: scratch.output.appending(path: "pages.json"))
    try Data("{".utf8).write(to: scratch.output.appending(path: "pages.json"))
    let failure = #expect(throws: OutputFailure.self) { try scratch.build(locales: ["fr"]) }
    #expect(failure?.code == .unreadableManifest)
    #expect(try !scratch.build().hasErrors)
    #expect(try Data(contentsOf: scratch.output.appending(path: "pages.json")) == good)
  }

  @Test("A page that was replaced by a link to its copy is made anew, and nothing is removed through a link in the place of the new site")
  func linksInTheWay() throws {
    _ = try scratch.build()
    try files.moveItem(atPath: path("public/fr/opt-out.html"), toPath: path("copy.html"))
    try files.createSymbolicLink(atPath: path("public/fr/opt-out.html"), withDestinationPath: path("copy.html"))
    try files.createSymbolicLink(atPath: path(".public.assent-new"), withDestinationPath: "site")
    #expect(try scratch.build().written == 1)
    #expect(target("public/fr/opt-out.html") == nil)
    #expect(files.fileExists(atPath: path("copy.html")) && files.fileExists(atPath: path("site/Templates/site.yml")))
  }

  @Test("A folder that can't be locked is closed again")
  func failedLock() throws {
    let folder = path("locked")
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let failure = #expect(throws: FileFailure.self) {
      _ = try FileLock(
        folder + "/lock",
        lock: { _, _ in
          errno = ENOLCK
          return -1
        }, onWait: {})
    }
    #expect(failure?.code == ENOLCK)
    let open = try files.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }
    #expect(!open.contains { $0.hasSuffix("/\(scratch.root.lastPathComponent)/locked") })
  }

  @Test("A page is archived once, however many addresses have it, and one that was cut short is mended")
  func archive() throws {
    let archive = scratch.root.appending(path: "archive")
    for number in 2..<8 {
      try scratch.edit(
        "Templates/site.yml", "\ncampaigns:\n",
        "\ncampaigns:\n  - number: \(number)\n    slug: same-\(number)\n    nameKey: campaign.autumn2026.name\n    services: [1]\n")
    }
    try scratch.edit("Templates/layout.mustache", "{{page.canonical}}", "https://example.com/")
    #expect(try !scratch.build(archive: archive).hasErrors)
    let hashes = Set(try scratch.manifest().pages.map(\.sha256))
    #expect(try hashes.count < scratch.manifest().pages.count)
    let pages = try files.subpathsOfDirectory(atPath: archive.path(percentEncoded: false)).filter { $0.hasPrefix("pages/") && $0.hasSuffix(".html") }
    #expect(pages.count == hashes.count)
    let page = archive.appending(path: try #require(pages.first))
    let good = try Data(contentsOf: page)
    for damaged in [Data(), good.dropLast(3)] {
      try damaged.write(to: page)
      #expect(try scratch.build(archive: archive).archived == 1)
      #expect(try Data(contentsOf: page) == good)
    }
  }

  @Test("A build that changes nothing, or another page, tells every finding of the site again")
  func findings() throws {
    try scratch.remove("Locales/nl/pages/undo.md")
    try scratch.edit("Templates/partials/footer.mustache", "<footer", "<footer style=\"color:red\"")
    let first = try scratch.build().findings
    #expect(first.contains { $0.rule == "document-fallback" })
    #expect(try scratch.build().findings == first)
    try change("Again")
    #expect(try scratch.build().findings == first)
  }

  @Test("A source that is a pipe is refused instead of waited for")
  func pipe() throws {
    let pipe = path("site/Locales/fr/guides/pipe.md")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let failure = #expect(throws: FileFailure.self) { try scratch.build() }
    #expect(failure?.code == EINVAL && failure?.path.hasSuffix("guides/pipe.md") == true)
  }

  @Test("A folder of sources that is a link to a folder above it is a finding")
  func loop() throws {
    try files.createSymbolicLink(atPath: path("site/Locales/fr/guides/loop"), withDestinationPath: "..")
    let findings = try scratch.build().findings
    #expect(findings.contains { $0.rule == "file-name" && $0.location == SourceLocation("Locales/fr/guides/loop") })
  }

  @Test("A base URL whose path has characters that markup escapes builds")
  func escapedBasePath() throws {
    try scratch.edit("Templates/site.yml", "baseURL: http://127.0.0.1:8080", "baseURL: https://x.example/a&b;c=d")
    #expect(try scratch.build().findings == [])
  }

  @Test(
    "A draft is kept out in every spelling of YAML",
    arguments: ["{title: T, description: D, draft: true}", "? draft\n: true\ntitle: T\ndescription: D"])
  func draft(frontMatter: String) throws {
    try scratch.write("Locales/en/guides/later.md", "---\n\(frontMatter)\n---\n\n# T\n\nText.\n")
    let report = try scratch.build()
    #expect(report.findings.contains { $0.message.contains("draft") } && !report.hasErrors, "\(report.findings)")
    #expect(!files.fileExists(atPath: path("public/en/guides/later.html")))
  }

  @Test("Braces in the names of site.yml, and a text that nobody can see, are found")
  func invisible() throws {
    try scratch.edit("Templates/site.yml", "name: Maison Lumen\n", "name: \"{scope} Lumen\"\n")
    try scratch.edit("Locales/fr/strings.yml", "text: \"Langue\"", "text: \"\\u200B\"")
    let rules = try scratch.build().findings.map(\.rule)
    #expect(rules.contains("unknown-placeholder") && rules.contains("empty-string"), "\(rules)")
  }

  @Test("Every page that names the guides of its locale has them among its sources, and only those of its locale")
  func sourcesOfAPage() throws {
    _ = try scratch.build()
    let manifest = try scratch.manifest()
    for page in manifest.pages where page.locale.description == "fr" {
      let sources = page.sources.map { manifest.sources[$0].path }
      for guide in ["opt-in-and-opt-out", "quarantine", "subscriptions"] {
        #expect(sources.contains("Locales/fr/guides/\(guide).md"), "\(page.path)")
      }
      #expect(!sources.contains { $0.hasPrefix("Locales/nl/") }, "\(page.path)")
    }
  }

  @Test("A guide that links to a campaign's document is found when that document goes, as in a clean build")
  func staleCampaignLink() throws {
    try scratch.write(
      "Locales/fr/guides/extra.md",
      "---\ntitle: Extra\ndescription: Plus\n---\n\n# Extra\n\n[La campagne](../campaigns/autumn-2026/opt-out.md)\n")
    try scratch.write("Locales/fr/campaigns/autumn-2026/opt-out.md", try scratch.text("Locales/fr/pages/opt-out.md"))
    #expect(try !scratch.build().hasErrors)
    try scratch.remove("Locales/fr/campaigns/autumn-2026/opt-out.md")
    let incremental = try scratch.build().findings
    #expect(incremental.contains { $0.rule == "broken-link" && $0.location?.file == "Locales/fr/guides/extra.md" })
    #expect(try scratch.build(to: scratch.root.appending(path: "clean")).findings == incremental)
  }

  @Test("A link to a heading without a name of its own builds in the pseudo-locales, too")
  func pseudoAnchor() throws {
    try scratch.write(
      "Locales/en/guides/anchors.md",
      "---\ntitle: Anchors\ndescription: More\n---\n\n# Anchors\n\n[below](#more-to-know)\n\n## More to know\n\nText.\n")
    #expect(try !scratch.build().hasErrors)
    let pseudo = try scratch.build(pseudo: true)
    #expect(!pseudo.hasErrors, "\(pseudo.findings)")
  }
}
