import AssentHTML
import AssentModel

/// Reports what differs between a page and its counterpart.
struct PairReport {
  let rule: Rule
  let page: CheckedPage
  let original: CheckedPage

  /// Something of the counterpart that the page lacks.
  func missing(_ what: String, _ place: PagePlace, _ report: inout RuleReport, hint: String, text: String? = nil) {
    report.add(
      rule, at: page.location(ofMissing: place, on: original), locale: page.locale, subject: page.subject,
      "\(page.path) lacks \(what), which it has in \(original.locale)", hint: hint, source: text)
  }

  /// Something of the page that the counterpart lacks.
  func extra(_ what: String, _ place: PagePlace, _ report: inout RuleReport, hint: String, text: String? = nil) {
    report.add(
      rule, at: page.location(of: place), locale: page.locale, subject: page.subject,
      "\(page.path) has \(what), which it lacks in \(original.locale)", part: text, hint: hint, translation: text)
  }

  /// Something that both have and that isn't the same.
  func differs(_ what: String, _ place: PagePlace, _ report: inout RuleReport, part: String? = nil, hint: String) {
    report.add(
      rule, at: page.location(of: place), locale: page.locale, subject: page.subject, "\(what) on \(page.path)", part: part, hint: hint)
  }

  /// All that a difference of two lists says.
  func add<Item>(
    _ difference: ListDifference<Item>, _ report: inout RuleReport, hint: String, place: (Item) -> PagePlace, text: (Item) -> String?,
    name: (Item) -> String
  ) {
    for item in difference.missing { missing(name(item), place(item), &report, hint: hint, text: text(item)) }
    for item in difference.extra { extra(name(item), place(item), &report, hint: hint, text: text(item)) }
    for item in difference.moved {
      differs("\(name(item)) stands in another place than in \(original.locale)", place(item), &report, part: text(item), hint: hint)
    }
  }
}

/// Reports on an opt-out page what is harder there than on the opt-in page.
struct SymmetryReport {
  let rule: Rule
  let page: CheckedPage

  func add(_ message: String, _ place: PagePlace?, _ report: inout RuleReport, part: String? = nil, hint: String) {
    report.add(
      rule, at: place.map { page.location(of: $0) } ?? SourceLocation(page.template), locale: page.locale, subject: page.subject, message, part: part,
      hint: hint)
  }
}
