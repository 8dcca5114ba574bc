import AssentModel

extension MarkupRule {
  static let nesting: [MarkupRule] = [contentModel, forbiddenDescendant, nestedInteractive, interactiveInRole]

  static let contentModel = MarkupRule(
    Rule(
      "content-model", what: "An element in a parent that can't hold it.",
      why: "Browsers move the element or close its parent, so the page looks and reads otherwise.", example: "<p><ul><li>Text</li></ul></p>",
      source: .html("dom.html#content-models")), on: .all
  ) { page, node, findings in
    let markup = page.markup
    let element = markup.nodes[node].element
    // Unknown and obsolete elements have rules of their own.
    guard let parent = markup.parent(of: node), element != .unknown, !ElementName.obsolete.contains(element) else { return }
    var holder = parent
    while true {
      let model = markup.nodes[holder].element.contentModel
      if model.children.contains(element) { break }
      guard model.isTransparent, let next = markup.parent(of: holder) else {
        if holder == parent && ContentPlace.isDivisionOfList(element, parent, in: markup) { break }
        return findings.add(
          node, "<\(element.spelling)> can't stand in <\(markup.name(of: holder))>", hint: ContentPlace.hint(element, markup.nodes[holder].element))
      }
      holder = next
    }
    if let place = ContentPlace.misplaced(node, element, in: markup) {
      findings.add(node, "<\(element.spelling)> can't stand here", hint: place)
    }
  }

  static let forbiddenDescendant = MarkupRule(
    Rule(
      "forbidden-descendant", what: "An element anywhere inside one that excludes it, such as a form in a form.",
      why: "Browsers drop one of the two.", example: "<header><footer><p>Text</p></footer></header>", source: .html("dom.html#content-models")),
    on: Exclusion.all.reduce(into: ElementSet()) { $0 = $0 + $1.inner }
  ) { page, node, findings in
    let entry = page.markup.nodes[node]
    for exclusion in Exclusion.all where exclusion.inner.contains(entry.element) && entry.ancestors.intersects(exclusion.outer) {
      guard let outer = page.markup.ancestor(of: node, in: exclusion.outer) else { continue }
      return findings.add(
        node, "<\(entry.element.spelling)> can't be inside <\(page.markup.name(of: outer))>",
        hint: "End <\(page.markup.name(of: outer))> before it")
    }
    guard entry.element == .main, let form = page.markup.ancestor(of: node, in: [.form]), page.markup.hasOwnName(form) else { return }
    findings.add(node, "<main> can't be inside a <form> that has a name", hint: "Put the form in main")
  }

  static let nestedInteractive = MarkupRule(
    Rule(
      "nested-interactive", what: "Something to act on inside a link, a button or the label of another control.",
      why: "People can't reach the inner one with a keyboard or a screen reader.",
      example: #"<button type="button">Stop <a href="/">here</a></button>"#, source: .html("dom.html#interactive-content")), on: .all
  ) { page, node, findings in
    let markup = page.markup
    guard markup.nodes[node].ancestors.intersects([.a, .button, .label]) else { return }
    let element = markup.nodes[node].element
    var outer = element == .a ? markup.ancestor(of: node, in: [.a]) : nil
    if outer == nil && (markup.isInteractive(node) || markup.has(.tabindex, node)) { outer = markup.ancestor(of: node, in: [.a, .button]) }
    if outer == nil && element == .label { outer = markup.ancestor(of: node, in: [.label]) }
    guard let outer else { return }
    findings.add(
      node, "<\(markup.name(of: node))> is inside <\(markup.name(of: outer))>, and people can't act on both", hint: "Put one beside the other")
  }

  static let interactiveInRole = MarkupRule(
    Rule(
      "interactive-in-role", what: "Something to act on inside an element whose role is that of a button, a link, a tab or another control.",
      why: "A screen reader says the whole as one control, so people can't reach the inner one.",
      example: #"<div role="button" tabindex="0">Stop <a href="/">here</a></div>"#, source: .ariaInHTML("docconformance-descendants")),
    onAttributes: [.role]
  ) { page, node, attribute, findings in
    let markup = page.markup
    let controls: RoleSet = [.button, .checkbox, .link, .menuitemcheckbox, .menuitemradio, .option, .radio, .switch, .tab]
    // What is inside a link, a button or a label has a rule of its own.
    guard let role = markup.role(node), controls.contains(role), AllowedRoles.roles(of: node, in: markup)?.contains(role) ?? true,
      ![.a, .button, .label].contains(markup.nodes[node].element),
      let inner = markup.descendants(of: node).first(where: { markup.isInteractive($0) || markup.has(.tabindex, $0) })
    else { return }
    findings.add(
      inner, "<\(markup.name(of: inner))> is inside an element that is a \(role.spelling), and people can't act on both",
      hint: "Put one beside the other")
  }
}

/// The places of elements that their content models alone don't tell, and what to do instead.
private enum ContentPlace {
  /// A `div` may group the names and values of a `dl`.
  static func isDivisionOfList(_ element: ElementName, _ parent: Int, in markup: Markup) -> Bool {
    (element == .dt || element == .dd) && markup.nodes[parent].element == .div && markup.parentElement(of: parent) == .dl
  }

  static func misplaced(_ node: Int, _ element: ElementName, in markup: Markup) -> String? {
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

  static let bodyRelations = ["dns-prefetch", "modulepreload", "pingback", "preconnect", "prefetch", "preload", "stylesheet"]

  static func hint(_ element: ElementName, _ holder: ElementName) -> String {
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

  static func allowed(in holder: ElementName) -> String {
    let children = holder.contentModel.children
    if children.isEmpty { return "no elements" }
    if children.contains(.div) && children.contains(.span) { return "flow content" }
    if children.contains(.span) { return "text and what is part of a line, such as span" }
    return children.subtracting([.script, .template]).names.map(\.spelling).joined(separator: ", ")
  }
}

/// Elements that can't be anywhere inside certain others.
private struct Exclusion {
  var inner: ElementSet
  var outer: ElementSet

  static let all = [
    Exclusion(inner: [.form], outer: [.form]),
    Exclusion(inner: [.dfn], outer: [.dfn]),
    Exclusion(inner: [.meter], outer: [.meter]),
    Exclusion(inner: [.progress], outer: [.progress]),
    Exclusion(inner: [.table], outer: [.caption]),
    Exclusion(inner: [.main], outer: ElementSet.all.subtracting(ElementName.obsolete + [.unknown, .html, .body, .div, .form])),
    Exclusion(inner: [.header, .footer], outer: [.dt, .th, .address, .header, .footer]),
    Exclusion(inner: ElementName.headings + ElementName.sectioning + [.hgroup], outer: [.dt, .th, .address]),
    Exclusion(inner: [.address], outer: [.address]),
    Exclusion(inner: [.audio, .video], outer: [.audio, .video]),
    Exclusion(inner: [.noscript], outer: [.noscript]),
  ]
}
