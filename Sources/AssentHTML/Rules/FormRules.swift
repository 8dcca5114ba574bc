import AssentModel

extension MarkupRule {
  static let forms: [MarkupRule] = [controlLabel, controlName, formAction, idReference, formSubmit, labelFor, selectOptions]

  static let controlLabel = MarkupRule(
    Rule(
      "control-label", what: "A control without a label that has text.", why: "A screen reader can't say what to fill in or tick.",
      example: #"<input type="checkbox"/>"#, source: .wcag("labels-or-instructions"))
  ) { page, findings in
    let markup = page.markup
    var labelled = Set<Int>()
    for node in markup.nodes.indices where markup.nodes[node].element == .label && markup.hasReadableContent(node) {
      if let target = markup.value(.for, of: node) {
        if let control = page.ids.node(target, in: markup) { labelled.insert(control) }
      } else if let control = markup.descendants(of: node).first(where: { ElementName.labelable.contains(markup.nodes[$0].element) }) {
        labelled.insert(control)
      }
    }
    let controls: ElementSet = [.input, .select, .textarea, .meter, .progress]
    for node in markup.nodes.indices where controls.contains(markup.nodes[node].element) {
      if labelled.contains(node) || markup.hasAriaName(node) || markup.isFilled(.title, node) { continue }
      if markup.isInput(node, "hidden", "image", "reset", "submit") { continue }
      if markup.isInput(node, "button") {
        if !markup.isFilled(.value, node) { findings.add(node, "The button has no text", hint: "Add value") }
        continue
      }
      findings.add(node, "<\(markup.name(of: node))> has no label", hint: "Add <label for=\"its id\"> with text in it")
    }
  }

  static let controlName = MarkupRule(
    Rule(
      "control-name", what: "A name that is empty.", why: "The browser doesn't send the control.", example: #"<label>Text <input name=""/></label>"#,
      source: .html("form-control-infrastructure.html#attr-fe-name")), onAttributes: [.name]
  ) { page, node, attribute, findings in
    let markup = page.markup
    if markup.nodes[node].element == .meta {
      if markup.trimmed(attribute.value).isEmpty { findings.add(node, "The name is empty", hint: "Name it or remove it") }
      return
    }
    if attribute.value.isEmpty { findings.add(node, "The name is empty", hint: "Name it or remove it") }
    if markup.equals(attribute.value, "isindex") { findings.add(node, "A name can't be isindex", hint: "Take another one") }
  }

  static let formAction = MarkupRule(
    Rule(
      "form-action", what: "A form without an action or a method.", why: "The browser sends it to the page itself, with the answers in the address.",
      example: #"<form action="/en/"><button>Stop</button></form>"#, source: .html("form-control-infrastructure.html#attr-fs-action")), on: [.form]
  ) { page, node, findings in
    if !page.markup.isFilled(.action, node) { findings.add(node, "The form has no action", hint: "Add the address that it is sent to") }
    if !page.markup.has(.method, node) { findings.add(node, "The form has no method", hint: "Write method=\"post\"") }
  }

  static let idReference = MarkupRule(
    Rule(
      "id-reference", what: "An attribute that points to an element by id, and no such element is there.",
      why: "The control belongs to no form, list or header.", example: #"<button type="button" form="f">Stop</button>"#,
      source: .html("form-control-infrastructure.html#attr-fae-form")),
    onAttributes: [.form, .list, .headers, .popovertarget, .commandfor, .itemref, .for]
  ) { page, node, attribute, findings in
    let markup = page.markup
    if attribute.name == .for && markup.nodes[node].element != .output { return }
    let expected = attribute.name.targetElement
    for token in markup.tokens(attribute.value) {
      if let target = page.ids.node(token, in: markup), expected == nil || markup.nodes[target].element == expected { continue }
      findings.add(
        node, "\(attribute.name.spelling) points to '\(markup.string(token))', and no \(expected?.spelling ?? "element") has that id",
        hint: "Set it to an id of this page")
    }
  }

  static let formSubmit = MarkupRule(
    Rule(
      "form-submit", .warning, what: "A form without a button that sends it.", why: "People without a pointer or without scripts can't send it.",
      example: #"<form action="/en/" method="post"><p>Text</p></form>"#, source: .technique("html/H32")), on: [.form]
  ) { page, node, findings in
    let markup = page.markup
    let id = markup.value(.id, of: node)
    let candidates = id == nil ? markup.descendants(of: node) : markup.nodes.indices
    for candidate in candidates where markup.isSubmit(candidate) {
      if markup.descendants(of: node).contains(candidate) { return }
      if let id, let form = markup.value(.form, of: candidate), markup.same(id, form) { return }
    }
    findings.add(node, "The form has no button that sends it", hint: "Add <button type=\"submit\">")
  }

  static let labelFor = MarkupRule(
    Rule(
      "label-for", what: "A label that names no control, or one that can't be named.",
      why: "A click on the label does nothing, and a screen reader doesn't read it.", example: #"<p id="a"><label for="a">Text</label></p>"#,
      source: .html("forms.html#the-label-element")), on: [.label]
  ) { page, node, findings in
    let markup = page.markup
    let inner = markup.descendants(of: node).filter { markup.isLabelable($0) }
    if inner.count > 1 { findings.add(inner[1], "A second control in one label", hint: "Give it a label of its own") }
    guard let target = markup.value(.for, of: node) else {
      if inner.isEmpty { findings.add(node, "The label names nothing", hint: "Add for with the id of its control") }
      return
    }
    guard let control = page.ids.node(target, in: markup) else {
      return findings.add(node, "No element has the id '\(markup.string(target))' that the label is for", hint: "Set for to the id of its control")
    }
    if !markup.isLabelable(control) {
      findings.add(node, "The label is for <\(markup.name(of: control))>, which can't have one", hint: "Set for to the id of a control")
    } else if let first = inner.first, first != control {
      findings.add(node, "The label is for another control than the one in it", hint: "Remove for, or move the control out")
    }
  }

  static let selectOptions = MarkupRule(
    Rule(
      "select-options",
      what: "An option without text, two options selected where one can be, or a required select that doesn't begin with an empty option.",
      why: "People choose something that they can't read, or send a choice that they didn't make.",
      example: #"<label>Text <select required="required"><option>Stop</option></select></label>"#,
      source: .html("form-elements.html#the-select-element")), on: [.select]
  ) { page, node, findings in
    let markup = page.markup
    let options = markup.descendants(of: node).filter { markup.nodes[$0].element == .option }
    let isMultiple = markup.has(.multiple, node)
    if !isMultiple && options.count(where: { markup.has(.selected, $0) }) > 1 {
      findings.add(node, "Two options are selected where one can be", hint: "Keep one selected, or add multiple")
    }
    for option in options where !markup.nodes[option].hasText && !markup.isFilled(.label, option) {
      if let value = markup.value(.value, of: option), value.isEmpty { continue }
      findings.add(option, "The option has no text", hint: "Add text")
    }
    let size = markup.value(.size, of: node).flatMap(markup.integer) ?? 1
    guard markup.has(.required, node), !isMultiple, size == 1 else { return }
    let first = markup.children(of: node).first { _ in true }
    let isPlaceholder = first.map { first in
      markup.nodes[first].element == .option && (markup.value(.value, of: first).map(\.isEmpty) ?? !markup.nodes[first].hasText)
    }
    if isPlaceholder != true {
      findings.add(node, "A required select doesn't begin with an empty option", hint: "Begin it with <option value=\"\">")
    }
  }
}

extension AttributeName {
  /// The element that the attribute must point to; `nil` when it may point to any.
  fileprivate var targetElement: ElementName? {
    switch self {
    case .form: .form
    case .list: .datalist
    case .headers: .th
    default: nil
    }
  }
}

extension Markup {
  /// Whether the element is a button that sends its form.
  fileprivate func isSubmit(_ node: Int) -> Bool {
    if isInput(node, "submit", "image") { return true }
    guard nodes[node].element == .button else { return false }
    return value(.type, of: node).map { equalsIgnoringCase($0, "submit") } ?? true
  }

  /// Whether a label can name the element.
  fileprivate func isLabelable(_ node: Int) -> Bool {
    ElementName.labelable.contains(nodes[node].element) && !isInput(node, "hidden")
  }
}
