import AssentModel
import AssentReports

/// The report as one page for people: it loads nothing and runs nothing.
struct HTMLReport {
  private let content: ReportContent
  private var report: CheckReport { content.report }

  init(_ content: ReportContent) { self.content = content }

  var text: String {
    let sections = [
      header, HTMLCoverage(content).text, HTMLRules(content).text, HTMLFindings(content).text, HTMLFallbacks(report.fallbacks).text,
      HTMLRules(content).quiet,
    ]
    return ReportPage(
      title: "\(verdict) · assent check", description: "What assent check says of the translations: coverage, findings by rule and by file.",
      style: HTMLStyle.text, body: sections.filter { !$0.isEmpty }.joined(separator: "\n") + "\n</main>", version: content.options.version
    ).text
  }

  /// What the check came to, in a few words.
  private var verdict: String {
    content.findings.isEmpty ? "Nothing to report" : ReportContent.counts(content.findings)
  }

  private var header: String {
    let locales = report.locales.map { "<span class=\"tag\">\(XMLText.escaped($0.description))</span>" }.joined(separator: " ")
    let intro =
      content.findings.isEmpty
      ? "No rule found anything in the texts, the documents or the pages."
      : "In \(ReportContent.number(content.files.count { $0.file != nil }, "file")), by "
        + "\(content.rules.count { !$0.findings.isEmpty }) of the \(ReportContent.number(content.rules.count, "rule")) that were asked."
    return """
      <header>
      <p class="kicker">Assent · translation check</p>
      <h1>\(XMLText.escaped(verdict))</h1>
      <p class="lead">\(intro)</p>
      <p class="locales">Translated from <span class="tag">\(XMLText.escaped(report.sourceLocale.description))</span>; locales of the site: \(locales)</p>
      <nav aria-label="Sections"><ul>\(links)</ul></nav>
      </header>
      <main>
      <section aria-labelledby="summary">
      <h2 id="summary" class="unseen">Summary</h2>
      <dl class="tiles">
      \(tiles.map(Self.tile).joined(separator: "\n"))
      </dl>
      </section>
      """
  }

  private var links: String {
    let sections = [
      ("coverage", "Coverage", !report.strings.isEmpty || !report.documents.isEmpty), ("rules", "By rule", !content.findings.isEmpty),
      ("files", "By file", !content.findings.isEmpty), ("fallbacks", "Borrowed", !report.fallbacks.isEmpty), ("summary", "Summary", true),
    ]
    return sections.filter(\.2).dropLast(content.findings.isEmpty ? 0 : 1).map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" }.joined()
  }

  /// A figure of the summary.
  private struct Tile {
    let name: String
    let label: String
    let count: Int
  }

  private var tiles: [Tile] {
    let severities = Severity.allCases.reversed().map { severity in
      let count = content.count(severity)
      let label = severity.rawValue.prefix(1).uppercased() + severity.rawValue.dropFirst() + (count == 1 ? "" : "s")
      return Tile(name: count == 0 ? "none" : severity.rawValue, label: label, count: count)
    }
    return severities + [
      Tile(name: "other", label: "Excepted", count: report.excepted), Tile(name: "other", label: "Baselined", count: report.baselined),
      Tile(name: "other", label: report.pages == 1 ? "Page" : "Pages", count: report.pages),
    ]
  }

  private static func tile(_ tile: Tile) -> String {
    "<div class=\"tile \(tile.name)\"><dt>\(tile.label)</dt><dd>\(tile.count)</dd></div>"
  }
}
