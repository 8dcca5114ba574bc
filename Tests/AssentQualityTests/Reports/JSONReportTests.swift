import AssentLocalization
import Foundation
import ReportReaders
import Testing

@testable import AssentModel
@testable import AssentQuality

@Suite("The JSON report")
struct JSONReportTests {
  private static let validate = PythonProgram(
    text: """
      import json, sys
      from jsonschema import Draft202012Validator
      schema, report = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
      Draft202012Validator.check_schema(schema)
      errors = list(Draft202012Validator(schema).iter_errors(report))
      print("\\n".join(f"{e.json_path}: {e.message[:200]}" for e in errors), end="")
      """)

  @Test("It is what its schema says", arguments: [0, 40])
  func schema(_ repetitions: Int) throws {
    let sample = try SampleReport(repetitions: repetitions)
    let text = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0")).text(in: .json)
    #expect(try Self.validate.output(JSONReport.schema, text) == "")
  }

  @Test("The schema refuses what isn't a report", arguments: ["\"severity\": \"error\"", "\"format\": 1", "\"line\": 3", "\"summary\": {"])
  func refused(_ member: String) throws {
    let sample = try SampleReport()
    let text = ReportWriter(sample.report, sources: sample.sources, options: ReportOptions(version: "1.0")).text(in: .json)
    let name = try #require(member.split(separator: ":").first)
    let broken = text.replacing(member, with: member.hasSuffix("{") ? "\"other\": {" : "\(name): \"x\"")
    #expect(broken != text)
    #expect(try Self.validate.output(JSONReport.schema, broken) != "")
  }

  @Test("Columns count UTF-16 code units")
  func columns() throws {
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    report.findings = [CheckFinding(Finding("r", at: SourceLocation("a.md", line: 1), "Wrong", part: "🎉x"))]
    let writer = ReportWriter(report, sources: SourceLines(texts: ["a.md": "🎉 🎉x"]), options: ReportOptions(version: "1.0"))
    let text = writer.text(in: .json)
    #expect(text.contains("\"column\": 4,") && text.contains("\"endColumn\": 7,"))
  }

  @Test("What can't be seen is written by its number, and reads back")
  func escapes() throws {
    var report = CheckReport(sourceLocale: try #require(LocaleTag("en")), locales: [])
    let message = "a\u{1B}\u{202E}\u{E0001}\u{0}\"\\/é\u{2028}"
    report.findings = [CheckFinding(Finding("r", at: nil, message))]
    let text = ReportWriter(report, sources: .none, options: ReportOptions(version: "1.0")).text(in: .json)
    #expect(text.contains(#""a\u001b\u202e\udb40\udc01\u0000\"\\/é\u2028""#))
    struct Read: Decodable {
      struct Entry: Decodable { let message: String }
      let findings: [Entry]
    }
    #expect(try JSONDecoder().decode(Read.self, from: Data(text.utf8)).findings.map(\.message) == [message])
  }
}
