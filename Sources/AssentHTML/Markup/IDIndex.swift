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
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in id.indices { hash = (hash ^ UInt64(markup.text[index])) &* 0x100_0000_01b3 }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 && !markup.same(entries[Int(slots[slot])].id, id) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
