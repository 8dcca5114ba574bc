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
