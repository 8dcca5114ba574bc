/// The elements of a page in document order, flat, so that the rules read it in one pass.
struct Markup: Sendable {
  var nodes: [MarkupNode] = []
  var attributes: [MarkupAttribute] = []
  /// The bytes of values and unlisted names.
  var text: [UInt8] = []
  /// Where each `style` element's text is.
  var styles: [Style] = []

  struct Style: Sendable {
    var node: Int
    var text: TextRange
  }

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    styles.removeAll(keepingCapacity: true)
  }

  /// The attribute's value; `nil` when the element doesn't have it.
  @inline(__always)
  func value(_ name: AttributeName, of node: Int) -> TextRange? {
    guard nodes[node].present.contains(name) else { return nil }
    for index in nodes[node].attributes where attributes[Int(index)].name == name { return attributes[Int(index)].value }
    return nil
  }

  @inline(__always)
  func has(_ name: AttributeName, _ node: Int) -> Bool { nodes[node].present.contains(name) }

  /// The element's parent; `nil` for the root.
  func parent(of node: Int) -> Int? {
    let parent = nodes[node].parent
    return parent < 0 ? nil : Int(parent)
  }

  func parentElement(of node: Int) -> ElementName? { parent(of: node).map { nodes[$0].element } }

  /// The nearest ancestor that is one of the elements.
  func ancestor(of node: Int, in elements: ElementSet) -> Int? {
    guard nodes[node].ancestors.intersects(elements) else { return nil }
    var current = parent(of: node)
    while let candidate = current {
      if elements.contains(nodes[candidate].element) { return candidate }
      current = parent(of: candidate)
    }
    return nil
  }

  /// The indices of the element's descendants.
  func descendants(of node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

  /// The indices of the element's children, in order.
  func children(of node: Int) -> MarkupChildren { MarkupChildren(markup: self, from: node + 1, to: Int(nodes[node].end)) }

  /// The element's name as it is written.
  func name(of node: Int) -> String {
    nodes[node].element == .unknown ? string(nodes[node].unknownName) : nodes[node].element.spelling
  }

  /// The attribute's name as it is written.
  func name(ofAttribute attribute: MarkupAttribute) -> String {
    attribute.unlistedName.isEmpty ? attribute.name.spelling : string(attribute.unlistedName)
  }

  func string(_ range: TextRange) -> String { String(decoding: text[range.indices], as: UTF8.self) }
}

/// The children of an element, in order.
struct MarkupChildren: Sequence, IteratorProtocol {
  let markup: Markup
  private var position: Int
  private let end: Int

  init(markup: Markup, from position: Int, to end: Int) {
    self.markup = markup
    self.position = position
    self.end = end
  }

  mutating func next() -> Int? {
    guard position < end else { return nil }
    defer { position = Int(markup.nodes[position].end) }
    return position
  }
}
