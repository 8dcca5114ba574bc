import AssentFormats
import AssentLocalization
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The configuration of the check")
struct QualityConfigurationTests {
  static let rules = ["spelling", "end-punctuation", "stale-exception", "missing-dictionary"]

  static func finding(_ rule: String, _ subject: CheckSubject?, _ locale: String?, part: String? = nil, file: String = "Locales/nl/a") -> CheckFinding
  {
    CheckFinding(
      Finding(rule, .warning, at: SourceLocation(file, line: 4), "Something on line 4", part: part), locale: locale.flatMap { LocaleTag($0) },
      subject: subject)
  }

  static func string(_ key: String) -> CheckSubject? { StringKey(key).map { .string($0) } }

  private func parse(_ text: String) -> (QualitySettings, [Finding]) {
    let (configuration, findings) = QualitySettings.parse(text, rules: Self.rules)
    return (configuration, findings)
  }

  private func scope(_ checked: [String] = ["en", "fr", "nl"]) -> CheckScope {
    CheckScope(locales: checked.compactMap { LocaleTag($0) }, of: ["en", "fr", "nl"].compactMap { LocaleTag($0) })
  }

  @Test("A file without anything in it is right", arguments: ["", "# Nothing yet\n", "---\n", "severities:\nexceptions:\n"])
  func empty(_ text: String) {
    let (configuration, findings) = parse(text)
    #expect(findings.isEmpty)
    #expect(configuration.exceptions.isEmpty && configuration.severities.isEmpty)
  }

  @Test("Severities are set, rules are turned off, sections are handed on")
  func severities() throws {
    let (configuration, findings) = parse("severities:\n  spelling: error\n  end-punctuation: off\nspelling:\n  enabled: false\n")
    #expect(findings.isEmpty)
    #expect(!configuration.spelling.isEnabled)
    let outcome = configuration.applying(
      to: [Self.finding("spelling", nil, "nl"), Self.finding("end-punctuation", nil, "nl"), Self.finding("other", nil, "nl")], scope: scope())
    #expect(outcome.kept.map(\.finding.rule) == ["spelling", "other"])
    #expect(outcome.kept.map(\.finding.severity) == [.error, .warning])
    #expect(outcome.excepted == 0)
  }

  @Test("A section terms, which nothing reads, is refused with the line on which it stands")
  func unreadSection() {
    let (_, findings) = parse("severities: {}\nterms:\n  opt-out: désabonnement\n")
    #expect(findings.map(\.rule) == ["unknown-key"])
    #expect(findings.first?.location?.line == 2)
  }

  @Test("A rule that doesn't exist is reported with the nearest one that does")
  func unknownRules() {
    let (configuration, findings) = parse(
      "severities:\n  speling: off\n  spelling: fatal\nexceptions:\n  - rule: xyzzy\n    key: a\n    reason: Why not\nextra: 1\n")
    #expect(findings.map(\.rule).sorted() == ["unknown-key", "unknown-rule", "unknown-rule", "wrong-type"])
    #expect(findings.first { $0.location?.line == 2 }?.hint == "Did you mean 'spelling'?")
    #expect(configuration.severities.isEmpty && configuration.exceptions.isEmpty)
  }

  @Test(
    "An exception needs a rule, one thing that it is about, and a reason",
    arguments: [
      ("rule: spelling, key: a.b", "The exception has no reason"),
      ("rule: spelling, key: a.b, reason: '-'", "The reason says nothing"),
      ("rule: spelling, reason: Right", "The exception doesn't say what it is about"),
      ("rule: spelling, key: a, document: b, reason: Right", "The exception is about key and document"),
      ("key: a, reason: Right", "'rule' is missing"),
      ("rule: spelling, key: a, locale: dutch!, reason: Right", "'dutch!' is not a language tag"),
      ("rule: spelling, document: 'pages/*/a', reason: Right", "'*' can stand at the end only, not inside 'pages/*/a'"),
      ("rule: spelling, key: [a], reason: Right", "'key' must be text, not a list"),
    ])
  func faults(_ item: String, _ message: String) {
    let (configuration, findings) = parse("exceptions:\n  - {\(item)}\n")
    #expect(findings.map(\.message) == [message])
    #expect(findings.first?.location?.line == 2)
    #expect(configuration.exceptions.isEmpty)
  }

  @Test(
    "An exception covers what it names and nothing else",
    arguments: [
      ("key: optOut.button", true), ("key: optOut.*", true), ("key: '*'", true), ("key: optOut", false), ("document: optOut.button", false),
      ("key: optOut.button, locale: nl", true), ("key: optOut.button, locale: fr", false), ("key: optOut.button, text: opt-in", true),
      ("key: optOut.button, text: opt", false), ("file: Locales/nl/strings.yml", true), ("file: Locales/nl/*", true), ("file: Locales/fr/*", false),
    ])
  func covering(_ fields: String, _ isCovered: Bool) {
    let (configuration, findings) = parse("exceptions:\n  - {rule: spelling, \(fields), reason: It is right}\n")
    #expect(findings.isEmpty)
    let finding = Self.finding("spelling", Self.string("optOut.button"), "nl", part: "opt-in", file: "Locales/nl/strings.yml")
    let other = Self.finding("end-punctuation", Self.string("optOut.button"), "nl", part: "opt-in", file: "Locales/nl/strings.yml")
    let outcome = configuration.applying(to: [finding, other], scope: scope())
    #expect(outcome.excepted == (isCovered ? 1 : 0))
    #expect(outcome.kept == (isCovered ? [other] : [finding, other]))
    #expect(outcome.stale.map(\.finding.rule) == (isCovered ? [] : ["stale-exception"]))
  }

  @Test("Documents and pages are told apart")
  func documentsAndPages() {
    let (configuration, _) = parse(
      "exceptions:\n  - {rule: spelling, document: pages/*, reason: It is right}\n  - {rule: spelling, page: pages/*, reason: Right}\n")
    let outcome = configuration.applying(to: [Self.finding("spelling", .document("pages/a.md"), "nl")], scope: scope())
    #expect(outcome.kept.isEmpty)
    #expect(outcome.stale.map(\.finding.location?.line) == [3])
  }

  @Test("An exception that covers nothing any more is found where it stands, unless that wasn't looked at")
  func stale() {
    let (configuration, _) = parse(
      "exceptions:\n  - {rule: spelling, key: a, locale: nl, reason: Right}\n  - {rule: spelling, key: b, reason: Right}\nseverities: {stale-exception: error}\n"
    )
    let outcome = configuration.applying(to: [], scope: scope())
    #expect(outcome.stale.map(\.finding.location?.description) == ["Locales/quality.yml:2", "Locales/quality.yml:3"])
    #expect(outcome.stale.map(\.finding.severity) == [.error, .error])
    #expect(configuration.applying(to: [], scope: scope(["fr"])).stale.isEmpty)
    #expect(configuration.applying(to: [], scope: scope(["nl"])).stale.count == 1)
  }

  @Test(
    "Nothing that the file can hold does any harm",
    arguments: ["[]", "a", "exceptions: a", "exceptions: [a, [b]]", "severities: [a]", "{", "spelling: 1"])
  func hostile(_ text: String) {
    #expect(!parse(text).1.isEmpty)
  }
}
