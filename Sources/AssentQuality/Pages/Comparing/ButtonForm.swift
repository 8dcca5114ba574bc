import AssentHTML
import AssentModel

/// The same buttons in every locale.
struct ButtonForm: PageRule {
  let about = QualityRule(
    "button-differs", .error, .translations,
    what: "A button that a page lacks, has besides, or has with another type, name, value, class or state than in the source locale.",
    why: "What can be pressed, and how well it is seen, can't depend on the language of the page.",
    example: "<button> → <button class=\"quiet\">")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    let hint = "Let every locale use the same template"
    let difference = ListDifference(pair.page.outline.buttons, original.outline.buttons) {
      "\($0.place.form ?? -1) \($0.type) \($0.name ?? "") \($0.value ?? "")"
    }
    writer.add(difference, &report, hint: hint, place: \.place, text: \.text) {
      "the button '\($0.text)'" + ($0.type == "submit" ? "" : " of type \($0.type)")
    }
    for (button, other) in difference.pairs {
      func differ(_ isDifferent: Bool, _ what: String) {
        guard isDifferent else { return }
        writer.differs(
          "The button '\(button.text)' has another \(what) than '\(other.text)' in \(original.locale)", button.place, &report, part: button.text,
          hint: hint)
      }
      differ(button.element != other.element, "element")
      differ(Set(button.classes) != Set(other.classes), "class")
      differ(
        button.isDisabled != other.isDisabled || button.place.isHidden != other.place.isHidden || button.place.isFolded != other.place.isFolded,
        "state")
    }
  }
}
