import AssentFormats
import AssentLocalization
import AssentModel

/// How far the translations are: a bar for each locale, and the same as a table.
struct HTMLCoverage {
  let content: ReportContent

  /// The coverage of a locale in strings or documents.
  private struct Row {
    let locale: LocaleTag
    let segments: [CoverageSegment]
    let total: Int
    let done: Int
    let stale: Int
  }

  var text: String {
    let strings = content.report.strings.map { coverage in
      Row(
        locale: coverage.locale, segments: CoverageSegment.segments(coverage), total: coverage.total, done: CoverageSegment.done(coverage),
        stale: coverage.stale)
    }
    let documents = content.report.documents.map { coverage in
      let segments = CoverageSegment.segments(coverage)
      return Row(
        locale: coverage.locale, segments: segments, total: coverage.total, done: segments.first?.count ?? 0, stale: coverage.stale)
    }
    guard !strings.isEmpty || !documents.isEmpty else { return "" }
    return """
      <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <div class="figures">
      \(figure("Strings", rows: strings, done: "translated by people"))
      \(figure("Documents", rows: documents, done: "translated by people"))
      </div>
      </section>
      """
  }

  private func figure(_ title: String, rows: [Row], done: String) -> String {
    guard let first = rows.first else { return "" }
    let kind = title.lowercased()
    let legend = first.segments.map { "<li><span class=\"key \($0.name)\"></span>\($0.label)</li>" }.joined()
    let bars = rows.map { bar($0, kind: kind, done: done) }.joined(separator: "\n")
    let head = (first.segments.map(\.label) + ["Stale", "Total"]).map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { row in
      let cells = (row.segments.map(\.count) + [row.stale, row.total]).map { "<td>\($0)</td>" }.joined()
      return "<tr><th scope=\"row\">\(MarkupEscaping.visible(row.locale.description))</th>\(cells)</tr>"
    }.joined(separator: "\n")
    return """
      <div class="figure">
      <h3>\(title) <span class="aside">\(first.total) in \(MarkupEscaping.visible(content.report.sourceLocale.description))</span></h3>
      <ul class="legend">\(legend)</ul>
      \(bars)
      <details class="numbers"><summary>The numbers</summary>
      <div class="scroll"><table><thead><tr><th scope="col">Locale</th>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div>
      </details>
      </div>
      """
  }

  private func bar(_ row: Row, kind: String, done: String) -> String {
    let id = "\(kind)-\(row.locale)"
    let counts = row.segments.filter { $0.count > 0 }.map { "\($0.label.lowercased()) \($0.count)" }.joined(separator: ", ")
    let stale = "<span class=\"stale\">\(row.stale > 0 ? "\(row.stale) stale" : "")</span>"
    let share = Percentage(row.done, of: row.total)
    return """
      <div class="bar"><span class="tag">\(MarkupEscaping.visible(row.locale.description))</span>
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(MarkupEscaping.visible(row.locale.description)): \(share) of the \(kind) \(done)</title>
      <desc id="\(id)-desc">Of \(row.total): \(counts.isEmpty ? "none" : counts); stale \(row.stale)</desc>
      \(rectangles(row.segments))</svg>
      <span class="share">\(share)</span>\(stale)</div>
      """
  }

  /// The segments side by side over 1,000 units; one that has anything can be seen.
  private func rectangles(_ segments: [CoverageSegment]) -> String {
    let shown = segments.filter { $0.count > 0 }
    let total = shown.reduce(0.0) { $0 + Double($1.count) }
    guard total > 0 else { return "" }
    let least = 8.0
    let widths = shown.map { max(least, Double($0.count) / total * 1000) }
    let scale = 1000 / widths.reduce(0, +)
    var start = 0.0
    return zip(shown, widths).map { segment, width in
      let left = Int(start.rounded())
      start += width * scale
      let gap = start > 999 ? 0 : 3
      let right = max(left + 1, Int(start.rounded()) - gap)
      return "<rect class=\"\(segment.name)\" x=\"\(left)\" y=\"0\" width=\"\(right - left)\" height=\"10\" />"
    }.joined()
  }
}

/// A part of a locale's coverage: the strings or documents in one state.
struct CoverageSegment {
  /// The class of its colour in the HTML report.
  let name: String
  let label: String
  let count: Int

  /// The states of strings, the best first, and what is missing.
  static func segments(_ coverage: StringCoverage) -> [CoverageSegment] {
    func state(_ state: TranslationState) -> Int { max(0, coverage.states[state] ?? 0) }
    return [
      CoverageSegment(name: "reviewed", label: "Reviewed", count: state(.reviewed)),
      CoverageSegment(name: "translated", label: "Translated", count: state(.translated)),
      CoverageSegment(name: "machine", label: "Machine", count: state(.machine)),
      CoverageSegment(name: "new", label: "New", count: state(.new)),
      CoverageSegment(name: "missing", label: "Missing", count: max(0, coverage.missing)),
    ]
  }

  /// How documents were made, and what is missing.
  static func segments(_ coverage: DocumentCoverage) -> [CoverageSegment] {
    let total = max(0, coverage.total)
    let there = total - min(total, max(0, coverage.missing))
    return [
      CoverageSegment(name: "reviewed", label: "By people", count: there - min(there, max(0, coverage.machine))),
      CoverageSegment(name: "machine", label: "Machine", count: max(0, coverage.machine)),
      CoverageSegment(name: "missing", label: "Missing", count: max(0, coverage.missing)),
    ]
  }

  /// The strings that people have translated.
  static func done(_ coverage: StringCoverage) -> Int { (coverage.states[.translated] ?? 0) + (coverage.states[.reviewed] ?? 0) }
}
