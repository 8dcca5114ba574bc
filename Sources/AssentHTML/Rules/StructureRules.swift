import AssentModel

extension MarkupRule {
  static let structure: [MarkupRule] = [definitionList, elementOrder, elementChildren, oneMain, onlyOne, rawText, textPlacement, voidElement]

  static let definitionList = MarkupRule(
    Rule(
      "definition-list", what: "A group in a dl that isn't one or more dt, then one or more dd, or a div in a dl that isn't one group.",
      why: "A screen reader can't tell which value belongs to which name.", example: "<dl><dt>Name</dt></dl>",
      source: .html("grouping-content.html#the-dl-element")), on: [.dl]
  ) { page, node, findings in
    let markup = page.markup
    let children = markup.children(of: node).filter { ![.script, .template].contains(markup.nodes[$0].element) }
    let divisions = children.filter { markup.nodes[$0].element == .div }
    if divisions.isEmpty {
      findings.addGroups(children, in: markup)
    } else if divisions.count != children.count {
      findings.add(node, "<dl> mixes <div> with <dt> and <dd>", hint: "Put every group in a div, or none")
    } else {
      for division in divisions { findings.addGroup(of: division, in: markup) }
    }
  }

  static let elementOrder = MarkupRule(
    Rule(
      "element-order", what: "A summary, legend or caption that isn't the first element, or a figcaption that is neither first nor last.",
      why: "Browsers don't show or announce it as the name of what it is in.", example: "<fieldset><p>Text</p><legend>Channels</legend></fieldset>",
      source: .html("grouping-content.html#the-figure-element")), on: [.summary, .legend, .caption, .figcaption, .details]
  ) { page, node, findings in
    let markup = page.markup
    if markup.nodes[node].element == .details {
      if !markup.children(of: node).contains(where: { markup.nodes[$0].element == .summary }) {
        findings.add(node, "<details> has no <summary>", hint: "Begin it with one")
      }
      return
    }
    guard let parent = markup.parent(of: node) else { return }
    let element = markup.nodes[node].element
    let siblings = Array(markup.children(of: parent))
    if siblings.first == node { return }
    if element == .figcaption && siblings.last == node && !siblings.dropLast().contains(where: { markup.nodes[$0].element == .figcaption }) { return }
    findings.add(node, "<\(element.spelling)> isn't the first element in <\(markup.name(of: parent))>", hint: "Move it to the front, and keep one")
  }

  static let elementChildren = MarkupRule(
    Rule(
      "element-children", what: "An element without a child that it needs, or with one that it can't have there.",
      why: "Browsers show nothing in its place, or ignore the child.", example: #"<picture><source srcset="/a.png"/></picture>"#,
      source: .html("dom.html#content-models")), on: [.picture, .hgroup, .ruby, .colgroup, .audio, .video]
  ) { page, node, findings in
    let markup = page.markup
    let element = markup.nodes[node].element
    let children = markup.children(of: node).filter { ![.script, .template].contains(markup.nodes[$0].element) }
    let elements = children.map { markup.nodes[$0].element }
    switch element {
    case .picture:
      if elements.count(where: { $0 == .img }) != 1 || elements.last != .img {
        findings.add(node, "<picture> doesn't end in its one <img>", hint: "Write each source, then one img")
      }
    case .hgroup:
      if elements.count(where: { $0.headingLevel != nil }) != 1 {
        findings.add(node, "<hgroup> doesn't have one heading", hint: "Keep one, and p around it")
      }
    case .ruby:
      if !elements.contains(.rt) { findings.add(node, "<ruby> has no <rt>", hint: "Write how the text is read in rt") }
    case .colgroup:
      if markup.has(.span, node), let first = children.first {
        findings.add(first, "<\(markup.name(of: first))> in a <colgroup> with span", hint: "Remove span, or the col elements")
      }
    default:
      let order = elements.map { $0 == .source ? 0 : $0 == .track ? 1 : 2 }
      if let index = order.firstIndex(of: 0), markup.has(.src, node) {
        findings.add(children[index], "<source> in a <\(element.spelling)> with src", hint: "Remove one of them")
      } else if let index = order.indices.dropFirst().first(where: { order[$0] < order[$0 - 1] }) {
        findings.add(
          children[index], "<\(markup.name(of: children[index]))> comes too late in <\(element.spelling)>", hint: "Order: source, track, the rest")
      }
    }
  }

  static let oneMain = MarkupRule(
    Rule(
      "one-main", what: "A second main element that is shown.", why: "The shortcut to the main part of a page leads to one of them only.",
      example: "<main><p>Text</p></main>", source: .html("grouping-content.html#the-main-element"))
  ) { page, findings in
    var count = 0
    for node in page.markup.nodes.indices where page.markup.nodes[node].element == .main && !page.markup.has(.hidden, node) {
      count += 1
      if count > 1 { findings.add(node, "A second <main>", hint: "Keep one") }
    }
  }

  static let onlyOne = MarkupRule(
    Rule(
      "only-one", what: "A second one of what can be there once: autofocus in a page or dialog, an open details of a name, a map or form of a name.",
      why: "Browsers take one of the two.",
      example: #"<details name="a" open=""><summary>A</summary></details><details name="a" open=""><summary>B</summary></details>"#,
      source: .html("interaction.html#the-autofocus-attribute")), onAttributes: [.autofocus, .open, .name]
  ) { page, node, attribute, findings in
    let markup = page.markup
    let element = markup.nodes[node].element
    switch attribute.name {
    case .autofocus:
      let scope = markup.focusScope(of: node)
      guard (0..<node).contains(where: { markup.has(.autofocus, $0) && markup.focusScope(of: $0) == scope }) else { return }
      findings.add(node, "A second autofocus", hint: "Keep it on one element of the page, and on one of each dialog")
    case .open:
      guard element == .details, let name = markup.value(.name, of: node), !name.isEmpty,
        markup.hasNamed(name, before: node, where: { markup.has(.open, $0) })
      else { return }
      findings.add(node, "A second open <details> of the name '\(markup.string(name))'", hint: "Keep one of them open")
    default:
      guard element == .map || element == .form, markup.hasNamed(attribute.value, before: node, where: { _ in true }) else { return }
      findings.add(node, "A second <\(element.spelling)> of the name '\(markup.string(attribute.value))'", hint: "Take another name")
    }
  }

  static let rawText = MarkupRule(
    Rule(
      "raw-text", what: "An entity in a style sheet in a page.", why: "HTML doesn't replace it, so the style rule is broken.",
      example: "<style>a &gt; b {}</style>", source: .html("syntax.html#raw-text-elements")), on: [.style, .script]
  ) { page, node, findings in
    if page.markup.nodes[node].hasReference {
      findings.add(node, "HTML doesn't replace entities in <\(page.markup.name(of: node))>", hint: "Write the sheet without & and <, or link it")
    }
  }

  static let textPlacement = MarkupRule(
    Rule(
      "text-placement", what: "Text in an element that takes none.", why: "Browsers move it elsewhere, such as in front of the table.",
      example: "<table>Text<tr><td>1</td></tr></table>", source: .html("dom.html#content-models")),
    on: ElementSet(ElementName.allCases.filter { !$0.contentModel.allowsText })
  ) { page, node, findings in
    let markup = page.markup
    guard markup.nodes[node].hasText else { return }
    var holder = node
    while markup.nodes[holder].element.contentModel.isTransparent, let parent = markup.parent(of: holder) { holder = parent }
    let model = markup.nodes[holder].element.contentModel
    if model.allowsText || model.isTransparent { return }
    findings.addText(
      of: node, "Text directly in <\(markup.name(of: node))>", hint: "Put it in an element that takes text, such as li, td or p")
  }

  static let voidElement = MarkupRule(PageTextRule.voidElement.rule, on: .all) { page, node, findings in
    let entry = page.markup.nodes[node]
    let isVoid = ElementName.void.contains(entry.element)
    if entry.isSelfClosed == isVoid || entry.element == .unknown || ElementName.obsolete.contains(entry.element) { return }
    let name = page.markup.name(of: node)
    if isVoid {
      findings.add(node, "<\(name)> has an end tag", hint: "Write <\(name)/>")
    } else {
      findings.add(node, "<\(name)/> stays open for HTML", hint: "Write <\(name)></\(name)>")
    }
  }
}

extension RuleFindings {
  /// Reports what keeps a `div` in a list from being one group: no names and values, more than one group, text, other elements.
  fileprivate mutating func addGroup(of division: Int, in markup: Markup) {
    let inner = markup.children(of: division).filter { ![.script, .template].contains(markup.nodes[$0].element) }
    if markup.nodes[division].hasText { addText(of: division, "Text directly in a <div> of <dl>", hint: "Put it in dt or dd") }
    if let other = inner.first(where: { markup.nodes[$0].element != .dt && markup.nodes[$0].element != .dd }) {
      return add(other, "<\(markup.name(of: other))> can't stand in a <div> of <dl>", hint: "Put it in dt or dd")
    }
    if inner.isEmpty { return add(division, "An empty group in <dl>", hint: "Remove it") }
    addGroups(inner, in: markup)
    guard let second = zip(inner, inner.dropFirst()).first(where: { markup.nodes[$0].element == .dd && markup.nodes[$1].element == .dt }) else {
      return
    }
    add(second.1, "A second group in a <div> of <dl>", hint: "Put it in a div of its own")
  }

  /// Reports a `dd` at the beginning of the children of a list, and a `dt` at their end.
  fileprivate mutating func addGroups(_ children: [Int], in markup: Markup) {
    let kinds = children.map { markup.nodes[$0].element }.filter { $0 == .dt || $0 == .dd }
    guard let first = kinds.first, let last = kinds.last else { return }
    if first == .dd { add(children[0], "<dd> without a <dt> before it", hint: "Begin the group with dt") }
    if last == .dt { add(children[children.count - 1], "<dt> without a <dd> after it", hint: "End the group with dd") }
  }
}

extension Markup {
  /// The dialog or popover within which an element gets the focus; 0 for the page.
  fileprivate func focusScope(of node: Int) -> Int {
    var current: Int? = node
    while let candidate = current {
      if nodes[candidate].element == .dialog || has(.popover, candidate) { return candidate }
      current = parent(of: candidate)
    }
    return 0
  }

  /// Whether an element of the same kind before this one has the name and meets a condition.
  fileprivate func hasNamed(_ name: TextRange, before node: Int, where meets: (Int) -> Bool) -> Bool {
    (0..<node).contains { nodes[$0].element == nodes[node].element && value(.name, of: $0).map { same($0, name) } == true && meets($0) }
  }
}
