import AssentHashes
import AssentModel
import Foundation
import TestSupport
import Testing

@testable import AssentSite

/// Sequences of changes and builds: `ASSENT_TEST_SEQUENCES` says how many are tried, 200 unless told.
@Suite("Random changes to a site, built one after the other")
struct ChangeTests {
  private static let count = ProcessInfo.processInfo.environment["ASSENT_TEST_SEQUENCES"].flatMap { Int($0) } ?? 200

  @Test("After any changes and builds, whole or of a part, a build writes and finds what a build into an empty folder does", arguments: 0..<count)
  func likeAClean(seed: Int) throws {
    var changes = try SiteChanges(seed: UInt64(seed) &* 1_000_003 &+ 7)
    for _ in 0..<2 {
      for _ in 0..<Int.random(in: 1...3, using: &changes.generator) { try changes.changeSources() }
      if Int.random(in: 0..<3, using: &changes.generator) == 0 { try changes.changeOutput() }
      try changes.build()
    }
    try changes.changeSources()
    let (incremental, clean) = try changes.finish()
    #expect(incremental.findings == clean.findings, "seed \(seed): \(changes.log)")
    guard !clean.hasErrors else { return }
    let expected = try changes.files(of: changes.clean)
    #expect(try changes.files(of: changes.scratch.output).filter { expected[$0.key] != $0.value } == [:], "seed \(seed): \(changes.log)")
    #expect(try Set(changes.files(of: changes.scratch.output).keys) == Set(expected.keys), "seed \(seed): \(changes.log)")
  }
}

/// A small site that is changed at random: texts, documents, templates, settings, and what lies in its output.
private struct SiteChanges {
  var generator: SeededGenerator
  let scratch: ScratchSite
  private(set) var log: [String] = []
  private var number = 0

  var clean: URL { scratch.root.appending(path: "clean") }

  init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    scratch = try ScratchSite()
    try scratch.keepPages(of: ["opt-in", "language-chooser"])
    for locale in ["en", "fr", "nl"] {
      for guide in ["subscriptions", "opt-in-and-opt-out"] { try scratch.remove("Locales/\(locale)/guides/\(guide).md") }
      try scratch.write("Locales/\(locale)/guides/quarantine.md", document("Quarantine", "Text."))
      try scratch.write("Locales/\(locale)/guides/b.md", document("Guide b", "Text."))
    }
  }

  /// Makes one change to a text, a document, a template or the settings.
  mutating func changeSources() throws {
    number += 1
    let locale = pick(["en", "fr", "nl"])
    let guide = "Locales/\(locale)/guides/\(pick(["a", "c", "quarantine"])).md"
    let campaign = "Locales/\(locale)/campaigns/autumn-2026/opt-in.md"
    switch Int.random(in: 0..<11, using: &generator) {
    case 0: try edit("Locales/\(locale)/strings.yml", pick(["Maison", "e-mail", "Opt", "Me "]), "Change \(number) ")
    case 1: try edit("Locales/\(locale)/pages/opt-in.md", "\n\n", "\n\nChange \(number). ")
    case 2: try write(guide, document("Guide \(number)", "Text, [a link](\(pick(["b.md", "b.md", "quarantine.md", "../pages/opt-in.md"])))."))
    case 3: try write(guide, document("Guide \(number)", "See [the campaign](../campaigns/autumn-2026/opt-in.md)."))
    case 4: try write(guide, document("Guide \(number)", "See [a heading](b.md#good)."))
    case 5: try remove(guide)
    case 6: try write(campaign, document("Campaign \(number)", "Text."))
    case 7: try remove(campaign)
    case 8: try edit("Templates/assets/style.css", "\n", "\n/* \(number) */ b{order:\(number)}\n")
    case 9: try edit("Templates/site.yml", "name: Maison", "name: M\(number) Maison")
    default: try edit("Templates/partials/footer.mustache", "<footer", "<!-- \(number) --><footer")
    }
  }

  /// Does to the output and to what lies beside it what people, crashes and copies do.
  mutating func changeOutput() throws {
    let page = pick(["fr/opt-in.html", "nl/guides/quarantine.html", "index.html", "en/autumn-2026/opt-in.html", "pages.json"])
    let file = scratch.output.appending(path: page)
    guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return }
    let choice = Int.random(in: 0..<4, using: &generator)
    log.append("output \(choice) \(page)")
    switch choice {
    case 0 where page != "pages.json": try FileManager.default.removeItem(at: file)
    case 1 where page != "pages.json": try Data("{}".utf8).write(to: file)
    case 2:
      let state = scratch.root.appending(path: ".public.assent-build")
      if FileManager.default.fileExists(atPath: state.path(percentEncoded: false)) { try FileManager.default.removeItem(at: state) }
    default: try Data("gz".utf8).write(to: scratch.output.appending(path: page + ".other"))
    }
  }

  /// Builds the site or a part of it.
  mutating func build() throws {
    let (locales, campaigns) = pick([([], []), ([], []), (["fr"], []), (["nl", "en"], []), ([], ["autumn-2026"]), (["fr"], ["autumn-2026"])])
    let pseudo = Int.random(in: 0..<6, using: &generator) == 0
    log.append("build \(locales) \(campaigns) \(pseudo)")
    do {
      let report = try scratch.build(locales: locales, campaigns: campaigns, pseudo: pseudo)
      if !report.hasErrors { try checkPublished() }
    } catch let failure as OutputFailure where failure.code == .unreadableManifest {
      log.append("refused")
    }
  }

  /// Builds the site as a whole into its output, and into an empty folder.
  mutating func finish() throws -> (incremental: BuildReport, clean: BuildReport) {
    let incremental = try scratch.build()
    guard FileManager.default.fileExists(atPath: scratch.output.path(percentEncoded: false)) else {
      return (incremental, try scratch.build(to: clean))
    }
    for name in try scratch.outputFiles() where name.hasSuffix(".other") {
      try FileManager.default.removeItem(at: scratch.output.appending(path: name))
    }
    return (incremental, try scratch.build(to: clean))
  }

  func files(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)) {
      let file = folder.appending(path: name)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { files[name] = try Data(contentsOf: file) }
    }
    return files
  }

  /// Every page that `pages.json` names is there, as it says.
  private func checkPublished() throws {
    for page in try scratch.manifest().pages {
      #expect(
        SHA256Hash(of: Array(try Data(contentsOf: scratch.output.appending(path: page.path)))).description == page.sha256, "\(page.path): \(log)")
    }
  }

  private func document(_ title: String, _ text: String) -> String {
    "---\ntitle: \(title)\ndescription: About it\n---\n\n# \(title)\n\n## Good\n\n\(text)\n"
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &generator)] }

  private mutating func edit(_ path: String, _ old: String, _ new: String) throws {
    guard FileManager.default.fileExists(atPath: scratch.site.appending(path: path).path(percentEncoded: false)) else { return }
    let text = try scratch.text(path)
    guard let range = text.range(of: old) else { return }
    log.append("edit \(path)")
    try scratch.write(path, text.replacingCharacters(in: range, with: new))
  }

  private mutating func write(_ path: String, _ text: String) throws {
    log.append("write \(path) \(text.suffix(60))")
    try scratch.write(path, text)
  }

  private mutating func remove(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: scratch.site.appending(path: path).path(percentEncoded: false)) else { return }
    log.append("remove \(path)")
    try scratch.remove(path)
  }
}
