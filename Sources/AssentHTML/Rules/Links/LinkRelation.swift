/// How a link relates to the page.
struct LinkRelation: ElementRule, TagRule {
  let about = RuleDescription("link-relation", "A relation is one that HTML has for the element", .html("links.html#linkTypes"))
  let elements: ElementSet = [.a, .area, .form, .link]

  private static let links = Set(
    """
    alternate canonical author dns-prefetch expect help icon license manifest mask-icon me modulepreload next pingback preconnect prefetch \
    preload prev privacy-policy search shortcut stylesheet terms-of-service apple-touch-icon apple-touch-icon-precomposed
    """.split(separator: " ").map(String.init))
  private static let anchors = Set(
    """
    alternate author bookmark external help license me next nofollow noopener noreferrer opener prev privacy-policy search tag \
    terms-of-service ugc sponsored
    """.split(separator: " ").map(String.init))
  private static let forms: Set = ["external", "help", "license", "next", "nofollow", "noopener", "noreferrer", "opener", "prev", "search"]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard let rel = markup.value(.rel, of: node) else { return }
    let element = markup.nodes[node].element
    let known = element == .link ? Self.links : element == .form ? Self.forms : Self.anchors
    let tokens = markup.tokens(rel).map { markup.string($0).lowercased() }
    if tokens.isEmpty && element == .link { return report.add(node, "rel is empty", hint: "Name the relation") }
    for token in tokens where !known.contains(token) {
      report.add(
        node, "<\(element.spelling)> can't have the relation '\(token)'",
        hint: "Use a relation of HTML, such as \(element == .link ? "stylesheet" : "nofollow")")
    }
    guard element == .link else { return }
    if tokens.contains("preload") && !markup.has(.as, node) { report.add(node, "preload doesn't say what it loads", hint: "Add as") }
    if markup.has(.sizes, node) && !tokens.contains(where: { $0.hasSuffix("icon") || $0.hasPrefix("apple-touch-icon") }) {
      report.add(node, "sizes means nothing but on an icon", hint: "Remove it")
    }
    if markup.has(.as, node) && !tokens.contains("preload") && !tokens.contains("modulepreload") {
      report.add(node, "as means nothing but with preload", hint: "Remove it")
    }
  }
}
