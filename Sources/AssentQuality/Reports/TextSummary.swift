import AssentLocalization
import AssentModel
import AssentReports

/// The end of the text report: what was found, by rule, and how far the translations are.
struct TextSummary {
  private let content: ReportContent
  private var report: CheckReport { content.report }

  init(_ content: ReportContent) { self.content = content }

  var lines: [String] {
    let colour = content.options.colour
    var lines: [String] = []
    if let worst = content.findings.map(\.finding.severity).max() {
      let files = content.files.count { $0.file != nil }
      let place = files == 0 ? "" : " in \(ReportContent.number(files, "file"))"
      lines.append(TextStyle(worst)("\(ReportContent.counts(content.findings))\(place)", colour))
      lines += rules.map { "  " + $0 }
    } else {
      lines.append(TextStyle.green("Nothing to report", colour))
    }
    var covered: [String] = []
    if report.excepted > 0 { covered.append("\(report.excepted) covered by exceptions") }
    if report.baselined > 0 { covered.append("\(report.baselined) in the baseline") }
    if !covered.isEmpty { lines.append("Not shown: " + covered.joined(separator: ", ")) }
    if !report.fallbacks.isEmpty { lines.append("\(ReportContent.number(report.fallbacks.count, "page")) with text of another locale") }
    if !report.strings.isEmpty { lines += ["", TextStyle.bold("Strings", colour)] + strings.map { "  " + $0 } }
    if !report.documents.isEmpty { lines += ["", TextStyle.bold("Documents", colour)] + documents.map { "  " + $0 } }
    return lines
  }

  private var rules: [String] {
    var table = TextTable(numeric: [0])
    for tally in content.rules where !tally.findings.isEmpty {
      table.add(["\(tally.findings.count)", tally.severity.rawValue, VisibleScalar.escaped(tally.rule.id)])
    }
    return table.lines
  }

  private var strings: [String] {
    var table = TextTable(numeric: Set(1...8))
    table.add(["locale", "reviewed", "translated", "machine", "new", "missing", "stale", "total", "done"])
    for coverage in report.strings {
      let states = [TranslationState.reviewed, .translated, .machine, .new].map { "\(coverage.states[$0] ?? 0)" }
      table.add(
        [coverage.locale.description] + states + [
          "\(coverage.missing)", "\(coverage.stale)", "\(coverage.total)",
          Percentage(CoverageSegment.done(coverage), of: coverage.total).description,
        ])
    }
    return table.lines
  }

  private var documents: [String] {
    var table = TextTable(numeric: Set(1...6))
    table.add(["locale", "by people", "machine", "missing", "stale", "total", "done"])
    for coverage in report.documents {
      let people = CoverageSegment.segments(coverage).first?.count ?? 0
      table.add([
        coverage.locale.description, "\(people)", "\(coverage.machine)", "\(coverage.missing)", "\(coverage.stale)", "\(coverage.total)",
        Percentage(people, of: coverage.total).description,
      ])
    }
    return table.lines
  }
}
