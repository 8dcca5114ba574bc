import AssentFormats
import AssentLocalization
import AssentModel

/// The report as one page for people: it loads nothing and runs nothing.
struct HTMLReport {
  let content: ReportContent
  private var report: CheckReport { content.report }

  var text: String {
    let sections = [
      header, HTMLCoverage(content: content).text, HTMLRules(content: content).text, HTMLFindings(content).text,
      HTMLFallbacks(pages: report.fallbacks).text,
      HTMLRules(content: content).quiet,
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
    let locales = report.locales.map { "<span class=\"tag\">\(MarkupEscaping.visible($0.description))</span>" }.joined(separator: " ")
    let intro =
      content.findings.isEmpty
      ? "No rule found anything in the texts, the documents or the pages."
      : "In \(ReportContent.number(content.files.count { $0.file != nil }, "file")), by "
        + "\(content.rules.count { !$0.findings.isEmpty }) of the \(ReportContent.number(content.rules.count, "rule")) that were asked."
    return """
      <header>
      <p class="kicker">Assent · translation check</p>
      <h1>\(MarkupEscaping.visible(verdict))</h1>
      <p class="lead">\(intro)</p>
      <p class="locales">Translated from <span class="tag">\(MarkupEscaping.visible(report.sourceLocale.description))</span>; locales of the site: \(locales)</p>
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

/// The findings by rule: what each rule is about, and where it found something.
struct HTMLRules {
  let content: ReportContent

  var text: String {
    let tallies = content.rules.enumerated().filter { !$0.element.findings.isEmpty }
      .sorted { (-Self.rank($0.element), -$0.element.findings.count, $0.offset) < (-Self.rank($1.element), -$1.element.findings.count, $1.offset) }
    guard let most = tallies.map(\.element.findings.count).max() else { return "" }
    return """
      <section aria-labelledby="rules">
      <h2 id="rules">By rule</h2>
      <div class="list">
      \(tallies.map { details($0.element, number: $0.offset, most: most) }.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  /// The rules that found nothing.
  var quiet: String {
    let rules = content.rules.filter { $0.isDescribed && $0.findings.isEmpty }
    guard !rules.isEmpty else { return "" }
    let items = rules.map { "<dt><code>\(MarkupEscaping.visible($0.rule.id))</code></dt><dd>\(MarkupEscaping.visible($0.rule.what))</dd>" }
    return """
      <section aria-labelledby="quiet">
      <h2 id="quiet">Kept</h2>
      <details class="plain"><summary>\(ReportContent.number(rules.count, "rule")) found nothing</summary>
      <dl class="kept">
      \(items.joined(separator: "\n"))
      </dl>
      </details>
      </section>
      """
  }

  private static func rank(_ tally: RuleTally) -> Int { Severity.allCases.firstIndex(of: tally.severity) ?? 0 }

  private func details(_ tally: RuleTally, number: Int, most: Int) -> String {
    let rule = tally.rule
    let why = rule.why.isEmpty ? "" : "<p>\(MarkupEscaping.visible(rule.why))</p>"
    let example =
      rule.example.isEmpty
      ? "" : "<p class=\"example\"><span class=\"label\">Example</span> \(HTMLFindingText.inline(rule.example))</p>"
    let what = rule.what.isEmpty ? "" : "<span class=\"what\">\(MarkupEscaping.visible(rule.what))</span>"
    let places = tally.findings.map { "<li><a href=\"#f\($0.index + 1)\">\(Self.place($0))</a></li>" }.joined()
    let width = max(4, tally.findings.count * 100 / max(1, most))
    return """
      <details class="rule \(tally.severity.rawValue)" id="r\(number + 1)">
      <summary><h3><span class="badge \(tally.severity.rawValue)">\(tally.severity.rawValue)</span>
      <code>\(MarkupEscaping.visible(rule.id))</code> \(what)
      <svg class="amount" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="\(width)" height="4" /></svg>
      <span class="count">\(tally.findings.count)<span class="unseen"> \(tally.findings.count == 1 ? "finding" : "findings")</span></span></h3></summary>
      <div class="inside">\(why)\(example)
      <ul class="places">\(places)</ul></div>
      </details>
      """
  }

  private static func place(_ located: LocatedFinding) -> String {
    guard let file = located.finding.location?.file else { return "the site" }
    return MarkupEscaping.visible(located.line.map { "\(file):\($0)" } ?? file)
  }
}

/// The pages that show a text of another locale.
struct HTMLFallbacks {
  let pages: [PageFallbacks]

  var text: String {
    guard !pages.isEmpty else { return "" }
    let rows = pages.map { page in
      let document = page.document.map { "the document from \(tag($0.description))" }
      var locales: [String] = []
      var keys: [String: [String]] = [:]
      for string in page.strings {
        let locale = string.locale.description
        if keys[locale] == nil { locales.append(locale) }
        keys[locale, default: []].append("<code>\(MarkupEscaping.visible(string.key.text))</code>")
      }
      let strings = locales.map { "\((keys[$0] ?? []).joined(separator: ", ")) from \(tag($0))" }
      let list = ([document].compactMap { $0 } + strings).map { "<li>\($0)</li>" }.joined()
      return "<tr><th scope=\"row\"><code>\(MarkupEscaping.visible(page.page))</code></th><td><ul>\(list)</ul></td></tr>"
    }
    return """
      <section aria-labelledby="fallbacks">
      <h2 id="fallbacks">Borrowed from another locale</h2>
      <details class="plain"><summary>\(ReportContent.number(pages.count, "page")) with a text that its locale lacks</summary>
      <div class="scroll"><table class="borrowed"><thead><tr><th scope="col">Page</th><th scope="col">What it borrows</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      </details>
      </section>
      """
  }

  private func tag(_ locale: String) -> String { "<span class=\"tag\">\(MarkupEscaping.visible(locale))</span>" }
}
