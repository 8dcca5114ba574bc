import AssentFormats
import AssentModel
import Testing

@Suite struct YAMLParsingTests {
  @Test("Every key that occurs twice is reported with the line of its second occurrence")
  func duplicateKeys() {
    let text = "a: 1\nlist:\n  - x: 1\n    y: 2\n    x: 3\n  - x: 1\nb: 2\n\"a\": 3\na: 4\n"
    let parsed = YAMLValue.parse(text, file: "f.yml", firstLine: 101)
    #expect(parsed.findings.allSatisfy { $0.rule == "duplicate-key" })
    #expect(Set(parsed.findings.compactMap(\.location?.line)) == [105, 108, 109])
    #expect(parsed.findings.contains { $0.message == "'x' is already set on line 103" })
    #expect(parsed.value != nil)
  }

  @Test("A duplicate in a flow mapping is reported, too")
  func duplicateInFlow() {
    let parsed = YAMLValue.parse("ok: 1\nm: {a: 1, a: 2}\n", file: "f.yml")
    #expect(parsed.findings.map(\.rule) == ["duplicate-key"])
    #expect(parsed.findings.first?.location == SourceLocation("f.yml", line: 2))
  }

  @Test(
    "A syntax error names its line",
    arguments: [
      ("a: 1\n\tb: 2\n", 2), ("a: b: c\n", 1), ("a: [1, 2\nb: 3\n", 2), ("a: 'open\n", 2), ("a: 1\nb\u{1}: 2\n", 2), ("x: 1\n---\ny: 2\n", 2),
      ("a: *nowhere\n", 1), ("? [a]\n: b\n", 1),
    ])
  func syntaxErrors(text: String, line: Int) {
    let parsed = YAMLValue.parse(text, file: "f.yml")
    #expect(parsed.findings.map(\.rule) == ["yaml-syntax"], "\(parsed.findings)")
    #expect(parsed.findings.first?.location == SourceLocation("f.yml", line: line))
  }

  @Test("A tab in the indentation is named")
  func tabs() {
    #expect(YAMLValue.parse("a:\n\tb: 2\n", file: "f.yml").findings.first?.hint?.contains("tabs") == true)
  }

  @Test("Aliases are refused before they multiply", .timeLimit(.minutes(10)), arguments: ["[*%, *%, *%, *%, *%, *%, *%, *%, *%]", "{? *% : 1}"])
  func billionLaughs(template: String) {
    var text = "a0: &a0 [lol, lol]\n"
    for level in 1...40 { text += "a\(level): &a\(level) " + template.replacing("%", with: "a\(level - 1)") + "\n" }
    let parsed = YAMLValue.parse(text, file: "f.yml")
    #expect(parsed.findings.map(\.rule) == ["yaml-alias"])
    #expect(parsed.findings.first?.location?.line == 1)
  }

  @Test("An ampersand and an asterisk in text are no aliases")
  func signsInText() {
    let parsed = YAMLValue.parse("a: R&D and *more*\nb: |\n  &mdash; and\n  *item*\nc: \"x & *y\"\n", file: "f.yml")
    #expect(parsed.findings == [])
  }

  @Test(
    "Nesting without end is refused",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "? ", count: 100_000),
    ])
  func nesting(text: String) {
    #expect(YAMLValue.parse(text, file: "f.yml").findings.map(\.rule) == ["yaml-nesting"])
  }

  @Test("Indentation without end is refused without a crash")
  func deepIndentation() {
    let text = (0..<1500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(YAMLValue.parse(text, file: "f.yml").findings.map(\.rule) == ["yaml-syntax"])
  }

  @Test("A text without YAML is a finding", arguments: ["", "\n\n", "# nothing\n"])
  func empty(text: String) {
    let parsed = YAMLValue.parse(text, file: "f.yml")
    #expect(parsed.value == nil)
    #expect(parsed.findings.map(\.rule) == ["yaml-empty"])
  }

  @Test("A byte order mark and CR LF change nothing")
  func lineEndings() {
    let plain = YAMLValue.parse("a: 1\nb: two\n", file: "f.yml")
    #expect(YAMLValue.parse("\u{FEFF}a: 1\r\nb: two\r\n", file: "f.yml").value == plain.value)
    #expect(plain.findings == [])
  }

  @Test("Long rules of dashes in comments and text are no nesting")
  func dashes() {
    let rule = String(repeating: "-", count: 400)
    #expect(YAMLValue.parse("# \(rule)\na: |\n  \(rule)\n", file: "f.yml").findings == [])
  }

  @Test(
    "A tag or an anchor in front of a value or a key is a finding, once for its line",
    arguments: ["a: !b c", "a: &b c", "a: !!str 1", "!a b: c", "a: &b\n  c: d", "a: [!b c]", "a: !b \"c\""])
  func properties(text: String) {
    #expect(YAMLValue.parse(text + "\n", file: "f.yml").findings.map(\.rule) == ["yaml-swallowed"])
  }

  @Test(
    "A comment right behind a text is a finding where the text may go on",
    arguments: [
      ("a: Rue 5 #3", true), ("a: Rue #3", true), ("a: Rue\n  neuve #3", true), ("a: two words # c", true), ("a: word # c", false),
      ("a: \"Rue #3\"", false), ("a: word#3", false), ("a: |\n  Rue #3", false),
    ])
  func comments(text: String, isFound: Bool) throws {
    var findings: [Finding] = []
    guard case .mapping(let mapping) = try #require(YAMLValue.parse(text + "\n", file: "f.yml").value).content else { return }
    _ = mapping.string("a", into: &findings)
    #expect(findings.map(\.rule) == (isFound ? ["yaml-swallowed"] : []))
  }
}
