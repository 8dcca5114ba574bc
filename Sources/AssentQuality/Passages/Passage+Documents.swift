import AssentDocuments

extension Passage.Role {
  /// What the text of a block is; `nil` for a block without text.
  init?(_ kind: OutlineBlock.Kind) {
    switch kind {
    case .heading: self = .heading
    case .paragraph: self = .paragraph
    case .listItem: self = .listItem
    case .tableCell: self = .tableCell
    default: return nil
    }
  }
}
