import AssentModel
import AssentReports

/// The report for people at a terminal: by file, each finding with its line and the part underlined.
struct TextReport {
  private let content: ReportContent
  private var colour: ReportColour { content.options.colour }

  init(_ content: ReportContent) { self.content = content }

  var text: String {
    var lines: [String] = []
    for file in content.files {
      lines.append(TextStyle.bold(VisibleScalar.escaped(file.file ?? "The site as a whole"), colour))
      for finding in file.findings { lines += self.lines(finding) }
      lines.append("")
    }
    lines += TextSummary(content).lines
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
