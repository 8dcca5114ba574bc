import AssentLocalization
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The GitHub report")
struct GitHubReportTests {
  @Test("A finding is a workflow command with file, line and columns")
  func commands() throws {
    let sample = try SampleReport()
    let text = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0", siteFolder: "site")).text(in: .github)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == sample.report.findings.count)
    #expect(
      lines[0]
        == "::error file=site/Locales/fr/strings.yml,line=3,col=52,endColumn=54,title=narrow-space::'optOut.question' has an ordinary space before '?'"
        + "%0AWrite a narrow no-break space (U+202F): désabonner\u{202F}?")
    #expect(lines.contains { $0.hasPrefix("::notice file=site/Locales/fr/strings.yml,line=7,col=") })
    #expect(lines.contains("::warning title=dictionary-missing::No dictionary for nl is installed%0AInstall hunspell-nl"))
    #expect(lines.contains { $0.hasPrefix("::error file=site/Locales/fr/strings.yml,title=missing::") })
  }

  @Test("Nothing in a text ends the command or a property")
  func escapes() throws {
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    report.findings = [CheckFinding(Finding("a,b", .warning, at: SourceLocation("a,b:c%d.md", line: 1), "100 %\r\n::error::x, y: z"))]
    let text = ReportWriter(report, sources: .none, options: ReportOptions(version: "1.0")).text(in: .github)
    #expect(text == "::warning file=a%2Cb%3Ac%25d.md,line=1,title=a%2Cb::100 %25%0D%0A::error::x, y: z\n")
  }
}
