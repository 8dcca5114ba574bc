/// Numbers for the paths that lead to elements: `html`, `html body`, `html body p`. The same path has the same number on every page.
struct ElementPaths: Sendable {
  /// The number of each element's path on the page that was followed last.
  private(set) var ofNodes: [Int32] = []
  /// By path and element, the path that the element makes of the path; 0 for one that wasn't met.
  private var steps: [Int32] = Array(repeating: 0, count: Self.width)

  /// Stands for a path beyond the limit.
  static let untold: Int32 = 0

  /// More paths than a site has. Their table takes half a megabyte.
  private static let limit = 1024
  private static let width = ElementName.allCases.count

  var isFull: Bool { steps.count >= Self.limit * Self.width }

  mutating func removeAll() { steps = Array(repeating: 0, count: Self.width) }

  mutating func follow(_ markup: Markup) {
    ofNodes.removeAll(keepingCapacity: true)
    for node in markup.nodes.indices {
      let parent = Int(markup.nodes[node].parent)
      let path = parent < 0 ? Self.untold : ofNodes[parent]
      // Nothing leads on from a path without a number but the root's own beginning.
      guard parent < 0 || path != Self.untold else {
        ofNodes.append(Self.untold)
        continue
      }
      let step = Int(path) * Self.width + Int(markup.nodes[node].element.rawValue)
      if steps[step] == 0 && !isFull {
        steps[step] = Int32(steps.count / Self.width)
        steps.append(contentsOf: repeatElement(0, count: Self.width))
      }
      ofNodes.append(steps[step])
    }
  }
}
