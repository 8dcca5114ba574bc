import AssentModel

/// The name of each control.
struct ControlLabel: PageRule {
  let about = RuleDescription("control-label", "Every control has a label with text in it", .wcag("labels-or-instructions"))

  private static let controls: ElementSet = [.input, .select, .textarea, .meter, .progress, .output]

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    var labelled = Set<Int>()
    for node in markup.nodes.indices where markup.nodes[node].element == .label && markup.hasReadableContent(node) {
      if let target = markup.value(.for, of: node) {
        if let control = page.ids.node(target, in: markup) { labelled.insert(control) }
      } else if let control = markup.descendants(of: node).first(where: { ElementName.labelable.contains(markup.nodes[$0].element) }) {
        labelled.insert(control)
      }
    }
    for node in markup.nodes.indices where Self.controls.contains(markup.nodes[node].element) {
      let element = markup.nodes[node].element
      if element == .output || labelled.contains(node) || markup.hasAriaName(node) || markup.isFilled(.title, node) { continue }
      if markup.isInput(node, "hidden", "image", "reset", "submit") { continue }
      if markup.isInput(node, "button") {
        if !markup.isFilled(.value, node) { report.add(node, "The button has no text", hint: "Add value") }
        continue
      }
      report.add(node, "<\(element.spelling)> has no label", hint: "Add <label for=\"its id\"> with text in it")
    }
  }
}

/// The names under which controls are sent.
struct ControlName: AttributeRule, TagRule {
  let about = RuleDescription("control-name", "A name isn't empty", .html("form-control-infrastructure.html#attr-fe-name"))
  let attributes: AttributeSet = [.name]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .meta {
      if markup.trimmed(attribute.value).isEmpty { report.add(node, "The name is empty", hint: "Name it or remove it") }
      return
    }
    if attribute.value.isEmpty { report.add(node, "The name is empty", hint: "Name it or remove it") }
    if markup.equals(attribute.value, "isindex") { report.add(node, "A name can't be isindex", hint: "Take another one") }
  }
}

/// Where a form sends what people choose.
struct FormAction: ElementRule, TagRule {
  let about = RuleDescription("form-action", "A form says where it goes and how", .html("form-control-infrastructure.html#attr-fs-action"))
  let elements: ElementSet = [.form]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.isFilled(.action, node) { report.add(node, "The form has no action", hint: "Add the address that it is sent to") }
    if !page.markup.has(.method, node) { report.add(node, "The form has no method", hint: "Write method=\"post\"") }
  }
}

/// References from controls to other elements by id.
struct FormOwner: AttributeRule {
  let about = RuleDescription(
    "id-reference", "An attribute that points to an element by id points to one that is there",
    .html("form-control-infrastructure.html#attr-fae-form"))
  let attributes: AttributeSet = [.form, .list, .headers, .popovertarget, .commandfor, .itemref, .for]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if attribute.name == .for && markup.nodes[node].element != .output { return }
    for token in markup.tokens(attribute.value) {
      let target = page.ids.node(token, in: markup)
      if let target, isRight(attribute.name, markup.nodes[target].element) { continue }
      report.add(
        node, "\(attribute.name.spelling) points to '\(markup.string(token))', and no \(kind(attribute.name)) has that id",
        hint: "Set it to an id of this page")
    }
  }

  private func isRight(_ name: AttributeName, _ element: ElementName) -> Bool {
    switch name {
    case .form: element == .form
    case .list: element == .datalist
    case .headers: element == .th
    default: true
    }
  }

  private func kind(_ name: AttributeName) -> String {
    switch name {
    case .form: "form"
    case .list: "datalist"
    case .headers: "th"
    default: "element"
    }
  }
}

/// The button of a form.
struct FormSubmit: ElementRule {
  let about = RuleDescription("form-submit", .warning, "A form has a button that sends it", .technique("html/H32"))
  let elements: ElementSet = [.form]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let id = markup.value(.id, of: node)
    let candidates = id == nil ? markup.descendants(of: node) : markup.nodes.indices
    for candidate in candidates where isSubmit(candidate, markup) {
      if markup.descendants(of: node).contains(candidate) { return }
      if let id, let form = markup.value(.form, of: candidate), markup.same(id, form) { return }
    }
    report.add(node, "The form has no button that sends it", hint: "Add <button type=\"submit\">")
  }

  private func isSubmit(_ node: Int, _ markup: Markup) -> Bool {
    if markup.isInput(node, "submit", "image") { return true }
    guard markup.nodes[node].element == .button else { return false }
    return markup.value(.type, of: node).map { markup.equalsIgnoringCase($0, "submit") } ?? true
  }
}

/// What a label names.
struct LabelTarget: ElementRule {
  let about = RuleDescription("label-for", "A label names one control, which is there and can be named", .html("forms.html#the-label-element"))
  let elements: ElementSet = [.label]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let inner = markup.descendants(of: node).filter { isLabelable($0, markup) }
    if inner.count > 1 { report.add(inner[1], "A second control in one label", hint: "Give it a label of its own") }
    guard let target = markup.value(.for, of: node) else {
      if inner.isEmpty { report.add(node, "The label names nothing", hint: "Add for with the id of its control") }
      return
    }
    guard let control = page.ids.node(target, in: markup) else {
      return report.add(node, "No element has the id '\(markup.string(target))' that the label is for", hint: "Set for to the id of its control")
    }
    if !isLabelable(control, markup) {
      report.add(node, "The label is for <\(markup.name(of: control))>, which can't have one", hint: "Set for to the id of a control")
    } else if let first = inner.first, first != control {
      report.add(node, "The label is for another control than the one in it", hint: "Remove for, or move the control out")
    }
  }

  private func isLabelable(_ node: Int, _ markup: Markup) -> Bool {
    ElementName.labelable.contains(markup.nodes[node].element) && !markup.isInput(node, "hidden")
  }
}

/// What a select offers.
struct SelectOptions: ElementRule {
  let about = RuleDescription(
    "select-options", "An option has text or a label, a single choice has one selected option, and a required one begins with an empty option",
    .html("form-elements.html#the-select-element"))
  let elements: ElementSet = [.select]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let options = markup.descendants(of: node).filter { markup.nodes[$0].element == .option }
    let isMultiple = markup.has(.multiple, node)
    if !isMultiple && options.count(where: { markup.has(.selected, $0) }) > 1 {
      report.add(node, "Two options are selected where one can be", hint: "Keep one selected, or add multiple")
    }
    for option in options where !markup.nodes[option].hasText && !markup.isFilled(.label, option) {
      if let value = markup.value(.value, of: option), value.isEmpty { continue }
      report.add(option, "The option has no text", hint: "Add text")
    }
    let size = markup.value(.size, of: node).flatMap(markup.integer) ?? 1
    guard markup.has(.required, node), !isMultiple, size == 1 else { return }
    let first = markup.children(of: node).first { _ in true }
    let isPlaceholder = first.map { first in
      markup.nodes[first].element == .option && (markup.value(.value, of: first).map(\.isEmpty) ?? !markup.nodes[first].hasText)
    }
    if isPlaceholder != true {
      report.add(node, "A required select doesn't begin with an empty option", hint: "Begin it with <option value=\"\">")
    }
  }
}

/// What browsers may fill in.
struct AutocompleteValue: ElementRule, TagRule {
  let about = RuleDescription("autocomplete", "autocomplete is on, off or a field's name", .html("form-control-infrastructure.html#autofill"))
  let elements: ElementSet = [.input, .select, .textarea]

  private static let fields = Set(
    """
    name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password current-password \
    one-time-code organization-title organization street-address address-line1 address-line2 address-line3 address-level4 address-level3 \
    address-level2 address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp \
    cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo \
    tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp
    """.split(separator: " ").map(String.init))
  private static let contacts: Set = ["home", "work", "mobile", "fax", "pager"]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    guard let value = page.markup.value(.autocomplete, of: node) else { return }
    var words = page.markup.tokens(value).map { page.markup.string($0).lowercased() }
    if words.isEmpty || words == ["on"] || words == ["off"] { return }
    if words.last == "webauthn" { words.removeLast() }
    let field = words.popLast()
    if let last = words.last, Self.contacts.contains(last) { words.removeLast() }
    if let last = words.last, last == "shipping" || last == "billing" { words.removeLast() }
    if let last = words.last, last.hasPrefix("section-") { words.removeLast() }
    if let field, Self.fields.contains(field), words.isEmpty { return }
    report.add(node, "autocomplete can't be '\(page.markup.string(value))'", hint: "Write on, off or a name such as email")
  }
}
