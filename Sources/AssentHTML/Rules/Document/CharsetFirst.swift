/// The encoding, named before anything that depends on it.
struct CharsetFirst: ElementRule {
  let about = RuleDescription("charset", "The first element in head is <meta charset=\"utf-8\"/>", .html("semantics.html#charset"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let hint = "Write <meta charset=\"utf-8\"/> right after <head>"
    guard let first = markup.children(of: node).first(where: { _ in true }), markup.has(.charset, first) else {
      return report.add(node, "<head> doesn't begin with the charset", hint: hint)
    }
    for child in markup.children(of: node) {
      guard let charset = markup.value(.charset, of: child), markup.nodes[child].element == .meta else { continue }
      if !markup.equalsIgnoringCase(charset, "utf-8") { report.add(child, "The charset is '\(markup.string(charset))'", hint: hint) }
      if child != first { report.add(child, "A second charset", hint: "Remove it") }
    }
  }
}
