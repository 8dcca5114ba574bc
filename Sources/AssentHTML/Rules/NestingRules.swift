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

/// Elements that can't be anywhere inside certain others.
struct ForbiddenDescendant: ElementRule, TagRule {
  let about = RuleDescription("forbidden-descendant", "No element is inside one that excludes it", .html("dom.html#content-models"))
  let elements = Self.exclusions.reduce(into: ElementSet()) { $0 = $0 + $1.inner }

  private struct Exclusion: Sendable {
    var inner: ElementSet
    var outer: ElementSet
  }

  private static let blocks = ElementName.headings + ElementName.sectioning

  private static let exclusions = [
    Exclusion(inner: [.form], outer: [.form]),
    Exclusion(inner: [.dfn], outer: [.dfn]),
    Exclusion(inner: [.meter], outer: [.meter]),
    Exclusion(inner: [.progress], outer: [.progress]),
    Exclusion(inner: [.table], outer: [.caption]),
    Exclusion(inner: [.main], outer: [.article, .aside, .footer, .header, .nav, .main]),
    Exclusion(inner: [.header, .footer], outer: [.dt, .th, .address]),
    Exclusion(inner: blocks + [.hgroup], outer: [.dt, .th, .address]),
    Exclusion(inner: [.address], outer: [.address]),
    Exclusion(inner: [.audio, .video], outer: [.audio, .video]),
    Exclusion(inner: [.noscript], outer: [.noscript]),
  ]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let entry = page.markup.nodes[node]
    for exclusion in Self.exclusions where exclusion.inner.contains(entry.element) && entry.ancestors.intersects(exclusion.outer) {
      guard let outer = page.markup.ancestor(of: node, in: exclusion.outer) else { continue }
      return report.add(
        node, "<\(entry.element.spelling)> can't be inside <\(page.markup.name(of: outer))>",
        hint: "End <\(page.markup.name(of: outer))> before it")
    }
    guard entry.element == .header || entry.element == .footer, let outer = nearest(node, page.markup) else { return }
    report.add(node, "<\(entry.element.spelling)> can't be inside <\(page.markup.name(of: outer))>", hint: "End the outer one before it")
  }

  /// A header or footer around the node, with no section of its own between them.
  private func nearest(_ node: Int, _ markup: Markup) -> Int? {
    var current = markup.parent(of: node)
    while let candidate = current {
      let element = markup.nodes[candidate].element
      if element == .header || element == .footer { return candidate }
      if ElementName.sectioning.contains(element) { return nil }
      current = markup.parent(of: candidate)
    }
    return nil
  }
}

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
