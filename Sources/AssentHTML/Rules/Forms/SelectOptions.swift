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
