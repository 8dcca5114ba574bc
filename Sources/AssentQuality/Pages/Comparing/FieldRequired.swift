import AssentHTML
import AssentModel

/// Fields that are required in every locale, or in none.
struct FieldRequired: PageRule {
  let about = QualityRule(
    "field-required-differs", .error, .translations, what: "A field that is required in one locale and not in the other.",
    why: "What must be filled in can't depend on the language of the page.", example: "<input/> → <input required=\"required\"/>")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    for (control, other) in FieldAlignment(pair.page, original).difference.pairs where control.isRequired != other.isRequired {
      writer.differs(
        "\(FieldAlignment.sentence(control)) is \(control.isRequired ? "required" : "optional"), and \(other.isRequired ? "required" : "optional") in \(original.locale),",
        control.place, &report, part: control.isRequired ? "required" : nil,
        hint: "Make it \(other.isRequired ? "required" : "optional") in every locale")
    }
  }
}
