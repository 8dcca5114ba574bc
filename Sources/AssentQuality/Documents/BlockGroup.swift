import AssentDocuments

/// A list or a table: the blocks that it takes up.
struct BlockGroup {
  /// The first of its blocks.
  let index: Int
  let line: Int
  let depth: Int
  private(set) var items = 0
  private var rows = 0
  private var columns = 0

  /// As messages say it: `3 items`, `4 rows and 2 columns`.
  var size: String {
    columns == 0
      ? StructureComparer.count(items, "item") : "\(StructureComparer.count(rows, "row")) and \(StructureComparer.count(columns, "column"))"
  }

  private init(index: Int, line: Int, depth: Int) {
    self.index = index
    self.line = line
    self.depth = depth
  }

  /// The lists among some blocks, nested ones for themselves.
  static func lists(_ indices: [Int], in outline: DocumentOutline) -> [BlockGroup] {
    var groups: [BlockGroup] = []
    var open: [Int: Int] = [:]
    for index in indices {
      guard case .listItem(_, let depth, let position) = outline.blocks[index].kind else { continue }
      if position == 1 || open[depth] == nil {
        open[depth] = groups.count
        groups.append(BlockGroup(index: index, line: outline.blocks[index].line, depth: depth))
      }
      if let number = open[depth] { groups[number].items += 1 }
    }
    return groups
  }

  /// The tables among some blocks.
  static func tables(_ indices: [Int], in outline: DocumentOutline) -> [BlockGroup] {
    var groups: [BlockGroup] = []
    for index in indices {
      guard case .tableCell(let row, let column) = outline.blocks[index].kind else { continue }
      if row == 0, column == 0 || groups.isEmpty { groups.append(BlockGroup(index: index, line: outline.blocks[index].line, depth: 1)) }
      guard var last = groups.popLast() else { continue }
      last.rows = max(last.rows, row + 1)
      last.columns = max(last.columns, column + 1)
      groups.append(last)
    }
    return groups
  }
}
