import AssentFormats
import AssentLocalization
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The text report")
struct TextReportTests {
  /// A line of a file with its part, and the two lines that the report shows.
  struct Underlining: Sendable, CustomTestStringConvertible {
    let line: String
    let part: String
    let shown: String
    let carets: String
    var testDescription: String { shown }
  }

  @Test(
    "The part is underlined as wide as it is shown",
    arguments: [
      Underlining(line: "Tout va bien ?", part: " ?", shown: "Tout va bien ?", carets: "            ^^"),
      Underlining(line: "    Tout va bien ?", part: "bien", shown: "Tout va bien ?", carets: "        ^^^^"),
      Underlining(line: "日本語のテスト and", part: "テスト", shown: "日本語のテスト and", carets: "        ^^^^^^"),
      Underlining(line: "e\u{301}te\u{301} été", part: "te\u{301}", shown: "e\u{301}te\u{301} été", carets: " ^^"),
      Underlining(line: "a\tb", part: "b", shown: "a   b", carets: "    ^"),
      Underlining(line: "a\tb", part: "\t", shown: "a⟨TAB⟩b", carets: " ^^^^^"),
      Underlining(line: "oui\u{A0}: non", part: "\u{A0}", shown: "oui⟨NBSP⟩: non", carets: "   ^^^^^^"),
      Underlining(line: "oui\u{202F}? \u{A0}non", part: "i\u{202F}?", shown: "oui⟨NNBSP⟩? \u{A0}non", carets: "  ^^^^^^^^^"),
      Underlining(line: "a\u{200B}b", part: "b", shown: "a⟨U+200B⟩b", carets: "         ^"),
      Underlining(line: "\u{301}seul", part: "\u{301}", shown: "◌\u{301}seul", carets: "^"),
      Underlining(line: "un 🎉 deux", part: "deux", shown: "un 🎉 deux", carets: "      ^^^^"),
      Underlining(line: "u bent uw eigen u", part: "uw", shown: "u bent uw eigen u", carets: "       ^^"),
      Underlining(line: "mijn tuin, tu dors", part: "tu", shown: "mijn tuin, tu dors", carets: "           ^^"),
      Underlining(line: #"tu: "Dit \"oui\"""#, part: "\"oui\"", shown: #"tu: "Dit \"oui\"""#, carets: "         ^^^^^^^"),
      Underlining(line: "tu: \"Oh tu\"", part: "tu", shown: "tu: \"Oh tu\"", carets: "        ^^"),
    ])
  func underlining(_ example: Underlining) throws {
    let file = example.line.hasPrefix("tu:") ? "a.yml" : "a.md"
    let text = try Self.text([Finding("rule", at: SourceLocation(file, line: 1), "Wrong", part: example.part)], [file: example.line])
    let lines = text.split(separator: "\n").map(String.init)
    try #require(lines.count > 3)
    #expect(lines[2] == "         │ \(example.shown)")
    #expect(lines[3] == "         │ \(example.carets)")
  }

  @Test("Two findings that are alike show two places")
  func occurrences() throws {
    let finding = Finding("doubled-space", at: SourceLocation("a.md", line: 1), "Two spaces", part: "  ")
    let text = try Self.text([finding, finding], ["a.md": "un  deux  trois"])
    #expect(text.contains("1:3") && text.contains("1:9"))
  }

  @Test("A part below its line is shown where it is, in YAML within its own entry")
  func below() throws {
    let markdown = try Self.text([Finding("r", at: SourceLocation("a.md", line: 1), "Wrong", part: "deux")], ["a.md": "un\ndes deux\n"])
    #expect(markdown.contains(" 2:5  "))
    let wrapped = try Self.text([Finding("r", at: SourceLocation("a.md", line: 1), "Wrong", part: "deux trois")], ["a.md": "un deux\ntrois\n"])
    #expect(wrapped.contains(" 1:4  ") && wrapped.contains("│    ^^^^\n"))
    let yaml = try Self.text(
      [Finding("r", at: SourceLocation("a.yml", line: 1), "Wrong", part: "deux")], ["a.yml": "a: un\nb: deux\n"])
    #expect(yaml.contains("      1  error") && yaml.contains("│ deux\n") && !yaml.contains("^"))
  }

  @Test("A long line is cut around the part")
  func longLine() throws {
    let line = String(repeating: "a", count: 50_000) + " faute " + String(repeating: "b", count: 50_000)
    let text = try Self.text([Finding("r", at: SourceLocation("a.md", line: 1), "Wrong", part: "faute")], ["a.md": line])
    let lines = text.split(separator: "\n")
    #expect(lines[2].hasPrefix("         │ …a") && lines[2].hasSuffix("b…") && lines[2].contains(" faute "))
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 100 })
    let offset = try #require(lines[2].firstIndex(of: "f"))
    #expect(lines[2].distance(from: lines[2].startIndex, to: offset) == lines[3].prefix { $0 != "^" }.count)
  }

  @Test(
    "Nothing in a file reaches the terminal as a command",
    arguments: ["\u{1B}[2J", "\u{9B}31m", "\u{7}", "\u{202E}", "\r", "\u{1B}]0;x\u{7}", "\u{2028}", "\u{85}", "\u{8}"])
  func injection(_ control: String) throws {
    let location = SourceLocation("a\(control).md", line: 1)
    let finding = Finding("ru\(control)le", at: location, "Wrong \(control)", part: control + "x", hint: "Not \(control)")
    let text = try Self.text([finding], ["a\(control).md": "a\(control)x b\(control)"])
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control && $0.properties.generalCategory != .format })
    #expect(!text.unicodeScalars.contains("\u{2028}"))
    #expect(text.utf8.split(separator: 0x0A).count == 7)
  }

  @Test("Colours are for a terminal that wants them")
  func colours() throws {
    #expect(ReportColour(isTerminal: true, environment: [:]) == .coloured)
    #expect(ReportColour(isTerminal: true, environment: ["NO_COLOR": ""]) == .coloured)
    #expect(ReportColour(isTerminal: true, environment: ["NO_COLOR": "1"]) == .plain)
    #expect(ReportColour(isTerminal: true, environment: ["TERM": "dumb"]) == .plain)
    #expect(ReportColour(isTerminal: false, environment: [:]) == .plain)
    let sample = try SampleReport()
    func text(_ colour: ReportColour) -> String {
      ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0", colour: colour)).text(in: .text)
    }
    #expect(!text(.plain).contains("\u{1B}"))
    let coloured = text(.coloured)
    #expect(coloured.contains("\u{1B}[1;31merror"))
    var stripped = coloured
    for code in ["1", "2", "1;31", "1;32", "1;33", "1;34", "0"] { stripped = stripped.replacing("\u{1B}[\(code)m", with: "") }
    #expect(stripped == text(.plain))
  }

  @Test("The end counts by severity and rule, and shows the coverage")
  func summary() throws {
    let sample = try SampleReport()
    let text = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0")).text(in: .text)
    #expect(text.contains("\n8 errors, 6 warnings, 3 notes in 5 files\n"))
    #expect(text.contains("\n  2  error    hidden-characters\n"))
    #expect(text.contains("\nNot shown: 7 covered by exceptions, 31 in the baseline\n"))
    #expect(text.contains("\n  fr           128          61        9    2       10      4    210   90 %\n"))
    #expect(text.contains("\n  nl             15       19        4      3     38   39 %\n"))
    #expect(text.contains("The site as a whole\n"))
    let clean = ReportWriter(
      CheckReport(sourceLocale: sample.report.sourceLocale, locales: []), sources: .none, options: ReportOptions(version: "1.0"))
    #expect(clean.text(in: .text) == "Nothing to report\n")
  }

  private static func text(_ findings: [Finding], _ texts: [String: String]) throws -> String {
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    report.findings = findings.map { CheckFinding($0) }
    return ReportWriter(report, sources: SourceLines(texts: texts), options: ReportOptions(version: "1.0")).text(in: .text)
  }
}
