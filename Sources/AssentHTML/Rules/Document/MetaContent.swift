/// What a meta element is made of.
struct MetaContent: ElementRule, TagRule {
  let about = RuleDescription(
    "meta-content", "A meta element has a name, an http-equiv, a property or a charset, and a content unless it is the charset",
    .html("semantics.html#the-meta-element"))
  let elements: ElementSet = [.meta]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let kinds: [AttributeName] = [.name, .httpEquiv, .charset, .itemprop, .property]
    let count = kinds.count { markup.has($0, node) }
    if count == 0 { return report.add(node, "<meta> doesn't say what it is", hint: "Give it a name, or remove it") }
    if count > 1 && !(count == 2 && markup.has(.property, node)) {
      report.add(node, "<meta> says twice what it is", hint: "Keep one of name, http-equiv, charset and itemprop")
    }
    if !markup.has(.charset, node) && !markup.has(.content, node) { report.add(node, "<meta> has no content", hint: "Add content, or remove it") }
    if markup.has(.charset, node) && markup.has(.content, node) && count == 1 {
      report.add(node, "<meta charset> has a content", hint: "Remove content")
    }
    if let kind = markup.value(.httpEquiv, of: node), !EnumeratedValues.httpEquiv.contains(markup.string(kind).lowercased()) {
      report.add(node, "http-equiv can't be '\(markup.string(kind))'", hint: "Use a response header")
    }
  }
}
