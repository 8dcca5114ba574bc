/// A set of byte strings of several kinds. When it is full it forgets all, which costs time and nothing else.
struct ByteStringSet: Sendable {
  private var slots = [Int32](repeating: -1, count: Self.slotCount)
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  private struct Entry: Sendable {
    var kind: Int32
    var hash: UInt64
    var range: TextRange
  }

  private static let entryLimit = 4096
  private static let byteLimit = 1 << 20
  private static let slotCount = 4 * entryLimit

  mutating func removeAll() {
    for index in slots.indices { slots[index] = -1 }
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  func contains(_ range: TextRange, of text: [UInt8], as kind: Int32) -> Bool {
    slots[slot(of: range, in: text, kind, Self.hash(range, of: text, kind))] >= 0
  }

  mutating func insert(_ range: TextRange, of text: [UInt8], as kind: Int32) {
    guard range.count <= Self.byteLimit else { return }
    if entries.count == Self.entryLimit || bytes.count + range.count > Self.byteLimit { removeAll() }
    let hash = Self.hash(range, of: text, kind)
    let slot = slot(of: range, in: text, kind, hash)
    guard slots[slot] < 0 else { return }
    slots[slot] = Int32(entries.count)
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text[range.indices])
    entries.append(Entry(kind: kind, hash: hash, range: TextRange(start: start, end: Int32(bytes.count))))
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of range: TextRange, in text: [UInt8], _ kind: Int32, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> 40) & (Self.slotCount - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash && entry.kind == kind && isSame(entry.range, range, of: text) { return slot }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return slot
  }

  private func isSame(_ own: TextRange, _ range: TextRange, of text: [UInt8]) -> Bool {
    guard own.count == range.count else { return false }
    let left = bytes.span.extracting(own.indices)
    let right = text.span.extracting(range.indices)
    guard left.count == right.count else { return false }
    // Without an early way out the loop works on many bytes at once.
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }

  /// A hash of the length and of the bytes at both ends: long strings that differ in the middle alone are rare.
  private static func hash(_ range: TextRange, of text: [UInt8], _ kind: Int32) -> UInt64 {
    let span = text.span.extracting(range.indices)
    var hash = UInt64(truncatingIfNeeded: kind) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(span.count)
    var word: UInt64 = 0
    let head = min(span.count, 48)
    for index in 0..<head {
      word = word << 8 | UInt64(span[index])
      if index & 7 == 7 { hash = (hash ^ hash >> 29 ^ word) &* 0xBF58_476D_1CE4_E5B9 }
    }
    for index in max(head, span.count - 48)..<span.count {
      word = word << 8 | UInt64(span[index])
      if index & 7 == 7 { hash = (hash ^ hash >> 29 ^ word) &* 0xBF58_476D_1CE4_E5B9 }
    }
    hash = (hash ^ hash >> 29 ^ word) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}
