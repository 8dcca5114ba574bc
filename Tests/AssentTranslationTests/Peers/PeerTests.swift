import AssentLocalization
import AssentModel
import AssentTranslation
import Dispatch
import Foundation
import Testing

/// Where `Tests/run` has put what other programs are needed for.
private enum Peers {
  /// A folder with the OASIS schemas.
  static let schemas = ProcessInfo.processInfo.environment["ASSENT_XLIFF_SCHEMAS"]
  /// A Python that has translate-toolkit.
  static let python = ProcessInfo.processInfo.environment["ASSENT_TEST_PYTHON"]
}

/// Other programs read what we write.
@Suite("Other programs")
struct PeerTests {
  private static let schemaNames: [ExchangeFormat: String] = [.xliff2: "xliff-core-2.0.xsd", .xliff1: "xliff-core-1.2-strict.xsd"]

  /// Our own strings, those of a new language, and hostile ones.
  private static func sites() throws -> [(site: SiteCopy, locale: String)] {
    let new = try SiteCopy()
    _ = try NewLocale(try #require(LocaleTag("de")), fallbacks: [], project: new.project()).add()
    let hostile = try SiteCopy(source: HostileTable.sourceText, "pl", HostileTable.targetText())
    return [(try SiteCopy(), "fr"), (try SiteCopy(), "nl"), (new, "de"), (hostile, "pl")]
  }

  @Test("XLIFF is valid by the OASIS schemas", arguments: [ExchangeFormat.xliff2, .xliff1])
  func valid(_ format: ExchangeFormat) throws {
    let schema = try #require(Peers.schemas) + "/" + (try #require(Self.schemaNames[format]))
    for (site, locale) in try Self.sites() {
      for selection in [nil, [UnitSelection.stale]] as [Set<UnitSelection>?] {
        try site.write("out.xlf", try site.export(locale, format, only: selection))
        let result = try Self.run("xmllint", ["--nonet", "--noout", "--schema", schema, site.path + "/out.xlf"])
        #expect(result.code == 0, "\(locale): \(result.text)")
      }
    }
    let site = try SiteCopy()
    try site.write("out.xlf", try site.export("fr", format).replacing("<source", with: "<sauce").replacing("</source", with: "</sauce"))
    #expect(try Self.run("xmllint", ["--nonet", "--noout", "--schema", schema, site.path + "/out.xlf"]).code != 0, "the schema checks nothing")
  }

  @Test("msgfmt finds no fault with PO files")
  func gettext() throws {
    for (site, locale) in try Self.sites() {
      try site.write("out.po", try site.export(locale, .po))
      let result = try Self.run("msgfmt", ["--check", "--output-file=/dev/null", site.path + "/out.po"])
      #expect(result.code == 0, "\(locale): \(result.text)")
    }
  }

  @Test(
    "gettext's own plural forms choose the category that CLDR chooses",
    arguments: ["fr", "nl", "de", "pl", "cs", "ru", "ar", "lv", "he", "ga", "sl"])
  func pluralForms(_ tag: String) throws {
    let rules = PluralRules.cardinal(for: try #require(LocaleTag(tag)))
    let script = """
      import gettext, re, sys
      header = sys.argv[1]
      plural = gettext.c2py(re.search(r'plural=\\((.*)\\);', header).group(1))
      print(int(re.search(r'nplurals=(\\d+)', header).group(1)), *[plural(n) for n in list(range(0, 1200)) + [10000, 100000, 1000000, 2000000]])
      """
    let result = try Self.run(try #require(Peers.python), ["-c", script, rules.gettextHeader])
    let numbers = result.text.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .newlines)) }
    try #require(result.code == 0 && numbers.count == 1205, "\(result.text)")
    let samples = Array(0..<1200) + [10_000, 100_000, 1_000_000, 2_000_000]
    let used = Set(samples.map { rules.category(of: $0) })
    let ordered = PluralCategory.allCases.filter { used.contains($0) || $0 == .other }
    #expect(numbers[0] == ordered.count)
    for (number, form) in zip(samples, numbers.dropFirst()) {
      #expect(ordered[form] == rules.category(of: number), "\(number)")
    }
  }

  @Test(
    "translate-toolkit reads every unit, and what it writes is imported",
    arguments: [ExchangeFormat.xliff2, .xliff1, .po])
  func toolkit(_ format: ExchangeFormat) throws {
    let site = try SiteCopy()
    _ = try NewLocale(try #require(LocaleTag("de")), fallbacks: [], project: site.project()).add()
    let name = "out.\(format.fileExtension)"
    try site.write(name, try site.export("de", format))
    let script = """
      import sys
      from translate.storage import xliff, xliff2, po
      kind, path = sys.argv[1:]
      store = {'xliff2': xliff2.Xliff2File, 'xliff1.2': xliff.xlifffile, 'po': po.pofile}[kind].parsefile(path)
      units = [unit for unit in store.units if unit.istranslatable() and unit.source]
      for unit in units:
          if '{' not in unit.source and unit.source == 'Privacy policy':
              unit.target = 'Datenschutz < & > \\u202f "x"'
              if kind == 'xliff1.2': unit.marktranslated()
      store.savefile(path)
      print(len(units), sum('ph' in str(unit.rich_source) or '{count}' in str(unit.source) for unit in units))
      """
    let result = try Self.run(try #require(Peers.python), ["-c", script, format.rawValue, site.path + "/" + name])
    try #require(result.code == 0, "\(result.text)")
    // A plural is two units in German.
    #expect(try result.text.hasPrefix("\(site.stringCount + 1) "), "\(result.text)")
    let plan = try site.plan(try site.text(name))
    #expect(plan.refusals.isEmpty && plan.changes.count == 1, "\(plan.refusals)")
    #expect(plan.changes.first?.newMessage == .plain(try MessagePattern(parsing: "Datenschutz < & > \u{202F} \"x\"")))
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, text: String) {
    let output = FileManager.default.temporaryDirectory.appending(path: "assent-peer-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
  }
}
