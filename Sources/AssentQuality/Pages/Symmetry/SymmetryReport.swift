import AssentHTML
import AssentModel

/// Reports on an opt-out page what is harder there than on the opt-in page.
struct SymmetryReport {
  let rule: QualityRule
  let page: CheckedPage

  func add(_ message: String, _ place: PagePlace?, _ report: inout RuleReport, part: String? = nil, hint: String) {
    report.add(
      rule, at: place.map { page.location(of: $0) } ?? SourceLocation(page.template), locale: page.locale, subject: page.subject, message, part: part,
      hint: hint)
  }
}
