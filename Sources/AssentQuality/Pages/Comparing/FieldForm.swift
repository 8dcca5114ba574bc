import AssentHTML
import AssentModel

/// The same fields in the same order in every locale.
struct FieldForm: PageRule {
  let about = QualityRule(
    "field-differs", .error, .translations, what: "A field that a form lacks, has besides, or has in another place than in the source locale.",
    why: "A form that asks more in one language asks too much, and one that asks less records another choice.",
    example: "name=\"choice\" → name=\"choice\", name=\"phone\"")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    PairReport(rule: about, page: pair.page, original: original).add(
      FieldAlignment(pair.page, original).difference, &report, hint: "Let every locale use the same template", place: \.place, text: \.name,
      name: FieldAlignment.name)
  }
}
