import AssentModel
import AssentReports

/// The findings by file, each with its texts side by side.
struct HTMLFindings {
  /// Up to so many findings are shown unfolded; of more, those files that have errors.
  private static let unfolded = 40

  private let content: ReportContent
  /// The numbers of the rules in the list by rule.
  private let ruleNumbers: [String: Int]

  init(_ content: ReportContent) {
    self.content = content
    var numbers: [String: Int] = [:]
    for (index, tally) in content.rules.enumerated() { numbers[tally.rule.id] = index + 1 }
    ruleNumbers = numbers
  }

  var text: String {
    guard !content.files.isEmpty else { return "" }
    return """
      <section aria-labelledby="files">
      <h2 id="files">By file</h2>
      \(content.files.map(file).joined(separator: "\n"))
      </section>
      """
  }

  private func file(_ tally: FileTally) -> String {
    let hasErrors = tally.findings.contains { $0.finding.severity == .error }
    let isOpen = content.findings.count <= Self.unfolded || hasErrors && tally.findings.count <= Self.unfolded
    let name = tally.file.map { "<code>\(Self.breakable($0))</code>" } ?? "The site as a whole"
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = tally.findings.count { $0.finding.severity == severity }
      return count == 0 ? nil : "<span class=\"badge \(severity.rawValue)\">\(ReportContent.number(count, severity.rawValue))</span>"
    }
    return """
      <details class="file"\(isOpen ? " open=\"open\"" : "")>
      <summary><h3><span class="name">\(name)</span> <span class="counts">\(counts.joined(separator: " "))</span></h3></summary>
      <ol class="findings">
      \(tally.findings.map(finding).joined(separator: "\n"))
      </ol>
      </details>
      """
  }

  private func finding(_ located: LocatedFinding) -> String {
    let finding = located.finding
    var about: [String] = []
    if let line = located.line {
      about.append("<span class=\"place\">Line \(line)\(located.excerpt?.columns.map { ", column \($0.lowerBound)" } ?? "")</span>")
    }
    if let locale = located.check.locale { about.append("<span class=\"tag\">\(XMLText.escaped(locale.description))</span>") }
    if let subject = located.check.subject { about.append("<code>\(Self.breakable(subject.description))</code>") }
    let rule = XMLText.escaped(finding.rule)
    about.append(ruleNumbers[finding.rule].map { "<a class=\"to-rule\" href=\"#r\($0)\">\(rule)</a>" } ?? rule)
    let hint = finding.hint.map { "<p class=\"hint\">\(HTMLPassage.inline($0))</p>" } ?? ""
    return """
      <li id="f\(located.index + 1)" class="finding \(finding.severity.rawValue)">
      <p class="about"><span class="badge \(finding.severity.rawValue)">\(finding.severity.rawValue)</span> \(about.joined(separator: " "))</p>
      <p class="message">\(HTMLPassage.inline(finding.message))</p>
      \(HTMLPassage(located, sourceLocale: content.report.sourceLocale).text)\(hint)
      </li>
      """
  }

  /// A path or key that may be broken after a slash or stop.
  private static func breakable(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      XMLText.append(scalar, to: &text)
      if scalar == "/" || scalar == "." { text += "<wbr />" }
    }
    return text
  }
}
