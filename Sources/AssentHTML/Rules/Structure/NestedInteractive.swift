/// Links, buttons and labels, which can't hold other things to act on.
struct NestedInteractive: ElementRule, TagRule {
  let about = RuleDescription(
    "nested-interactive", "Nothing to act on is inside a link, a button or a label but the label's own control",
    .html("dom.html#interactive-content"))
  let elements: ElementSet = []

  private static let holders: ElementSet = [.a, .button, .label]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.nodes[node].ancestors.intersects(Self.holders) else { return }
    let element = markup.nodes[node].element
    if element == .a, let outer = markup.ancestor(of: node, in: [.a]) { return report.add(node, Self.message("a", outer, markup), hint: Self.hint) }
    let isInteractive = markup.isInteractive(node) || markup.has(.tabindex, node)
    if isInteractive, let outer = markup.ancestor(of: node, in: [.a, .button]) {
      return report.add(node, Self.message(markup.name(of: node), outer, markup), hint: Self.hint)
    }
    if element == .label, let outer = markup.ancestor(of: node, in: [.label]) {
      report.add(node, Self.message("label", outer, markup), hint: Self.hint)
    }
  }

  private static let hint = "Put one beside the other"

  private static func message(_ inner: String, _ outer: Int, _ markup: Markup) -> String {
    "<\(inner)> is inside <\(markup.name(of: outer))>, and people can't act on both"
  }
}
