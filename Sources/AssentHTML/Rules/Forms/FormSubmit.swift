import AssentModel

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
