import AssentModel

/// The machine's form of dates and times.
struct TimeValue: ElementRule {
  let about = RuleDescription(
    "datetime", "A datetime is a date, a time, a month, a week, a year or a duration", .html("text-level-semantics.html#datetime-value"))
  let elements: ElementSet = [.time, .ins, .del]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard let value = markup.value(.datetime, of: node) else {
      if markup.nodes[node].element == .time && !markup.descendants(of: node).isEmpty {
        report.add(node, "<time> has elements in it and no datetime", hint: "Add datetime")
      }
      return
    }
    let text = markup.string(markup.trimmed(value))
    let isDate = DateTime.isDateOrInstant(text)
    if isDate || markup.nodes[node].element == .time && DateTime.isOther(text) { return }
    report.add(node, "datetime '\(markup.string(value))' is no date or time", hint: "Write it like 2026-11-22 or 2026-11-22T10:15:00Z")
  }
}
