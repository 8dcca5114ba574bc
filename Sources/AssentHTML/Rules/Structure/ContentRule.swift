/// Which elements may be in which.
struct ContentRule: ElementRule, TagRule {
  let about = RuleDescription("content-model", "An element stands where its parent's content model allows it", .html("dom.html#content-models"))
  let elements: ElementSet = []

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let element = markup.nodes[node].element
    // Unknown and obsolete elements have rules of their own.
    guard let parent = markup.parent(of: node), element != .unknown, !ElementName.obsolete.contains(element) else { return }
    var holder = parent
    while true {
      let model = markup.nodes[holder].element.contentModel
      if model.children.contains(element) { break }
      guard model.isTransparent, let next = markup.parent(of: holder) else {
        if holder == parent && Self.isDivisionOfList(element, parent, in: markup) { break }
        return report.add(
          node, "<\(element.spelling)> can't stand in <\(markup.name(of: holder))>", hint: Self.hint(element, markup.nodes[holder].element))
      }
      holder = next
    }
    if let place = Self.misplaced(node, element, in: markup) {
      report.add(node, "<\(element.spelling)> can't stand here", hint: place)
    }
  }

  /// A `div` may group the names and values of a `dl`.
  private static func isDivisionOfList(_ element: ElementName, _ parent: Int, in markup: Markup) -> Bool {
    (element == .dt || element == .dd) && markup.nodes[parent].element == .div && markup.parentElement(of: parent) == .dl
  }

  private static func misplaced(_ node: Int, _ element: ElementName, in markup: Markup) -> String? {
    switch element {
    case .link where !markup.nodes[node].ancestors.contains(.head) && !markup.has(.itemprop, node):
      let isAllowed = markup.value(.rel, of: node).map { rel in
        markup.tokens(rel).allSatisfy { token in bodyRelations.contains { markup.equalsIgnoringCase(token, $0) } }
      }
      return isAllowed == true ? nil : "Move it to <head>"
    case .meta where !markup.nodes[node].ancestors.contains(.head) && !markup.has(.itemprop, node): return "Move it to <head>"
    case .area where !markup.nodes[node].ancestors.contains(.map): return "Put it in <map>"
    default: return nil
    }
  }

  private static let bodyRelations = ["dns-prefetch", "modulepreload", "pingback", "preconnect", "prefetch", "preload", "stylesheet"]

  private static func hint(_ element: ElementName, _ holder: ElementName) -> String {
    switch element {
    case .li: "Put it in ul, ol or menu"
    case .dt, .dd: "Put it in dl"
    case .td, .th: "Put it in tr"
    case .tr: "Put it in table, thead, tbody or tfoot"
    case .legend: "Put it in fieldset, first"
    case .option: "Put it in select, optgroup or datalist"
    case .summary: "Put it in details, first"
    case .figcaption: "Put it in figure"
    case .style, .title: "Move it to <head>"
    default:
      holder == .p || ElementName.headings.contains(holder)
        ? "Close <\(holder.spelling)> before it" : "<\(holder.spelling)> takes \(allowed(in: holder))"
    }
  }

  private static func allowed(in holder: ElementName) -> String {
    let children = holder.contentModel.children
    if children.isEmpty { return "no elements" }
    if children.contains(.div) && children.contains(.span) { return "flow content" }
    if children.contains(.span) { return "text and what is part of a line, such as span" }
    return children.subtracting([.script, .template]).names.map(\.spelling).joined(separator: ", ")
  }
}
