import AssentHTML
import AssentModel

/// Fields of the same type in every locale.
struct FieldType: PageRule {
  let about = QualityRule(
    "field-type-differs", .error, .translations,
    what: "A field of another type, with other options or other autocompletion than in the source locale.",
    why: "A checkbox in one language and a hidden field in another are two different questions.", example: "type=\"checkbox\" → type=\"hidden\"")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    for (control, other) in FieldAlignment(pair.page, original).difference.pairs {
      let name = FieldAlignment.sentence(control)
      if control.type != other.type {
        writer.differs(
          "\(name) is of type \(control.type), and of type \(other.type) in \(original.locale),", control.place, &report, part: control.type,
          hint: "Make it \(other.type)")
      } else if control.options != other.options {
        writer.differs(
          "\(name) has other options than in \(original.locale)", control.place, &report, hint: "Offer the same values in the same order")
      }
      if control.autocomplete != other.autocomplete {
        writer.differs("\(name) has another autocomplete than in \(original.locale)", control.place, &report, hint: "Use the same value")
      }
      if (control.label == nil) != (other.label == nil) {
        writer.differs(
          "\(name) has \(control.label == nil ? "no label, and one" : "a label, and none") in \(original.locale)", control.place, &report,
          hint: "Label it in every locale")
      }
    }
  }
}
