import AssentLocalization
import Foundation
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("Every format")
struct ReportWriterTests {
  @Test("A finding appears once", arguments: ReportFormat.allCases)
  func once(_ format: ReportFormat) throws {
    var sample = try SampleReport(repetitions: 60)
    for index in sample.report.findings.indices { sample.report.findings[index].finding.message += " no. \(index);" }
    let text = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0")).text(in: format)
    #expect(sample.report.findings.count == 257)
    for index in sample.report.findings.indices {
      #expect(text.components(separatedBy: " no. \(index);").count == 2, "finding \(index)")
    }
  }

  @Test("It is the same each time", arguments: ReportFormat.allCases)
  func repeatable(_ format: ReportFormat) throws {
    let sample = try SampleReport(repetitions: 3)
    func text() -> String { ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0")).text(in: format) }
    #expect(text() == text())
  }

  @Test("An empty report is a report", arguments: ReportFormat.allCases)
  func empty(_ format: ReportFormat) throws {
    let report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    let text = ReportWriter(report, sources: .none, options: ReportOptions(version: "1.0")).text(in: format)
    #expect(format == .github ? text.isEmpty : text.hasSuffix("\n"))
  }

  @Test("Hostile texts are written without trouble", arguments: ReportFormat.allCases)
  func hostile(_ format: ReportFormat) throws {
    let french = try #require(LocaleTag("fr"))
    let texts = [
      "", "\u{301}", "\u{0}", "\u{FFFE}\u{FFFF}", "\u{10FFFF}", String(repeating: "\u{301}", count: 100_000), String(repeating: "x", count: 100_000),
      "\u{202E}\u{2066}", "]]>", "--><script>alert(1)</script>", "\"\u{301} onload=\u{22}", "::error::x\r\n##[set]", "%0A", "\u{FFFC}",
    ]
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [french])
    for text in texts {
      for line in [nil, 1, -1, Int.max] {
        report.findings.append(
          CheckFinding(
            Finding(text.isEmpty ? "r" : String(text.prefix(9)), .error, at: SourceLocation(text, line: line), text, part: text, hint: text),
            locale: french, subject: .document(text), source: text, translation: text))
      }
    }
    report.strings = [StringCoverage(locale: french, total: 0, missing: -1, stale: 0, states: [:])]
    report.documents = [DocumentCoverage(locale: french, total: Int.max, missing: Int.min, stale: 0, machine: 0)]
    let sources = SourceLines { path in [path, path + path] }
    let text = ReportWriter(report, sources: sources, options: ReportOptions(version: "1.0", columns: -5)).text(in: format)
    if format == .html || format == .junit { #expect(!text.contains("<script")) }
    #expect(!text.contains("\u{202E}") && !text.contains("\u{0}"))
    if format == .github { #expect(text.utf8.split(separator: 0x0A).allSatisfy { $0.starts(with: Array("::error ".utf8)) }) }
    if format == .json || format == .sarif { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) } }
  }
}
