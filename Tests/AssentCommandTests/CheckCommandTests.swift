import Foundation
import Testing

@Suite("assent check, as CI runs it")
struct CheckCommandTests {
  private let workplace: Workplace

  /// A new site with one warning and one error in it.
  init() throws {
    workplace = try Workplace()
    #expect(try Programs.assent("new", workplace.path("site")).code == 0)
    try edit("Locales/fr/strings.yml", "\"Nous écrire\"", "\"nous écrire\"")
    try edit("Locales/nl/strings.yml", "\"{scope}: ja\"", "\"Ja\"")
  }

  private func edit(_ file: String, _ old: String, _ new: String) throws {
    let path = workplace.path("site/\(file)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func check(_ arguments: String...) throws -> Programs.Result {
    try Programs.run("assent", ["check", "--site", workplace.path("site")] + arguments)
  }

  @Test("A new site is clean, exit code 0")
  func clean() throws {
    let other = try Workplace()
    _ = try Programs.assent("new", other.path("site"))
    let result = try Programs.assent("check", "--site", other.path("site"), "--fail-on", "note")
    #expect(result.code == 0 && result.output.hasPrefix("Nothing to report") && result.errors.isEmpty, "\(result.output)\(result.errors)")
  }

  @Test("Findings are shown with their line, the part underlined, and what to do; exit code 1")
  func text() throws {
    let result = try check()
    #expect(result.code == 1)
    #expect(result.output.contains("Locales/fr/strings.yml\n") && result.output.contains("(capital-at-start)"), "\(result.output)")
    #expect(result.output.contains("text: \"nous écrire\"\n") && result.output.firstMatch(of: /\n +│ +\^+\n/) != nil, "\(result.output)")
    #expect(result.output.contains("(placeholder-missing)"))
    #expect(!result.output.contains("\u{1B}["), "colours are for terminals")
  }

  @Test(
    "What fails the check is set, by severity and by locale",
    arguments: [("error", "nl", 1), ("error", "fr", 0), ("warning", "fr", 1), ("note", "en", 0), ("warning", "en", 0)])
  func failOn(severity: String, locale: String, code: Int32) throws {
    #expect(try check("--fail-on", severity, "--locale", locale).code == code)
  }

  @Test("Every format is written to a file", arguments: ["text", "json", "sarif", "junit", "github", "html"])
  func formats(format: String) throws {
    let result = try check("--format", format, "-o", workplace.path("report"))
    let report = try String(contentsOfFile: workplace.path("report"), encoding: .utf8)
    #expect(result.code == 1 && result.output.isEmpty && result.errors.hasPrefix("2 findings, "), "\(result.errors)")
    for rule in ["capital-at-start", "placeholder-missing"] { #expect(report.contains(rule), "\(format)") }
    #expect(!report.contains(workplace.folder.path(percentEncoded: false)), "no path of this machine")
  }

  @Test("A check that can't run says why, exit code 2", arguments: [["--locale", "de"], ["--changed-since", "main"], ["--baseline", "/no/file"]])
  func impossible(arguments: [String]) throws {
    let result = try Programs.run("assent", ["check", "--site", workplace.path("site")] + arguments)
    #expect(result.code == 2 && !result.errors.isEmpty && result.output.isEmpty, "\(result.code) \(result.errors)")
    #expect(try Programs.assent("check", "--site", workplace.path("nothing")).code == 2)
  }

  @Test("A baseline lets through what it lists, and nothing else")
  func baseline() throws {
    let written = try check("--write-baseline", workplace.path("baseline.json"), "--fail-on", "note")
    #expect(written.code == 1)
    let covered = try check("--baseline", workplace.path("baseline.json"), "--fail-on", "note")
    #expect(covered.code == 0 && covered.output.contains("baseline"), "\(covered.output)")
    try edit("Locales/nl/strings.yml", "\"Schrijf ons\"", "\"Schrijf ons \"")
    let new = try check("--baseline", workplace.path("baseline.json"), "--fail-on", "note")
    #expect(new.code == 1 && new.output.contains("edge-space") && !new.output.contains("capital-at-start"))
  }

  @Test("Only what changed since a revision is reported, and what a change of its source made stale")
  func changedSince() throws {
    func git(_ arguments: String...) throws {
      let result = try Programs.run(URL(filePath: "/usr/bin/git"), ["-C", workplace.path("site")] + arguments)
      try #require(result.code == 0, "\(result.errors)")
    }
    try git("init", "-q")
    try git("add", ".")
    try git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "Site")
    #expect(try check("--changed-since", "HEAD", "--fail-on", "note").code == 0)
    try edit("Locales/nl/strings.yml", "\"Schrijf ons\"", "\"Schrijf ons \"")
    try edit("Locales/en/strings.yml", "\"Skip to the content\"", "\"Go to the content\"")
    let result = try check("--changed-since", "HEAD", "--fail-on", "note", "--format", "json")
    #expect(result.code == 1)
    for rule in ["edge-space", "stale-translation"] { #expect(result.output.contains("\"\(rule)\"")) }
    #expect(!result.output.contains("message\": \"The translation of 'problem.contact' begins"))
    let text = try check("--changed-since", "HEAD", "--fail-on", "note")
    #expect(!text.output.contains("capital-at-start") && !text.output.contains("placeholder-missing"), "\(text.output)")
  }

  @Test("The rules and the schema of the JSON report are printed")
  func listings() throws {
    let rules = try Programs.assent("check", "--rules")
    #expect(rules.code == 0)
    for rule in ["french-spacing", "opt-out-prominence", "duplicate-id", "missing-translation", "spelling"] { #expect(rules.output.contains(rule)) }
    let listing = try Programs.assent("check", "--rules", "--format", "json")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(listing.output.utf8)) }
    let schema = try Programs.assent("check", "--json-schema")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) }
  }

  @Test("A build with pseudo-locales has every page twice more, accented and from right to left")
  func pseudo() throws {
    try edit("Locales/nl/strings.yml", "\"Ja\"", "\"{scope}: ja\"")
    let result = try Programs.assent("build", "--pseudo", "--site", workplace.path("site"), "--output", workplace.path("public"), "--quiet")
    #expect(result.code == 0 && !result.errors.contains("error:"), "\(result.errors)")
    let accented = try String(contentsOfFile: workplace.path("public/en-XA/opt-out.html"), encoding: .utf8)
    #expect(accented.contains("<html lang=\"en-XA\" dir=\"ltr\">") && accented.contains("⟦Ûñšûƀšçŕîƀé"))
    let turned = try String(contentsOfFile: workplace.path("public/ar-XB/opt-out.html"), encoding: .utf8)
    #expect(turned.contains("<html lang=\"ar-XB\" dir=\"rtl\">") && turned.contains("\u{202E}"))
  }
}
