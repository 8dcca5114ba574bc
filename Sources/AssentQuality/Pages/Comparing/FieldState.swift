import AssentHTML
import AssentModel

/// Fields that begin in the same state in every locale.
struct FieldState: PageRule {
  let about = QualityRule(
    "field-state-differs", .error, .translations,
    what: "A field that is ticked, selected, filled in, disabled or hidden in one locale and not in the other.",
    why: "A box that is ticked in advance in one language only is consent that nobody gave.", example: "<input/> → <input checked=\"checked\"/>")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    for (control, other) in FieldAlignment(pair.page, original).difference.pairs {
      let name = FieldAlignment.sentence(control)
      func differ(_ is: Bool, _ was: Bool, _ word: String, _ attribute: String) {
        guard `is` != was else { return }
        writer.differs(
          "\(name) is \(`is` ? "" : "not ")\(word), and \(was ? "it is" : "it isn't") in \(original.locale),", control.place, &report,
          part: `is` ? attribute : nil, hint: "Begin with the same state in every locale")
      }
      differ(control.isChecked, other.isChecked, "ticked", "checked")
      differ(control.isDisabled, other.isDisabled, "disabled", "disabled")
      differ(control.place.isHidden, other.place.isHidden, "hidden", "hidden")
      if control.selected != other.selected {
        writer.differs(
          "\(name) begins with \(control.selected.isEmpty ? "nothing" : control.selected.joined(separator: ", ")) selected, and with "
            + "\(other.selected.isEmpty ? "nothing" : other.selected.joined(separator: ", ")) in \(original.locale),",
          control.place, &report, part: control.selected.isEmpty ? nil : "selected", hint: "Begin with the same state in every locale")
      }
      if !control.isChoice, control.type != "hidden", (control.value ?? "").isEmpty != (other.value ?? "").isEmpty {
        writer.differs(
          "\(name) is \((control.value ?? "").isEmpty ? "empty" : "filled in"), and it isn't in \(original.locale),", control.place, &report,
          part: control.value, hint: "Begin with the same state in every locale")
      }
    }
  }
}
