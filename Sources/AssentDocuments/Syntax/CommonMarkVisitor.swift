/// What is done at each node of a syntax tree.
protocol CommonMarkVisitor {
  /// Called before a node's children; they are passed over, and `leave` isn't called, unless it says to go on.
  mutating func enter(_ node: CommonMarkNode) -> Bool
  /// Called after a node's children.
  mutating func leave(_ node: CommonMarkNode)
}
