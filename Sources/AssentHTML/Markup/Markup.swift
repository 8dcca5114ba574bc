import AssentModel

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

/// An element of a page.
struct MarkupNode: Sendable {
  var element: ElementName
  /// Whether the start tag ends in `/>`.
  var isSelfClosed: Bool
  /// Whether text other than white space stands directly in the element.
  var hasText = false
  /// Whether an entity or a character reference stands directly in the element.
  var hasReference = false
  /// The index of the parent; -1 for the root.
  var parent: Int32
  /// The index after the last descendant.
  var end: Int32
  /// The byte after the attributes of the start tag.
  var offset: Int32
  /// The first text other than white space; -1 without.
  var textOffset: Int32 = -1
  /// The attributes, as indices.
  var attributes: Range<Int32>
  /// The name as written, for an element that HTML doesn't know.
  var unknownName = TextRange.empty
  var ancestors: ElementSet
  var present: AttributeSet
}

/// An attribute of an element.
struct MarkupAttribute: Sendable {
  var name: AttributeName
  /// The value, references replaced.
  var value: TextRange
  /// The name as written, for an attribute that isn't in the vocabulary.
  var unlistedName = TextRange.empty
}

/// A stretch of `Markup.text`, in bytes.
struct TextRange: Sendable, Hashable {
  var start: Int32
  var end: Int32

  static let empty = TextRange(start: 0, end: 0)

  var isEmpty: Bool { start == end }
  var count: Int { Int(end - start) }
  var indices: Range<Int> { Int(start)..<Int(end) }
}

/// The ids of a page: which element has which, found by a hash of its bytes.
struct IDIndex: Sendable {
  private var slots: [Int32] = []
  private(set) var entries: [Entry] = []
  /// The elements whose id another one before them has.
  private(set) var duplicates: [Entry] = []

  struct Entry: Sendable {
    var id: TextRange
    var node: Int32
  }

  init() {}

  mutating func rebuild(from markup: Markup) {
    entries.removeAll(keepingCapacity: true)
    duplicates.removeAll(keepingCapacity: true)
    var size = 64
    let count = markup.nodes.count(where: { $0.present.contains(.id) })
    while size < count * 2 { size *= 2 }
    if slots.count == size {
      for index in slots.indices { slots[index] = -1 }
    } else {
      slots = [Int32](repeating: -1, count: size)
    }
    for node in markup.nodes.indices {
      guard let id = markup.value(.id, of: node), !id.isEmpty else { continue }
      let slot = slot(of: id, in: markup)
      let entry = Entry(id: id, node: Int32(node))
      if slots[slot] >= 0 {
        duplicates.append(entry)
      } else {
        slots[slot] = Int32(entries.count)
        entries.append(entry)
      }
    }
  }

  /// The element that has the id.
  func node(_ id: TextRange, in markup: Markup) -> Int? {
    let slot = slot(of: id, in: markup)
    return slots[slot] < 0 ? nil : Int(entries[Int(slots[slot])].node)
  }

  /// The element with an id that isn't in the page's own text, such as a decoded fragment.
  func node(_ id: some Sequence<UInt8>, in markup: Markup) -> Int? {
    entries.first { entry in markup.text[entry.id.indices].elementsEqual(id) }.map { Int($0.node) }
  }

  private func slot(of id: TextRange, in markup: Markup) -> Int {
    var hash = FNVHash()
    for index in id.indices { hash.add(markup.text[index]) }
    var slot = Int(hash.folded) & (slots.count - 1)
    while slots[slot] >= 0 && !markup.same(entries[Int(slots[slot])].id, id) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
