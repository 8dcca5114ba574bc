import AssentHTML
import AssentModel

/// The same forms in every locale.
struct FormDiffersRule: CheckRule {
  let rule = Rule(
    "form-differs", .error, .translations, what: "A form that a page lacks, has besides, or that sends its fields by another method or elsewhere.",
    why: "A choice that can be made in one language can be made in all of them, in the same way.", example: "method=\"post\" → method=\"get\"")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    let forms = pair.page.outline.forms
    let others = original.outline.forms
    let hint = "Let every locale use the same template"
    for (form, other) in zip(forms, others) {
      if form.method != other.method {
        pages.differs(
          "The form is sent with \(form.method), and with \(other.method) in \(original.locale),", form.place, &report, part: form.method, hint: hint)
      }
      let target = PageLinkTarget(form.action, on: pair.page)
      let otherTarget = PageLinkTarget(other.action, on: original)
      if target != otherTarget {
        pages.differs(
          "The form is sent to \(form.action), and to \(other.action) in \(original.locale),", form.place, &report, part: form.action, hint: hint)
      }
      if form.autocomplete != other.autocomplete {
        pages.differs("The form's autocomplete isn't that of \(original.locale)", form.place, &report, hint: hint)
      }
    }
    for form in others.dropFirst(forms.count) { pages.missing("a form", form.place, &report, hint: hint) }
    for form in forms.dropFirst(others.count) { pages.extra("a form", form.place, &report, hint: hint) }
  }
}

/// The same fields in the same order in every locale.
struct FieldDiffersRule: CheckRule {
  let rule = Rule(
    "field-differs", .error, .translations, what: "A field that a form lacks, has besides, or has in another place than in the source locale.",
    why: "A form that asks more in one language asks too much, and one that asks less records another choice.",
    example: "name=\"choice\" → name=\"choice\", name=\"phone\"")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    pages.add(
      pages.fields, &report, hint: "Let every locale use the same template", place: \.place, text: \.name,
      name: \.title)
  }
}

/// Fields of the same type in every locale.
struct FieldTypeDiffersRule: CheckRule {
  let rule = Rule(
    "field-type-differs", .error, .translations,
    what: "A field of another type, with other options or other autocompletion than in the source locale.",
    why: "A checkbox in one language and a hidden field in another are two different questions.", example: "type=\"checkbox\" → type=\"hidden\"")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    for (control, other) in pages.fields.pairs {
      let name = control.title.capitalizedFirst
      if control.type != other.type {
        pages.differs(
          "\(name) is of type \(control.type), and of type \(other.type) in \(original.locale),", control.place, &report, part: control.type,
          hint: "Make it \(other.type)")
      } else if control.options != other.options {
        pages.differs(
          "\(name) has other options than in \(original.locale)", control.place, &report, hint: "Offer the same values in the same order")
      }
      if control.autocomplete != other.autocomplete {
        pages.differs("\(name) has another autocomplete than in \(original.locale)", control.place, &report, hint: "Use the same value")
      }
      if (control.label == nil) != (other.label == nil) {
        pages.differs(
          "\(name) has \(control.label == nil ? "no label, and one" : "a label, and none") in \(original.locale)", control.place, &report,
          hint: "Label it in every locale")
      }
    }
  }
}

/// Fields that are required in every locale, or in none.
struct FieldRequirementDiffersRule: CheckRule {
  let rule = Rule(
    "field-required-differs", .error, .translations, what: "A field that is required in one locale and not in the other.",
    why: "What must be filled in can't depend on the language of the page.", example: "<input/> → <input required=\"required\"/>")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    for (control, other) in pages.fields.pairs where control.isRequired != other.isRequired {
      pages.differs(
        "\(control.title.capitalizedFirst) is \(control.isRequired ? "required" : "optional"), and \(other.isRequired ? "required" : "optional") in \(original.locale),",
        control.place, &report, part: control.isRequired ? "required" : nil,
        hint: "Make it \(other.isRequired ? "required" : "optional") in every locale")
    }
  }
}

/// Fields that begin in the same state in every locale.
struct FieldStateDiffersRule: CheckRule {
  let rule = Rule(
    "field-state-differs", .error, .translations,
    what: "A field that is ticked, selected, filled in, disabled or hidden in one locale and not in the other.",
    why: "A box that is ticked in advance in one language only is consent that nobody gave.", example: "<input/> → <input checked=\"checked\"/>")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    for (control, other) in pages.fields.pairs {
      let name = control.title.capitalizedFirst
      func differ(_ is: Bool, _ was: Bool, _ word: String, _ attribute: String) {
        guard `is` != was else { return }
        pages.differs(
          "\(name) is \(`is` ? "" : "not ")\(word), and \(was ? "it is" : "it isn't") in \(original.locale),", control.place, &report,
          part: `is` ? attribute : nil, hint: "Begin with the same state in every locale")
      }
      differ(control.isChecked, other.isChecked, "ticked", "checked")
      differ(control.isDisabled, other.isDisabled, "disabled", "disabled")
      differ(control.place.isHidden, other.place.isHidden, "hidden", "hidden")
      if control.selected != other.selected {
        pages.differs(
          "\(name) begins with \(control.selected.isEmpty ? "nothing" : control.selected.joined(separator: ", ")) selected, and with "
            + "\(other.selected.isEmpty ? "nothing" : other.selected.joined(separator: ", ")) in \(original.locale),",
          control.place, &report, part: control.selected.isEmpty ? nil : "selected", hint: "Begin with the same state in every locale")
      }
      if !control.isChoice, control.type != "hidden", (control.value ?? "").isEmpty != (other.value ?? "").isEmpty {
        pages.differs(
          "\(name) is \((control.value ?? "").isEmpty ? "empty" : "filled in"), and it isn't in \(original.locale),", control.place, &report,
          part: control.value, hint: "Begin with the same state in every locale")
      }
    }
  }
}

extension PageControl {
  /// The value that a field sends when people don't change it; `nil` for a field that they fill in.
  var fixedValue: String? { isChoice || type == "hidden" ? value : nil }

  /// As messages name the field: `the hidden field choice=out`.
  var title: String {
    "the \(type == "hidden" ? "hidden " : "")field \(name ?? "without a name")\(fixedValue.map { "=\($0)" } ?? "")"
  }
}
