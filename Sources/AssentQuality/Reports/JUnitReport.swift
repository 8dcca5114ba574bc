import AssentFormats
import AssentModel

/// The report in JUnit's XML: a suite for each rule, a test case for each file in which it found something.
///
/// What fails the check is a failure. What is below that is written as skipped, so that a server shows it without failing.
/// A rule that found nothing has one test case, which passed.
struct JUnitReport {
  let content: ReportContent

  /// A test case of a suite.
  private struct Case {
    let file: String?
    var failures: [LocatedFinding] = []
    var others: [LocatedFinding] = []
  }

  var text: String {
    var lines: [String] = []
    var tests = 0
    var failures = 0
    var skipped = 0
    for tally in content.rules {
      let cases = self.cases(tally)
      let failed = cases.count { !$0.failures.isEmpty }
      let passed = cases.isEmpty ? 1 : 0
      tests += cases.count + passed
      failures += failed
      skipped += cases.count - failed
      lines.append("  <testsuite\(Self.attributes(tally.rule.id, cases.count + passed, failed, cases.count - failed))>")
      if cases.isEmpty { lines.append("    <testcase classname=\"\(MarkupEscaping.visible(tally.rule.id))\" name=\"every file\" time=\"0\"/>") }
      for item in cases { lines += self.lines(item, rule: tally.rule.id) }
      lines.append("  </testsuite>")
    }
    let head = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites\(Self.attributes("assent check", tests, failures, skipped))>"]
    return (head + lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func attributes(_ name: String, _ tests: Int, _ failures: Int, _ skipped: Int) -> String {
    " name=\"\(MarkupEscaping.visible(name))\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\" time=\"0\""
  }

  private func cases(_ tally: RuleTally) -> [Case] {
    var cases: [Case] = []
    var indices: [String?: Int] = [:]
    for finding in tally.findings {
      let file = finding.finding.location?.file
      let index = indices[file] ?? cases.count
      if index == cases.count {
        indices[file] = index
        cases.append(Case(file: file))
      }
      if finding.finding.severity >= content.options.failOn { cases[index].failures.append(finding) } else { cases[index].others.append(finding) }
    }
    return cases
  }

  private func lines(_ item: Case, rule: String) -> [String] {
    let name = MarkupEscaping.visible(item.file ?? "the site as a whole")
    let file = item.file.map { " file=\"\(MarkupEscaping.visible($0))\"" } ?? ""
    var lines = ["    <testcase classname=\"\(MarkupEscaping.visible(rule))\" name=\"\(name)\"\(file) time=\"0\">"]
    if let worst = item.failures.map(\.finding.severity).max() {
      let summary = ReportContent.counts(item.failures)
      lines.append("      <failure message=\"\(summary)\" type=\"\(worst.rawValue)\">\(Self.listing(item.failures))</failure>")
    } else {
      lines.append("      <skipped message=\"\(ReportContent.counts(item.others))\"/>")
    }
    if !item.others.isEmpty { lines.append("      <system-out>\(Self.listing(item.others))</system-out>") }
    return lines + ["    </testcase>"]
  }

  /// The findings, one a line, hints below them.
  private static func listing(_ findings: [LocatedFinding]) -> String {
    findings.map { located in
      var place = located.finding.location.map { MarkupEscaping.visible($0.file) + ":" } ?? ""
      if let line = located.line { place += "\(line):" }
      if let column = located.excerpt?.columns?.lowerBound { place += "\(column):" }
      let hint = located.finding.hint.map { "\n  " + MarkupEscaping.visible(VisibleScalar.escaped($0)) } ?? ""
      let message = MarkupEscaping.visible(VisibleScalar.escaped(located.finding.message))
      return "\(place)\(place.isEmpty ? "" : " ")\(located.finding.severity.rawValue): \(message)\(hint)"
    }.joined(separator: "\n")
  }
}
