/// Names and values in a list.
struct DefinitionList: ElementRule {
  let about = RuleDescription(
    "definition-list", "In a dl every group is one or more dt, then one or more dd", .html("grouping-content.html#the-dl-element"))
  let elements: ElementSet = [.dl]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let children = Array(markup.children(of: node)).filter { ![.script, .template].contains(markup.nodes[$0].element) }
    let divisions = children.filter { markup.nodes[$0].element == .div }
    if divisions.isEmpty {
      checkGroups(children, of: node, markup, &report)
    } else if divisions.count != children.count {
      report.add(node, "<dl> mixes <div> with <dt> and <dd>", hint: "Put every group in a div, or none")
    } else {
      for division in divisions {
        let inner = Array(markup.children(of: division))
        if inner.isEmpty { report.add(division, "An empty group in <dl>", hint: "Remove it") }
        checkGroups(inner, of: division, markup, &report)
      }
    }
  }

  private func checkGroups(_ children: [Int], of holder: Int, _ markup: Markup, _ report: inout Report) {
    let kinds = children.map { markup.nodes[$0].element }.filter { $0 == .dt || $0 == .dd }
    guard let first = kinds.first, let last = kinds.last else { return }
    if first == .dd { report.add(children[0], "<dd> without a <dt> before it", hint: "Begin the group with dt") }
    if last == .dt { report.add(children[children.count - 1], "<dt> without a <dd> after it", hint: "End the group with dd") }
  }
}

/// Elements that have their place among their siblings.
struct FirstChild: ElementRule {
  let about = RuleDescription(
    "element-order", "A summary, a legend and a caption come first, and once; a figcaption first or last",
    .html("grouping-content.html#the-figure-element"))
  let elements: ElementSet = [.summary, .legend, .caption, .figcaption, .details]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .details {
      if !markup.children(of: node).contains(where: { markup.nodes[$0].element == .summary }) {
        report.add(node, "<details> has no <summary>", hint: "Begin it with one")
      }
      return
    }
    guard let parent = markup.parent(of: node) else { return }
    let element = markup.nodes[node].element
    let siblings = Array(markup.children(of: parent))
    if siblings.first == node { return }
    if element == .figcaption && siblings.last == node && !siblings.dropLast().contains(where: { markup.nodes[$0].element == .figcaption }) { return }
    report.add(node, "<\(element.spelling)> isn't the first element in <\(markup.name(of: parent))>", hint: "Move it to the front, and keep one")
  }
}

/// The main part of a page.
struct OneMain: PageRule {
  let about = RuleDescription("one-main", "A page shows one main element", .html("grouping-content.html#the-main-element"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    var count = 0
    for node in page.markup.nodes.indices where page.markup.nodes[node].element == .main && !page.markup.has(.hidden, node) {
      count += 1
      if count > 1 { report.add(node, "A second <main>", hint: "Keep one") }
    }
  }
}

/// Style sheets in a page, which HTML reads letter by letter and XML doesn't.
struct RawText: ElementRule {
  let about = RuleDescription("raw-text", "A style sheet in a page has no entities", .html("syntax.html#raw-text-elements"))
  let elements: ElementSet = [.style, .script]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if page.markup.nodes[node].hasReference {
      report.add(node, "HTML doesn't replace entities in <\(page.markup.name(of: node))>", hint: "Write the sheet without & and <, or link it")
    }
  }
}

/// The parts of a table.
struct TableStructure: ElementRule {
  let about = RuleDescription(
    "table-structure", "A table is a caption, colgroups, a thead, bodies or rows, and a tfoot, in this order, with rows of cells",
    .html("tables.html#the-table-element"))
  let elements: ElementSet = [.table, .tr]

  private static let order: [ElementName: Int] = [.caption: 0, .colgroup: 1, .thead: 2, .tbody: 3, .tr: 3, .tfoot: 4]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .tr {
      if markup.descendants(of: node).isEmpty { report.add(node, "A row without cells", hint: "Remove it, or give it cells") }
      return
    }
    var last = 0
    var seen: ElementSet = []
    for child in markup.children(of: node) {
      let element = markup.nodes[child].element
      guard let place = Self.order[element] else { continue }
      if place < last {
        report.add(child, "<\(element.spelling)> comes too late in the table", hint: "Order: caption, colgroup, thead, tbody, tfoot")
      }
      let isSingle = element == .caption || element == .thead || element == .tfoot
      if isSingle && seen.contains(element) { report.add(child, "A second <\(element.spelling)>", hint: "Keep one") }
      if element == .tr && seen.contains(.tbody) || element == .tbody && seen.contains(.tr) {
        report.add(child, "Rows in tbody and rows beside it", hint: "Put all rows in tbody")
      }
      seen.insert(element)
      last = max(last, place)
    }
    checkColumns(node, markup, &report)
  }

  /// Rows of one width; a table with `rowspan` is left alone.
  private func checkColumns(_ table: Int, _ markup: Markup, _ report: inout Report) {
    var widths: [(row: Int, width: Int)] = []
    for node in markup.descendants(of: table) {
      if markup.nodes[node].element == .table || markup.has(.rowspan, node) { return }
      guard markup.nodes[node].element == .tr else { continue }
      let width = markup.children(of: node).reduce(0) { $0 + (markup.value(.colspan, of: $1).flatMap(markup.integer) ?? 1) }
      widths.append((node, width))
    }
    guard let first = widths.first else { return }
    for row in widths where row.width != first.width {
      report.add(row.row, "A row of \(row.width) columns in a table of \(first.width)", hint: "Add or remove cells, or set colspan")
    }
  }
}

/// Text where an element takes none.
struct TextPlacement: ElementRule {
  let about = RuleDescription("text-placement", "Text stands where the content model allows it", .html("dom.html#content-models"))
  let elements = ElementSet(ElementName.allCases.filter { !$0.contentModel.allowsText })

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.nodes[node].hasText else { return }
    var holder = node
    while markup.nodes[holder].element.contentModel.isTransparent, let parent = markup.parent(of: holder) { holder = parent }
    let model = markup.nodes[holder].element.contentModel
    if model.allowsText || model.isTransparent { return }
    report.addText(
      of: node, "Text directly in <\(markup.name(of: node))>", hint: "Put it in an element that takes text, such as li, td or p")
  }
}

/// How elements without content are written, where HTML and XML differ.
struct VoidElements: ElementRule, TagRule {
  let about = RuleDescription("void-element", "Elements without content end in />, and only they do", .html("syntax.html#void-elements"))
  let elements: ElementSet = []

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let entry = page.markup.nodes[node]
    let isVoid = ElementName.void.contains(entry.element)
    if entry.isSelfClosed == isVoid || entry.element == .unknown || ElementName.obsolete.contains(entry.element) { return }
    let name = page.markup.name(of: node)
    if isVoid {
      report.add(node, "<\(name)> has an end tag", hint: "Write <\(name)/>")
    } else {
      report.add(node, "<\(name)/> stays open for HTML", hint: "Write <\(name)></\(name)>")
    }
  }
}
