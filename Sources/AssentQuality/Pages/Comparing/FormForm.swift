import AssentHTML
import AssentModel

/// The same forms in every locale.
struct FormForm: PageRule {
  let about = QualityRule(
    "form-differs", .error, .translations, what: "A form that a page lacks, has besides, or that sends its fields by another method or elsewhere.",
    why: "A choice that can be made in one language can be made in all of them, in the same way.", example: "method=\"post\" → method=\"get\"")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let forms = pair.page.outline.forms
    let others = original.outline.forms
    let writer = PairReport(rule: about, page: pair.page, original: original)
    let hint = "Let every locale use the same template"
    for (form, other) in zip(forms, others) {
      if form.method != other.method {
        writer.differs(
          "The form is sent with \(form.method), and with \(other.method) in \(original.locale),", form.place, &report, part: form.method, hint: hint)
      }
      let target = PageLinkTarget(form.action, on: pair.page)
      let otherTarget = PageLinkTarget(other.action, on: original)
      if target != otherTarget {
        writer.differs(
          "The form is sent to \(form.action), and to \(other.action) in \(original.locale),", form.place, &report, part: form.action, hint: hint)
      }
      if form.autocomplete != other.autocomplete {
        writer.differs("The form's autocomplete isn't that of \(original.locale)", form.place, &report, hint: hint)
      }
    }
    for form in others.dropFirst(forms.count) { writer.missing("a form", form.place, &report, hint: hint) }
    for form in forms.dropFirst(others.count) { writer.extra("a form", form.place, &report, hint: hint) }
  }
}
