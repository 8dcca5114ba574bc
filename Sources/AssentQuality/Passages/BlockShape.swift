import AssentDocuments

/// What a block has in common with its translation.
enum BlockShape: Hashable {
  case heading(level: Int, name: String?)
  case paragraph
  case listItem(isOrdered: Bool, depth: Int)
  case tableCell(row: Int, column: Int)
  case quoteStart(alert: String?)
  case quoteEnd
  case code
  case thematicBreak
  case html

  init(_ kind: OutlineBlock.Kind) {
    self =
      switch kind {
      case .heading(let level, let anchor, let isNamed): .heading(level: level, name: isNamed ? anchor : nil)
      case .paragraph: .paragraph
      case .listItem(let isOrdered, let depth, _): .listItem(isOrdered: isOrdered, depth: depth)
      case .tableCell(let row, let column): .tableCell(row: row, column: column)
      case .quoteStart(let alert): .quoteStart(alert: alert)
      case .quoteEnd: .quoteEnd
      case .code: .code
      case .thematicBreak: .thematicBreak
      case .html: .html
      }
  }

  /// How well a block of this shape corresponds to one of another; 0 when it can't.
  func score(_ other: BlockShape) -> Int {
    if self == other { return 10 }
    return switch (self, other) {
    case (.tableCell(_, let first), .tableCell(_, let second)): first == second ? 8 : 0
    case (.quoteStart, .quoteStart): 5
    case (.listItem(_, let first), .listItem(_, let second)): first == second ? 5 : 2
    case (.heading(let first, _), .heading(let second, _)): first == second ? 6 : 2
    default: 0
    }
  }
}
