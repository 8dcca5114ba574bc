import AssentLocalization
import AssentModel
import AssentTranslation
import Foundation
import Testing

@Suite("A round trip")
struct RoundTripTests {
  @Test("An export of our own strings changes nothing when it is imported", arguments: ExchangeFormat.allCases, ["fr", "nl"])
  func unchanged(_ format: ExchangeFormat, _ locale: String) throws {
    let site = try SiteCopy()
    let plan = try site.plan(try site.export(locale, format))
    #expect(plan.refusals.isEmpty, "\(plan.refusals)")
    #expect(try plan.changes.isEmpty && plan.unchanged == site.stringCount)
  }

  @Test("A table that was lost comes back from an export, text for text", arguments: ExchangeFormat.allCases, ["fr", "nl"])
  func lost(_ format: ExchangeFormat, _ locale: String) throws {
    let site = try SiteCopy()
    let before = try site.contents(locale)
    let file = try site.export(locale, format)
    try FileManager.default.removeItem(atPath: site.path + "/Locales/\(locale)/strings.yml")
    let plan = try site.plan(file)
    #expect(try plan.refusals.isEmpty && plan.changes.count == site.stringCount)
    try plan.write(to: try site.project())
    let after = try site.contents(locale)
    #expect(after.mapValues { $0.dropLast() } == before.mapValues { $0.dropLast() })
    #expect(after.values.allSatisfy { $0.last != "none" })
    let blank = try site.text("Locales/\(locale)/strings.yml").split(separator: "\n", omittingEmptySubsequences: false).count { $0.isEmpty }
    #expect(blank > 5, "the paragraphs of the source")
  }

  @Test("Hostile texts survive: spaces, markup, formulas, control characters, braces, plurals, states", arguments: ExchangeFormat.allCases)
  func hostile(_ format: ExchangeFormat) throws {
    let site = try SiteCopy(source: HostileTable.sourceText, "pl", HostileTable.targetText())
    let count = HostileTable.texts.count + 1
    let file = try site.export("pl", format)
    let same = try site.plan(file)
    #expect(same.refusals.isEmpty, "\(same.refusals)")
    #expect(same.changes.isEmpty && same.unchanged == count, "\(same.changes)")
    let before = try site.contents("pl")
    try FileManager.default.removeItem(atPath: site.path + "/Locales/pl/strings.yml")
    let plan = try site.plan(file)
    #expect(plan.refusals.isEmpty, "\(plan.refusals)")
    try plan.write(to: try site.project())
    let after = try site.contents("pl")
    for (key, content) in before {
      #expect(after[key]?.dropLast() == content.dropLast(), "\(key)")
      // What was stale is stale still.
      #expect((after[key]?.last == "0123abcd") == (content.last == "0123abcd"), "\(key)")
    }
  }

  @Test("Notes, limits, categories, fingerprints and paths go along", arguments: ExchangeFormat.allCases)
  func metadata(_ format: ExchangeFormat) throws {
    let site = try SiteCopy()
    let file = try site.export("fr", format)
    for part in ["A link that keyboard and screen reader users meet first.", "32", "many", "1116c66c", "guide.readingTime"] {
      #expect(file.contains(part), "\(part)")
    }
  }

  @Test("New strings go out without a target, and come back translated", arguments: ExchangeFormat.allCases)
  func new(_ format: ExchangeFormat) throws {
    let source = "strings:\n  a.b:\n    text: \"Hello {name}\"\n  a.c:\n    text: \"Bye\"\n"
    let site = try SiteCopy(source: source, "de", "strings:\n  a.b:\n    text: \"Hello {name}\"\n    state: new\n")
    let file = try site.export("de", format, only: [.new])
    let untouched = try site.plan(file)
    #expect(untouched.changes.isEmpty && untouched.refusals.isEmpty && untouched.untranslated == 2)
    let filled = Fill.targets(file, format, ["Hello ": "Hallo ", "Bye": "Tschüss"])
    let plan = try site.plan(filled)
    #expect(plan.refusals.isEmpty, "\(plan.refusals)\n\(filled)")
    try plan.write(to: try site.project())
    #expect(
      try site.text("Locales/de/strings.yml") == """
        strings:
          a.b:
            text: "Hallo {name}"
            state: translated
            source: \(Fingerprint(of: "Hello {name}"))
          a.c:
            text: "Tschüss"
            state: translated
            source: \(Fingerprint(of: "Bye"))

        """)
  }

  @Test("A selection holds those strings only")
  func selection() throws {
    let source = "strings:\n" + ["a", "b", "c", "d"].map { "  \($0):\n    text: \"\($0)\"\n" }.joined()
    let site = try SiteCopy(
      source: source, "de",
      "strings:\n  a:\n    text: x\n    state: machine\n  b:\n    text: y\n    source: 00000000\n  c:\n    text: z\n    state: reviewed\n")
    let file = try site.export("de", .csv, only: [.machine, .new])
    #expect(file.contains("\"a\"") && file.contains("\"d\"") && !file.contains("\"b\"") && !file.contains("\"c\""))
    #expect(try site.export("de", .csv, only: [.stale]).contains("\"b\""))
  }

  @Test("An export with nothing to translate is a file all the same", arguments: ExchangeFormat.allCases)
  func empty(_ format: ExchangeFormat) throws {
    let site = try SiteCopy()
    let plan = try site.plan(try site.export("fr", format, only: [.stale]))
    #expect(plan.locale?.description == "fr" && plan.changes.isEmpty && plan.refusals.isEmpty)
  }
}
