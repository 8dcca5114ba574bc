import CLinux

/// Which addresses a list has had, and on which row each was first: eight bytes an address.
///
/// A slot holds 24 bits of the address's hash and the offset of its row in the list; the address itself is read there again whenever the bits
/// agree, so that no two addresses are ever taken for one. The slots are in 4,096 segments, in which a slot's place follows from its 24 bits: so
/// the table grows without reading the list again.
@safe struct SeenAddresses: ~Copyable {
  /// A slot that may hold what is sought.
  struct Candidate {
    let slot: Int
    let offset: Int
    let isShared: Bool
    let isContested: Bool
  }

  static let longestList = 1 << 38 - 1
  private static let segments = 4096
  private static let offsetBits: UInt64 = 1 << 38 - 1
  private static let sharedBit: UInt64 = 1 << 38
  private static let contestedBit: UInt64 = 1 << 39

  private var memory: PageMemory
  private var segmentMask: UInt64
  private var count = 0

  /// Room for so many addresses; it grows when there are more.
  init?(expecting number: Int) {
    var size = 16
    while size < 1 << 20, size * Self.segments / 10 * 7 < number { size *= 2 }
    guard let memory = PageMemory(count: size * Self.segments * 8) else { return nil }
    self.memory = memory
    segmentMask = UInt64(size - 1)
  }

  @inline(__always)
  private func place(_ hash: UInt64) -> (start: Int, home: UInt64, bits: UInt64) {
    let bits = hash >> 12 & 0xFF_FFFF
    return (Int(hash & 4095) &* Int(segmentMask &+ 1), bits & segmentMask, bits << 40)
  }

  /// Asks for the memory that `first` will read.
  @inline(__always)
  borrowing func prefetch(_ hash: UInt64) {
    let place = place(hash)
    unsafe assent_prefetch(memory.base + (place.start &+ Int(place.home)) &* 8)
  }

  /// The first slot from a place on whose bits are those of the hash; `nil` when an empty slot comes before.
  ///
  /// - Parameter step: how many slots of the segment to leave out, which the call counts on.
  @inline(__always)
  borrowing func next(_ hash: UInt64, _ step: inout UInt64) -> Candidate? {
    let place = place(hash)
    let slots = unsafe memory.base.assumingMemoryBound(to: UInt64.self)
    while step <= segmentMask {
      let slot = place.start &+ Int((place.home &+ step) & segmentMask)
      let value = unsafe slots[slot]
      if value == 0 { return nil }
      step &+= 1
      if (value ^ place.bits) >> 40 == 0 {
        return Candidate(
          slot: slot, offset: Int(value & Self.offsetBits) &- 1, isShared: value & Self.sharedBit != 0,
          isContested: value & Self.contestedBit != 0)
      }
    }
    return nil
  }

  /// Adds an address that isn't there; false when no memory is left.
  @inline(__always)
  mutating func insert(_ hash: UInt64, offset: Int) -> Bool {
    if count &* 10 > (Int(segmentMask) &+ 1) &* Self.segments &* 7 { guard grow() else { return false } }
    while true {
      let place = place(hash)
      let slots = unsafe memory.base.assumingMemoryBound(to: UInt64.self)
      var step: UInt64 = 0
      while step <= segmentMask {
        let slot = place.start &+ Int((place.home &+ step) & segmentMask)
        if unsafe slots[slot] == 0 {
          unsafe slots[slot] = place.bits | UInt64(offset &+ 1)
          count &+= 1
          return true
        }
        step &+= 1
      }
      guard grow() else { return false }
    }
  }

  mutating func mark(_ candidate: Candidate, isContested: Bool) {
    let slots = unsafe memory.base.assumingMemoryBound(to: UInt64.self)
    unsafe slots[candidate.slot] |= Self.sharedBit | (isContested ? Self.contestedBit : 0)
  }

  private mutating func grow() -> Bool {
    let (old, oldSize) = (Int(segmentMask + 1), Int(segmentMask + 1) * Self.segments)
    guard old < 1 << 22, let larger = PageMemory(count: oldSize * 16) else { return false }
    let slots = unsafe memory.base.assumingMemoryBound(to: UInt64.self)
    let target = unsafe larger.base.assumingMemoryBound(to: UInt64.self)
    let mask = UInt64(old * 2 - 1)
    for slot in 0..<oldSize {
      let value = unsafe slots[slot]
      guard value != 0 else { continue }
      let start = slot / old * old * 2
      var home = value >> 40 & mask
      while unsafe target[start + Int(home)] != 0 { home = (home + 1) & mask }
      unsafe target[start + Int(home)] = value
    }
    memory = larger
    segmentMask = mask
    return true
  }
}

/// On which line the first row of each block of a list begins: eight bytes for every 8 KiB.
struct LineIndex {
  static let blockBits = 13
  /// For each block: the line, and the offset in the block in the low bits; the last one's again for blocks in which no row begins.
  private var entries: [UInt64] = []

  @inline(__always)
  mutating func add(offset: Int, line: Int) {
    guard offset >> Self.blockBits >= entries.count else { return }
    append(offset, line)
  }

  @inline(never)
  private mutating func append(_ offset: Int, _ line: Int) {
    // A block in which no row begins has the row that goes through it: it is never looked for.
    while entries.count < offset >> Self.blockBits { entries.append(0) }
    entries.append(UInt64(line) << UInt64(Self.blockBits) | UInt64(offset & (1 << Self.blockBits - 1)))
  }

  /// The first row of the block in which a row begins.
  func start(before offset: Int) -> (offset: Int, line: Int)? {
    let block = offset >> Self.blockBits
    guard block < entries.count else { return nil }
    return (block << Self.blockBits | Int(entries[block] & (1 << UInt64(Self.blockBits) - 1)), Int(entries[block] >> UInt64(Self.blockBits)))
  }
}
