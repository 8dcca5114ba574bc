import AssentLocalization
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The baseline")
struct BaselineTests {
  private func finding(_ rule: String, line: Int, part: String?, message: String = "Wrong", locale: String = "nl") -> CheckFinding {
    CheckFinding(
      Finding(rule, at: SourceLocation("Locales/\(locale)/a.md", line: line), message, part: part), locale: LocaleTag(locale),
      subject: .document("a.md"))
  }

  private func scope(_ locales: [String]) -> CheckScope {
    CheckScope(locales: locales.compactMap { LocaleTag($0) }, of: ["en", "nl"].compactMap { LocaleTag($0) })
  }

  @Test("What it covers is taken out wherever it has moved, as often as it was there")
  func covering() throws {
    let before = [finding("spelling", line: 4, part: "foutt"), finding("spelling", line: 9, part: "foutt")]
    let after = [
      finding("spelling", line: 14, part: "foutt"), finding("spelling", line: 19, part: "foutt"), finding("spelling", line: 24, part: "foutt"),
      finding("other", line: 4, part: "foutt"), finding("spelling", line: 4, part: "fouttt"),
    ]
    let (baseline, findings) = Baseline.parse(Baseline(of: before).json, file: "baseline.json")
    #expect(findings.isEmpty)
    let outcome = try #require(baseline).applying(to: after, file: "baseline.json", scope: scope(["en", "nl"]))
    #expect(outcome.kept == Array(after.dropFirst(2)))
    #expect(outcome.covered == 2)
    #expect(outcome.stale == nil)
  }

  @Test("A message without an offending text counts without its line numbers")
  func messages() {
    let baseline = Baseline(of: [finding("twice", line: 4, part: nil, message: "'a' is already on line 12, see a.md:12")])
    let moved = finding("twice", line: 5, part: nil, message: "'a' is already on line 340, see a.md:340")
    #expect(baseline.applying(to: [moved], file: "b", scope: scope(["nl"])).kept.isEmpty)
    let other = finding("twice", line: 4, part: nil, message: "'a' has 13 of 12 characters")
    #expect(baseline.applying(to: [other], file: "b", scope: scope(["nl"])).kept == [other])
  }

  @Test("What is gone is told once, and not of locales that weren't checked")
  func stale() {
    let baseline = Baseline(of: [finding("a", line: 1, part: "x"), finding("b", line: 1, part: "y"), finding("b", line: 1, part: "y", locale: "en")])
    let stale = baseline.applying(to: [finding("a", line: 1, part: "x")], file: "baseline.json", scope: scope(["nl"])).stale
    #expect(stale?.finding.rule == "stale-baseline")
    #expect(stale?.finding.severity == .note)
    #expect(stale?.finding.message == "1 of the 3 findings of the baseline is gone")
    #expect(stale?.finding.location == SourceLocation("baseline.json"))
  }

  @Test("The file has an entry a line, in an order of its own, and any text comes back")
  func format() throws {
    let texts = [
      "b", "a", "\"quoted\\", "new\nline\ttab\r\u{0}", "é\u{301}\u{202E}\u{FEFF}\u{2028}\u{85}\u{FFFC}🙂\u{10FFFF}\u{E000}", ": # - {}[]&*", "",
    ]
    let findings = texts.map { finding("rule", line: 1, part: $0) }
    let json = Baseline(of: findings).json
    #expect(json == Baseline(of: findings.reversed()).json)
    #expect(json.split(separator: "\n").count == texts.count + 5)
    #expect(
      json.hasPrefix("{\n  \"assent-baseline\": 1,\n  \"findings\": [\n    {\"rule\": \"rule\", \"file\": \"Locales/nl/a.md\", \"locale\": \"nl\","))
    let (baseline, faults) = Baseline.parse(json, file: "baseline.json")
    #expect(faults.isEmpty)
    #expect(try #require(baseline).json == json)
    #expect(try #require(baseline).applying(to: findings, file: "b", scope: scope(["nl"])).kept.isEmpty)
    #expect(Baseline.parse(Baseline(of: []).json, file: "b").baseline?.count == 0)
  }

  @Test(
    "A malformed file is refused with the line",
    arguments: [
      ("", 1), ("{", 2), ("[]", 1), ("{\"assent-baseline\": 2, \"findings\": []}", 1), ("{\n\"assent-baseline\": 1}", 1),
      ("{\"assent-baseline\": 1, \"findings\": [\n{\"rule\": \"a\", \"count\": 1}\n]}", 2),
      ("{\"assent-baseline\": 1, \"findings\": [\n{\"rule\": \"a\", \"text\": \"b\", \"count\": 0}]}", 2),
      ("{\"assent-baseline\": 1, \"findings\": [\n\n7]}", 3), ("<html>", 1),
    ])
  func malformed(_ text: String, _ line: Int) {
    let (baseline, findings) = Baseline.parse(text, file: "baseline.json")
    #expect(baseline == nil)
    #expect(findings.first?.location?.file == "baseline.json")
    #expect(findings.first?.location?.line == line)
  }
}
