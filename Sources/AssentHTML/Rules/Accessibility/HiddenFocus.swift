/// Things that get focus and are hidden from those who hear the page.
struct HiddenFocus: PageRule {
  let about = RuleDescription("aria-hidden-focus", "Nothing that can have focus is hidden from assistive technology", .aria("aria-hidden"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    for node in markup.nodes.indices {
      guard let hidden = markup.value(.ariaHidden, of: node), markup.equals(hidden, "true") else { continue }
      if markup.nodes[node].element == .body || markup.nodes[node].element == .html {
        report.add(node, "The whole page is hidden", hint: "Remove aria-hidden")
        continue
      }
      for inner in node..<Int(markup.nodes[node].end) where isFocusable(inner, markup) {
        report.add(inner, "<\(markup.name(of: inner))> can have focus and is hidden", hint: "Remove aria-hidden, or write tabindex=\"-1\"")
      }
    }
  }

  private func isFocusable(_ node: Int, _ markup: Markup) -> Bool {
    if let index = markup.value(.tabindex, of: node).flatMap(markup.integer) { return index >= 0 }
    return markup.isInteractive(node) && ![.label, .embed].contains(markup.nodes[node].element) && !markup.has(.disabled, node)
  }
}
