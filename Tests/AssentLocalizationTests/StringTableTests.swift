import AssentLocalization
import AssentModel
import Testing

@Suite struct StringTableTests {
  private func parse(_ text: String, _ locale: String = "en") throws -> (table: StringTable, findings: [Finding]) {
    StringTable.parse(text, file: "Locales/\(locale)/strings.yml", locale: try #require(LocaleTag(locale)))
  }

  @Test("An entry keeps everything that the table says about it")
  func entry() throws {
    let (table, findings) = try parse(
      """
      strings:
        optOut.button:
          text: Unsubscribe
          note: On the button. A verb.
          max: 24
        summary.channels:
          state: reviewed
          source: 5d41402a
          text:
            one: One channel
            other: "{count} channels"
      """)
    #expect(findings == [])
    let buttonKey = try #require(StringKey("optOut.button"))
    let button = try #require(table.entries[buttonKey])
    #expect(button.message == .plain(try MessagePattern(parsing: "Unsubscribe")))
    #expect(button.note == "On the button. A verb.")
    #expect(button.maximumLength == 24)
    #expect(button.location == SourceLocation("Locales/en/strings.yml", line: 2))
    let summaryKey = try #require(StringKey("summary.channels"))
    let summary = try #require(table.entries[summaryKey])
    #expect(summary.state == .reviewed)
    #expect(summary.sourceFingerprint?.description == "5d41402a")
    #expect(summary.message.placeholders == ["count"])
    #expect(summary.categoryLocations[.other]?.line == 11)
    let english = PluralRules.cardinal(for: table.locale)
    #expect(summary.message.pattern(for: 1, in: english)?.description == "One channel")
    #expect(summary.message.pattern(for: 2, in: english)?.description == "{count} channels")
  }

  @Test(
    "What is wrong is reported with its line, and the rest is read",
    arguments: [
      ("  a: Text\n", "wrong-type", 3), ("  a:\n    text: \"{x\"\n", "message-pattern", 4), ("  a b:\n    text: x\n", "string-key", 3),
      ("  a:\n    txt: x\n    text: y\n", "unknown-key", 4), ("  a:\n    note: x\n", "missing-key", 3),
      ("  a:\n    text: x\n    max: big\n", "wrong-type", 5),
      ("  a:\n    text: x\n    max: 0\n", "wrong-type", 5), ("  a:\n    text: x\n    state: done\n", "translation-state", 5),
      ("  a:\n    text: x\n    source: nothex\n", "source-fingerprint", 5),
      ("  a:\n    text:\n      lots: x\n      other: y\n", "plural-category", 5),
      ("  a:\n    text:\n      one: x\n", "plural-category-missing", 5), ("  a:\n    text: [x]\n", "wrong-type", 4),
      ("  ok:\n    text: again\n", "duplicate-key", 3),
    ])
  func problems(lines: String, rule: String, line: Int) throws {
    let (table, findings) = try parse("strings:\n  ok: {text: fine}\n" + lines)
    #expect(findings.map(\.rule) == [rule])
    #expect(findings.first?.location == SourceLocation("Locales/en/strings.yml", line: line))
    #expect(table.entries[try #require(StringKey("ok"))] != nil)
  }

  @Test("A key at the top that isn't 'strings' is reported")
  func topLevel() throws {
    let (_, findings) = try parse("string:\n  a: {text: x}\n")
    #expect(findings.map(\.rule).sorted() == ["missing-key", "unknown-key"])
    #expect(findings.contains { $0.hint == "Did you mean 'strings'?" })
  }
}
