/// Buttons without text.
struct EmptyButton: ElementRule {
  let about = RuleDescription("empty-button", "A button has text", .wcag("name-role-value"))
  let elements: ElementSet = [.button, .summary, .input]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .input {
      // A submit input without a value gets a text from the browser, in the browser's language; an empty value shows nothing.
      guard markup.isInput(node, "submit", "reset"), let value = markup.value(.value, of: node), markup.trimmed(value).isEmpty,
        !markup.hasAriaName(node)
      else { return }
    } else if markup.hasReadableContent(node) || markup.hasOwnName(node) {
      return
    }
    report.add(node, "<\(markup.name(of: node))> has no text", hint: "Say what it does")
  }
}
