import AssentLocalization
import AssentModel
import AssentTranslation
import Foundation
import Testing

@Suite("An import refuses")
struct RefusalTests {
  private let source = """
    strings:
      hello:
        text: "Hello {name}"
        max: 20
      bye:
        text: "Bye"
      items:
        text:
          one: "{count} item"
          other: "{count} items"
    """

  private func site(_ target: String? = nil) throws -> SiteCopy { try SiteCopy(source: source, "fr", target) }

  private static let header = "key,category,source:en,target:fr\n"

  @Test(
    "each string with the reason and the line",
    arguments: [
      ("hello,,Hello {name},Bonjour\n", "placeholder-missing", 2), ("hello,,Hello {name},\"Bonjour {name}, {nom}\"\n", "placeholder-unknown", 2),
      ("hello,,Hello {name},\"{name}, bonjour {name}\"\n", "placeholder-repeated", 2), ("hello,,Hello {name},Bonjour {name\n", "message-pattern", 2),
      ("hello,,Hello {name},Bonjour et bienvenue à vous {name}\n", "too-long", 2), ("bye,,Goodbye,Au revoir\n", "exchange-source", 2),
      ("bye,,Bye,Au revoir\nnope,,No,Non\n", "unknown-string", 3), ("bye,,Bye,Adieu\nbye,,Bye,Au revoir\n", "exchange-duplicate", 3),
      ("bye,other,Bye,Au revoir\n", "plural-category-unknown", 2), ("items,,{count} items,{count} articles\n", "plural-category-unknown", 2),
      ("items,few,{count} items,{count} articles\n", "plural-category-unknown", 2),
      ("items,one,{count} item,{count} article\nitems,other,{count} items,{count} articles\n", "plural-category-missing", 2),
      (
        "items,one,{count} item,un article\nitems,many,{count} items,d’articles\nitems,other,{count} items,{count} articles\n", "placeholder-missing",
        3
      ),
      (",,Bye,Au revoir\n", "unknown-string", 2), ("b ye,,Bye,Au revoir\n", "unknown-string", 2),
    ])
  func reasons(_ rows: String, _ rule: String, _ line: Int) throws {
    let plan = try site().plan(Self.header + rows, name: "back.csv")
    #expect(plan.refusals.map(\.rule) == [rule], "\(plan.refusals)")
    #expect(plan.refusals.first?.location == SourceLocation("back.csv", line: line))
  }

  @Test(
    "a file for another locale or from another language",
    arguments: [
      ("key,source:en,target:nl\n", "exchange-locale"), ("key,source:de,target:fr\n", "exchange-source-language"),
      ("key,source,target:fr\n", "exchange-source-language"), ("key,source:en,target\n", "exchange-locale"),
      ("key,source:en,target:en\n", "exchange-locale"),
    ])
  func files(_ header: String, _ rule: String) throws {
    let plan = try site().plan(header + "bye,Bye,Au revoir\n")
    #expect(plan.locale == nil && plan.refusals.map(\.rule) == [rule])
  }

  @Test("a file for another locale than the one that was asked for")
  func expected() throws {
    #expect(try SiteCopy().plan(try SiteCopy().export("fr", .po), expected: "nl").refusals.first?.rule == "exchange-locale")
  }

  @Test("strings whose source has changed since the export", arguments: ExchangeFormat.allCases)
  func outdated(_ format: ExchangeFormat) throws {
    let site = try site("strings:\n  bye:\n    text: \"Adieu\"\n")
    let file = try site.export("fr", format).replacing("Adieu", with: "Au revoir")
    try site.write("Locales/en/strings.yml", source.replacing("\"Bye\"", with: "\"Goodbye\""))
    let plan = try site.plan(file)
    #expect(plan.refusals.map(\.rule) == ["exchange-source"] && plan.refusedKeys == ["bye"])
  }

  @Test("a plural whose source changed in a category that the language doesn't have")
  func outdatedPlural() throws {
    let site = try SiteCopy(source: source, "ja", nil)
    let file = Fill.targets(try site.export("ja", .csv), .csv, [:])
    try site.write("Locales/en/strings.yml", source.replacing("{count} item\"", with: "just {count} item\""))
    #expect(try site.plan(file).refusals.map(\.rule) == ["exchange-source"])
  }

  @Test("markup that was not sent, and placeholders that were typed")
  func markup() throws {
    let site = try site()
    let file = Fill.targets(try site.export("fr", .xliff2), .xliff2, ["Bye": "<pc id=\"1\">Adieu</pc>"])
    #expect(try site.plan(file).refusals.map(\.rule) == ["exchange-markup"])
    let typed = file.replacing("<pc id=\"1\">Adieu</pc>", with: "Adieu").split(separator: "\n").map { line in
      line.contains("<target") && line.contains("Hello") ? "<target>Bonjour {name}</target>" : String(line)
    }.joined(separator: "\n")
    let plan = try site.plan(typed)
    #expect(plan.refusals.map(\.rule) == ["placeholder-missing"])
    #expect(plan.refusals.first?.hint?.contains("protected element") == true)
  }

  @Test("an element of XLIFF 1.2 that was not sent")
  func markup1() throws {
    let site = try site()
    let file = Fill.targets(try site.export("fr", .xliff1), .xliff1, ["Bye": "<g id=\"1\">Adieu</g>"])
    #expect(try site.plan(file).refusals.map(\.rule) == ["exchange-markup"])
  }

  @Test("nothing else: the other strings of the file are still there to take over")
  func partial() throws {
    let site = try site("strings:\n  # mine\n  bye:\n    text: 'Adieu' # for now\n    state: machine\n")
    let plan = try site.plan(Self.header + "bye,,Bye,Au revoir\nhello,,Hello {name},Bonjour\n")
    #expect(plan.refusedKeys == ["hello"] && plan.changes.count == 1)
    try plan.write(to: try site.project())
    #expect(
      try site.text("Locales/fr/strings.yml")
        == "strings:\n  # mine\n  bye:\n    text: \"Au revoir\" # for now\n    state: translated\n    source: \(Fingerprint(of: "Bye"))\n")
  }

  @Test("Hostile files: a million cells, deep markup, long texts")
  func hostile() throws {
    let site = try site()
    #expect(try site.plan("key,source:en,target:fr" + String(repeating: ",", count: 300_000) + "\n").changes.isEmpty)
    #expect(try site.plan(Self.header + "bye,,Bye," + String(repeating: "e\u{301}", count: 100_000) + "\n").changes.count == 1)
    #expect(try site.plan(String(repeating: "msgid \"\"\n", count: 10_000)).locale == nil)
    let deep = String(repeating: "<mrk id=\"m\">", count: 1_000) + String(repeating: "</mrk>", count: 1_000)
    #expect(try site.plan(Fill.targets(try site.export("fr", .xliff2), .xliff2, ["Bye": deep])).locale == nil)
  }

  @Test("A write that fails leaves the old table and no rest")
  func atomic() throws {
    let site = try site("strings:\n  bye:\n    text: \"Adieu\"\n")
    let before = try site.text("Locales/fr/strings.yml")
    let plan = try site.plan(Self.header + "bye,,Bye,Au revoir\n")
    let project = try site.project()
    // A device that is always full has the name of the table.
    let (table, aside) = (site.path + "/Locales/fr/strings.yml", site.path + "/strings.yml")
    try FileManager.default.moveItem(atPath: table, toPath: aside)
    try FileManager.default.createSymbolicLink(atPath: table, withDestinationPath: "/dev/full")
    #expect(throws: TranslationFailure.self) { try plan.write(to: project) }
    try FileManager.default.removeItem(atPath: table)
    // A folder has it.
    try FileManager.default.createDirectory(atPath: table, withIntermediateDirectories: false)
    #expect(throws: TranslationFailure.self) { try plan.write(to: project) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: table).isEmpty)
    try FileManager.default.removeItem(atPath: table)
    try FileManager.default.moveItem(atPath: aside, toPath: table)
    #expect(try site.text("Locales/fr/strings.yml") == before)
    try plan.write(to: project)
    #expect(try site.text("Locales/fr/strings.yml") != before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.path + "/Locales/fr").allSatisfy { !$0.hasSuffix(".partial") })
  }
}
