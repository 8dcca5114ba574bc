import AssentLocalization
import ReportReaders
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The JUnit report")
struct JUnitReportTests {
  private static let read = PythonProgram(
    text: """
      import sys, collections
      from junitparser import JUnitXml, Failure, Skipped
      report = JUnitXml.fromfile(sys.argv[1])
      seen = collections.Counter()
      for suite in report:
          cases = list(suite)
          kinds = collections.Counter(kind for case in cases for kind in ([type(r).__name__ for r in case.result] or ["Passed"]))
          assert (suite.tests, suite.failures, suite.skipped, suite.errors) == (len(cases), kinds["Failure"], kinds["Skipped"], 0), suite.name
          assert len({case.name for case in cases}) == len(cases) and all(case.classname == suite.name and case.time == 0 for case in cases)
          seen.update(kinds)
      assert (report.tests, report.failures, report.skipped) == (sum(seen.values()), seen["Failure"], seen["Skipped"])
      print(seen["Passed"], seen["Failure"], seen["Skipped"], end="")
      """)

  @Test("A CI server reads what passed, what failed and what is below the threshold")
  func counts() throws {
    #expect(try Self.read.output(Self.text(try SampleReport(), failOn: .error)) == "3 7 9")
    #expect(try Self.read.output(Self.text(try SampleReport(), failOn: .note)) == "3 16 0")
    let sample = try SampleReport(repetitions: 30)
    func cases(_ findings: [CheckFinding]) -> Set<[String?]> { Set(findings.map { [$0.finding.rule, $0.finding.location?.file] }) }
    let all = cases(sample.report.findings).count
    let failed = cases(sample.report.findings.filter { $0.finding.severity >= .warning }).count
    #expect(try Self.read.output(Self.text(sample, failOn: .warning)) == "2 \(failed) \(all - failed)")
  }

  @Test("A failure names line, column and what to do")
  func failure() throws {
    let text = Self.text(try SampleReport(), failOn: .error)
    #expect(text.contains("<failure message=\"1 error\" type=\"error\">Locales/fr/strings.yml:3:52: error: &#39;optOut.question&#39; has an"))
    #expect(text.contains("&lt;that&gt; &quot;nobody&quot; &amp; describes"))
  }

  @Test("It holds no character that XML forbids")
  func characters() throws {
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    let forbidden = "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{FFFE}\u{FFFF}\u{1B}]]>"
    report.findings = [CheckFinding(Finding("r\u{1}", at: SourceLocation("a\u{2}"), forbidden, hint: forbidden))]
    let text = ReportWriter(report, sources: .none, options: ReportOptions(version: "1.0")).text(in: .junit)
    #expect(try Self.read.output(text) == "0 1 0")
  }

  private static func text(_ sample: SampleReport, failOn: Severity) -> String {
    ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0", failOn: failOn)).text(in: .junit)
  }
}
