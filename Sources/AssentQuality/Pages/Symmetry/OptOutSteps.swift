import AssentHTML
import AssentModel

/// Opting out takes no more steps than opting in.
struct OptOutSteps: SiteRule {
  let about = QualityRule(
    "opt-out-steps", .error, what: "An opt-out page with more fields, required fields, boxes or forms than the opt-in page, or without a button.",
    why: "Withdrawing consent must be as easy as giving it (GDPR, article 7(3)).", example: "one button → one button and the field reason")

  func check(_ site: LocalePages, _ report: inout RuleReport) {
    for (optIn, optOuts) in site.choices {
      let easy = ChoiceForm(optIn)
      for optOut in optOuts { compare(ChoiceForm(optOut), easy, &report) }
    }
  }

  private func compare(_ hard: ChoiceForm, _ easy: ChoiceForm, _ report: inout RuleReport) {
    let writer = SymmetryReport(rule: about, page: hard.page)
    let path = hard.page.path
    guard let button = hard.button else {
      if easy.button != nil { writer.add("\(path) has no button that opts out", nil, &report, hint: "Give it a form with one button") }
      return
    }
    func more(_ count: Int, _ other: Int, _ one: String, _ several: String, _ control: PageControl?) {
      guard count > other else { return }
      writer.add(
        "Opting out on \(path) takes \(count) \(count == 1 ? one : several), and opting in takes \(other)", control?.place ?? button.place, &report,
        part: control?.name, hint: "Opt out with the button alone")
    }
    more(hard.visibleControls.count, easy.visibleControls.count, "field", "fields", hard.visibleControls.first)
    more(hard.required, easy.required, "required field", "required fields", hard.visibleControls.first(where: \.isRequired))
    more(hard.choices, easy.choices, "box", "boxes", hard.visibleControls.first(where: \.isChoice))
    if hard.forms > easy.forms {
      writer.add(
        "\(path) has \(hard.forms) forms, and \(easy.page.path) has \(easy.forms)", hard.page.outline.forms.last?.place, &report,
        hint: "Opt out with one form and its button")
    }
    let method = hard.page.outline.forms.first?.method
    if let method, let other = easy.page.outline.forms.first?.method, method != other {
      writer.add(
        "The form of \(path) is sent with \(method), and that of \(easy.page.path) with \(other)", hard.page.outline.forms.first?.place, &report,
        part: method, hint: "Send both with post")
    }
  }
}
