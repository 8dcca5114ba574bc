import AssentModel

extension MarkupRule {
  static let tables: [MarkupRule] = [tableStructure]

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
}

extension RuleFindings {
  /// Reports rows that are wider or narrower than the first one, cells that reach beyond the rows of their group or over each other, and columns
  /// that aren't those of the rows.
  ///
  /// Source: HTML Living Standard, section 4.9.12.1, forming a table.
  fileprivate mutating func addRows(of table: Int, in markup: Markup) {
    let groups = markup.children(of: table).filter { [.thead, .tbody, .tfoot].contains(markup.nodes[$0].element) }
    // Rows beside row groups have a rule of their own.
    let rows = (groups.isEmpty ? [table] : groups).map { group in markup.children(of: group).filter { markup.nodes[$0].element == .tr } }
    var width: Int?
    for group in rows {
      /// For each column, the rows that a cell from above still takes.
      var taken: [Int] = []
      for (index, row) in group.enumerated() {
        var column = 0
        var added = taken.map { max($0 - 1, 0) }
        for cell in markup.children(of: row) {
          while column < taken.count && taken[column] > 0 { column += 1 }
          let (columns, height) = (markup.span(.colspan, of: cell), markup.span(.rowspan, of: cell))
          if height > group.count - index {
            add(cell, "A cell over \(height) rows where \(group.count - index) are left", hint: "Lower rowspan, or add rows")
          }
          for place in column..<(column + columns) {
            if place < taken.count && taken[place] > 0 { return add(cell, "A cell over another one", hint: "Lower a rowspan or colspan") }
            if place >= added.count { added.append(0) }
            added[place] = height == 0 ? group.count : height - 1
          }
          column += columns
        }
        while column < taken.count && taken[column] > 0 { column += 1 }
        taken = added
        if column != width ?? column {
          add(row, "A row of \(column) columns in a table of \(width ?? column)", hint: "Add or remove cells, or set colspan")
        }
        width = width ?? column
      }
    }
    let columns = markup.children(of: table).filter { markup.nodes[$0].element == .colgroup }
    let count = columns.reduce(0) { count, group in
      let inner = markup.children(of: group).filter { markup.nodes[$0].element == .col }
      return count + (inner.isEmpty ? markup.span(.span, of: group) : inner.reduce(0) { $0 + markup.span(.span, of: $1) })
    }
    if let first = columns.first, let width, count != width {
      add(first, "\(count) columns in a table of \(width)", hint: "Add or remove col elements, or set span")
    }
  }
}

extension Markup {
  /// The number of columns or rows of a cell or column; 1 without one that counts.
  fileprivate func span(_ name: AttributeName, of node: Int) -> Int {
    guard let number = value(name, of: node).flatMap(integer), (0...1000).contains(number) else { return 1 }
    return name == .rowspan ? number : max(number, 1)
  }
}
