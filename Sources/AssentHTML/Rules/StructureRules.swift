import AssentModel

extension MarkupRule {
  static let structure: [MarkupRule] = [definitionList, elementOrder, oneMain, rawText, tableStructure, textPlacement, voidElement]

  static let definitionList = MarkupRule(
    Rule(
      "definition-list", what: "A group in a dl that isn't one or more dt, then one or more dd.",
      why: "A screen reader can't tell which value belongs to which name.", example: "<dl><dt>Name</dt></dl>",
      source: .html("grouping-content.html#the-dl-element")), on: [.dl]
  ) { page, node, findings in
    let markup = page.markup
    let children = Array(markup.children(of: node)).filter { ![.script, .template].contains(markup.nodes[$0].element) }
    let divisions = children.filter { markup.nodes[$0].element == .div }
    if divisions.isEmpty {
      findings.addGroups(children, in: markup)
    } else if divisions.count != children.count {
      findings.add(node, "<dl> mixes <div> with <dt> and <dd>", hint: "Put every group in a div, or none")
    } else {
      for division in divisions {
        let inner = Array(markup.children(of: division))
        if inner.isEmpty { findings.add(division, "An empty group in <dl>", hint: "Remove it") }
        findings.addGroups(inner, in: markup)
      }
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

  static let rawText = MarkupRule(
    Rule(
      "raw-text", what: "An entity in a style sheet in a page.", why: "HTML doesn't replace it, so the style rule is broken.",
      example: "<style>a &gt; b {}</style>", source: .html("syntax.html#raw-text-elements")), on: [.style, .script]
  ) { page, node, findings in
    if page.markup.nodes[node].hasReference {
      findings.add(node, "HTML doesn't replace entities in <\(page.markup.name(of: node))>", hint: "Write the sheet without & and <, or link it")
    }
  }

  static let tableStructure = MarkupRule(
    Rule(
      "table-structure", what: "A table whose parts aren't in order, or whose rows differ in width.",
      why: "A screen reader reads cells with the wrong header.", example: "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
      source: .html("tables.html#the-table-element")), on: [.table, .tr]
  ) { page, node, findings in
    let markup = page.markup
    if markup.nodes[node].element == .tr {
      if markup.descendants(of: node).isEmpty { findings.add(node, "A row without cells", hint: "Remove it, or give it cells") }
      return
    }
    var last = 0
    var seen: ElementSet = []
    for child in markup.children(of: node) {
      let element = markup.nodes[child].element
      guard let place = tableOrder[element] else { continue }
      if place < last {
        findings.add(child, "<\(element.spelling)> comes too late in the table", hint: "Order: caption, colgroup, thead, tbody, tfoot")
      }
      let isSingle = element == .caption || element == .thead || element == .tfoot
      if isSingle && seen.contains(element) { findings.add(child, "A second <\(element.spelling)>", hint: "Keep one") }
      if element == .tr && seen.contains(.tbody) || element == .tbody && seen.contains(.tr) {
        findings.add(child, "Rows in tbody and rows beside it", hint: "Put all rows in tbody")
      }
      seen.insert(element)
      last = max(last, place)
    }
    findings.addRows(of: node, in: markup)
  }

  private static let tableOrder: [ElementName: Int] = [.caption: 0, .colgroup: 1, .thead: 2, .tbody: 3, .tr: 3, .tfoot: 4]

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
  /// Reports a `dd` at the beginning of the children of a list, and a `dt` at their end.
  fileprivate mutating func addGroups(_ children: [Int], in markup: Markup) {
    let kinds = children.map { markup.nodes[$0].element }.filter { $0 == .dt || $0 == .dd }
    guard let first = kinds.first, let last = kinds.last else { return }
    if first == .dd { add(children[0], "<dd> without a <dt> before it", hint: "Begin the group with dt") }
    if last == .dt { add(children[children.count - 1], "<dt> without a <dd> after it", hint: "End the group with dd") }
  }

  /// Reports the rows of a table that are wider or narrower than the first. A table with `rowspan` isn't checked.
  fileprivate mutating func addRows(of table: Int, in markup: Markup) {
    var widths: [(row: Int, width: Int)] = []
    for node in markup.descendants(of: table) {
      if markup.nodes[node].element == .table || markup.has(.rowspan, node) { return }
      guard markup.nodes[node].element == .tr else { continue }
      let width = markup.children(of: node).reduce(0) { $0 + (markup.value(.colspan, of: $1).flatMap(markup.integer) ?? 1) }
      widths.append((node, width))
    }
    guard let first = widths.first else { return }
    for row in widths where row.width != first.width {
      add(row.row, "A row of \(row.width) columns in a table of \(first.width)", hint: "Add or remove cells, or set colspan")
    }
  }
}
