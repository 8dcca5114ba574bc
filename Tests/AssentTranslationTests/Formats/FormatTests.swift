import AssentLocalization
import AssentModel
import AssentTranslation
import Foundation
import Testing

@Suite("Translators' files")
struct FormatTests {
  private let source = "strings:\n  a.b:\n    text: \"Hello {name}, bye {name}\"\n    max: 40\n  a.c:\n    text: \"Bye\"\n"

  @Test("Placeholders are protected elements in XLIFF 2, with their original in the file")
  func placeholders() throws {
    let site = try SiteCopy(source: source, "de", "strings:\n  a.b:\n    text: \"{name}: {name}\"\n")
    let file = try site.export("de", .xliff2)
    #expect(file.contains("<data id=\"d1\">{name}</data>"))
    #expect(file.contains("Hello <ph id=\"p1\" dataRef=\"d1\" disp=\"{name}\" canCopy=\"no\" canDelete=\"no\"/>, bye <ph id=\"p2\""))
    #expect(file.contains("<target xml:space=\"preserve\"><ph id=\"p1\""))
    #expect(try site.export("de", .xliff1).contains("<ph id=\"p1\" ctype=\"x-placeholder\" equiv-text=\"{name}\">{name}</ph>"))
    #expect(try site.export("de", .po).contains("#, python-brace-format"))
  }

  @Test(
    "States of XLIFF 2 are read as ours",
    arguments: [
      ("initial", "assent:machine", "machine"), ("initial", nil, "translated"), ("translated", nil, "translated"), ("reviewed", nil, "reviewed"),
      ("final", nil, "reviewed"), ("translated", "assent:machine", "translated"), ("final", "other:x", "reviewed"),
    ] as [(String, String?, String)])
  func states2(_ state: String, _ subState: String?, _ meaning: String) throws {
    let site = try SiteCopy(source: source, "de", nil)
    let words = "state=\"\(state)\"" + (subState.map { " subState=\"\($0)\"" } ?? "")
    let file = Fill.targets(try site.export("de", .xliff2), .xliff2, ["Bye": "Tschüss"]).replacing("state=\"translated\"", with: words)
    #expect(try site.plan(file).changes.first?.newState.rawValue == meaning)
  }

  @Test(
    "States of XLIFF 1.2 are read as ours",
    arguments: [
      ("state=\"needs-review-translation\" state-qualifier=\"leveraged-mt\"", "machine"), ("state=\"translated\"", "translated"), ("", "translated"),
      ("state=\"final\"", "reviewed"), ("state=\"signed-off\"", "reviewed"), ("state=\"new\"", "translated"),
      ("state=\"needs-review-translation\"", "translated"),
    ])
  func states1(_ words: String, _ meaning: String) throws {
    let site = try SiteCopy(source: source, "de", nil)
    let file = Fill.targets(try site.export("de", .xliff1), .xliff1, ["Bye": "Tschüss"]).replacing("state=\"translated\"", with: words)
    #expect(try site.plan(file).changes.first?.newState.rawValue == meaning)
  }

  @Test("A stale string goes out as such; it is fresh again when the translator says so or changes it", arguments: ExchangeFormat.allCases)
  func stale(_ format: ExchangeFormat) throws {
    let site = try SiteCopy(source: source, "de", "strings:\n  a.c:\n    text: \"Tschüss\"\n    state: reviewed\n    source: 00c0ffee\n")
    let file = try site.export("de", format, only: [.stale])
    #expect(try site.plan(file).unchanged == 1)
    let changed = try site.plan(file.replacing("Tschüss", with: "Servus"))
    #expect(changed.changes.first?.newState == .translated && changed.changes.first?.fingerprint == Fingerprint(of: "Bye"))
    let confirmations: [ExchangeFormat: (String, String)] = [
      .xliff2: ("state=\"initial\" subState=\"assent:stale-reviewed\"", "state=\"reviewed\""),
      .xliff1: ("state=\"needs-adaptation\"", "state=\"final\""), .po: ("#, fuzzy\n", ""), .csv: ("\"yes\"", "\"no\""),
    ]
    let (old, new) = try #require(confirmations[format])
    let confirmed = try site.plan(file.replacing(old, with: new))
    #expect(confirmed.changes.first?.isConfirmed == true && confirmed.changes.first?.fingerprint == Fingerprint(of: "Bye"), "\(file)")
    #expect(confirmed.changes.first?.texts.isEmpty == true)
  }

  @Test("A reviewed text that a spreadsheet changes is translated; one that it newly calls reviewed is")
  func changedCSV() throws {
    let site = try SiteCopy(source: source, "de", "strings:\n  a.c:\n    text: \"Tschüss\"\n    state: reviewed\n")
    let plan = try site.plan(try site.export("de", .csv).replacing("Tschüss", with: "Servus"))
    #expect(plan.changes.first?.newState == .translated)
    try site.write("Locales/de/strings.yml", "strings:\n  a.c:\n    text: \"Tschüss\"\n    state: machine\n")
    #expect(try site.plan(try site.export("de", .csv).replacing("\"machine\"", with: "\"reviewed\"")).changes.first?.newState == .reviewed)
    #expect(try site.plan(try site.export("de", .csv).replacing("\"machine\"", with: "\"done\"")).refusals.first?.rule == "exchange-markup")
  }

  @Test("A reviewed text that a PO file changes is translated, no longer reviewed")
  func changedPO() throws {
    let site = try SiteCopy(source: source, "de", "strings:\n  a.c:\n    text: \"Tschüss\"\n    state: reviewed\n")
    let plan = try site.plan(try site.export("de", .po).replacing("Tschüss", with: "Servus"))
    #expect(plan.changes.first?.newState == .translated)
    let fuzzy = try site.plan(try site.export("de", .po).replacing("msgctxt \"a.c\"", with: "#, fuzzy\nmsgctxt \"a.c\""))
    #expect(fuzzy.changes.first?.newState == .machine)
  }

  @Test("Spreadsheets change CSV and it is read all the same: semicolons, tabs, no quotation marks, no mark, columns moved")
  func spreadsheets() throws {
    let site = try SiteCopy(source: source, "de", nil)
    for separator in [",", ";", "\t"] {
      let rows = [["target:de", "key", "source:en", "mine"], ["Tschüss", "a.c", "Bye", "x"]]
      let plan = try site.plan(rows.map { $0.joined(separator: separator) }.joined(separator: "\n"))
      #expect(plan.changes.first?.newMessage == .plain(try MessagePattern(parsing: "Tschüss")), "\(separator)")
    }
  }

  @Test("No cell of a CSV file begins like a formula")
  func formulas() throws {
    let site = try SiteCopy(source: HostileTable.sourceText, "pl", HostileTable.targetText())
    let file = try site.export("pl", .csv)
    for sign in ["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}"] {
      #expect(!file.contains(",\"" + sign) && !file.contains("\n\"" + sign), "\(sign)")
    }
  }

  @Test(
    "Plural-Forms has the forms of the language, as gettext writes them",
    arguments: [
      ("fr", "nplurals=3; plural=(n <= 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);"), ("nl", "nplurals=2; plural=(n == 1 ? 0 : 1);"),
      ("de", "nplurals=2; plural=(n == 1 ? 0 : 1);"), ("en", "nplurals=2; plural=(n == 1 ? 0 : 1);"), ("ja", "nplurals=1; plural=(0);"),
      (
        "cs", "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);"
      ),
    ])
  func pluralForms(_ locale: String, _ header: String) throws {
    #expect(PluralRules.cardinal(for: try #require(LocaleTag(locale))).gettextHeader == header)
  }

  @Test(
    "What is no file of ours is refused with a line",
    arguments: [
      "", "hello", "<a/>", "<xliff version=\"1.2\"", "key,source:en\na,b\n", "msgid \"x\nmsgstr \"y\"\n",
      "\"key\",\"source:en\",\"target:de\"\n\"a.c\",\"By\"e\",\"x\"\n",
      "key,source:en,target:de\n\"a", "\u{0}\u{1}\u{2}",
      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"de\"><file></xliff>",
    ])
  func garbage(_ text: String) throws {
    let site = try SiteCopy(source: source, "de", nil)
    let plan = try site.plan(text)
    #expect(plan.changes.isEmpty)
    #expect(plan.locale == nil && !plan.refusals.isEmpty && plan.refusals.allSatisfy { $0.location?.file == "back" }, "\(plan.refusals)")
  }

  @Test("Bytes that are no UTF-8 are refused")
  func bytes() throws {
    let site = try SiteCopy(source: source, "de", nil)
    let plan = try ImportPlan.make(Array("key,source:en,target:de\na.c,Bye,".utf8) + [0xE9], name: "back.csv", project: try site.project())
    #expect(plan.refusals.first?.rule == "invalid-utf8")
  }
}
