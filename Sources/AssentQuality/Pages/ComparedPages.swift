import AssentHTML
import AssentModel

/// A page and its counterpart in the source locale, which rules compare.
struct ComparedPages {
  let page: CheckedPage
  let original: CheckedPage
  /// The fields of both pages.
  let fields: ListDifference<PageControl>

  /// `nil` for a page without a counterpart.
  init?(_ pair: PagePair) {
    guard let original = pair.original, let fields = pair.fields else { return nil }
    page = pair.page
    self.original = original
    self.fields = fields
  }

  /// Reports something of the counterpart that the page lacks.
  func missing(_ what: String, _ place: PagePlace, _ report: inout RuleReport, hint: String, text: String? = nil) {
    report.add(
      at: CheckPlace(page.location(ofMissing: place, on: original), locale: page.locale, subject: page.subject, source: text),
      "\(page.path) lacks \(what), which it has in \(original.locale)", hint: hint)
  }

  /// Reports something of the page that the counterpart lacks.
  func extra(_ what: String, _ place: PagePlace, _ report: inout RuleReport, hint: String, text: String? = nil) {
    report.add(
      at: page.place(place, translation: text), "\(page.path) has \(what), which it lacks in \(original.locale)", part: text, hint: hint)
  }

  /// Reports something that both have and that isn't the same.
  func differs(_ what: String, _ place: PagePlace, _ report: inout RuleReport, part: String? = nil, hint: String) {
    report.add(at: page.place(place), "\(what) on \(page.path)", part: part, hint: hint)
  }

  /// Reports all that a difference of two lists says.
  func add<Item: Sendable>(
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
