import AssentFormats
import AssentLocalization
import AssentModel

/// The report for people at a terminal: by file, each finding with its line and the part underlined.
struct TextReport {
  let content: ReportContent
  private var colour: ReportColour { content.options.colour }

  var text: String {
    var lines: [String] = []
    for file in content.files {
      lines.append(TextStyle.bold(VisibleScalar.escaped(file.file ?? "The site as a whole"), colour))
      for finding in file.findings { lines += self.lines(finding) }
      lines.append("")
    }
    lines += TextSummary(content: content).lines
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ located: LocatedFinding) -> [String] {
    let finding = located.finding
    let severity = TextStyle(finding.severity)
    var place = located.line.map { "\($0)" } ?? "-"
    if let column = located.excerpt?.columns?.lowerBound { place += ":\(column)" }
    let width = Severity.allCases.map(\.rawValue.utf8.count).max() ?? 0
    let word = finding.severity.rawValue + String(repeating: " ", count: width - finding.severity.rawValue.utf8.count)
    let rule = TextStyle.faint("(" + VisibleScalar.escaped(finding.rule) + ")", colour)
    let padding = String(repeating: " ", count: max(0, 7 - place.utf8.count))
    var lines = ["  \(padding)\(place)  \(severity(word, colour))  \(VisibleScalar.escaped(finding.message)) \(rule)"]
    if let excerpt = located.excerpt, excerpt.part != nil {
      let shown = UnderlinedLine(excerpt, columns: content.options.columns - 11)
      let gutter = TextStyle.faint("│", colour)
      lines.append("         \(gutter) \(shown.text)")
      if let underline = shown.underline {
        let carets = underline.drop { $0 == " " }
        lines.append("         \(gutter) \(underline.prefix { $0 == " " })\(severity(String(carets), colour))")
      }
    } else if let part = finding.part, !part.isEmpty {
      // It isn't on its line as it stands: escapes, or a text that was put together.
      lines.append("         \(TextStyle.faint("│", colour)) \(VisibleScalar.escaped(String(part.prefix(200))))")
    }
    if let hint = finding.hint { lines.append("         \(TextStyle.green("hint:", colour)) \(VisibleScalar.escaped(hint))") }
    return lines
  }
}

/// The end of the text report: what was found, by rule, and how far the translations are.
struct TextSummary {
  let content: ReportContent
  private var report: CheckReport { content.report }

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
