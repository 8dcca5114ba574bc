import AssentModel
import AssentReports

/// The findings by rule: what each rule is about, and where it found something.
struct HTMLRules {
  private let content: ReportContent

  init(_ content: ReportContent) { self.content = content }

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
    let items = rules.map { "<dt><code>\(XMLText.escaped($0.rule.id))</code></dt><dd>\(XMLText.escaped($0.rule.what))</dd>" }
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
    let why = rule.why.isEmpty ? "" : "<p>\(XMLText.escaped(rule.why))</p>"
    let example =
      rule.example.isEmpty
      ? "" : "<p class=\"example\"><span class=\"label\">Example</span> \(HTMLPassage.inline(rule.example))</p>"
    let what = rule.what.isEmpty ? "" : "<span class=\"what\">\(XMLText.escaped(rule.what))</span>"
    let places = tally.findings.map { "<li><a href=\"#f\($0.index + 1)\">\(Self.place($0))</a></li>" }.joined()
    let width = max(4, tally.findings.count * 100 / max(1, most))
    return """
      <details class="rule \(tally.severity.rawValue)" id="r\(number + 1)">
      <summary><h3><span class="badge \(tally.severity.rawValue)">\(tally.severity.rawValue)</span>
      <code>\(XMLText.escaped(rule.id))</code> \(what)
      <svg class="amount" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="\(width)" height="4" /></svg>
      <span class="count">\(tally.findings.count)<span class="unseen"> \(tally.findings.count == 1 ? "finding" : "findings")</span></span></h3></summary>
      <div class="inside">\(why)\(example)
      <ul class="places">\(places)</ul></div>
      </details>
      """
  }

  private static func place(_ located: LocatedFinding) -> String {
    guard let file = located.finding.location?.file else { return "the site" }
    return XMLText.escaped(located.line.map { "\(file):\($0)" } ?? file)
  }
}
