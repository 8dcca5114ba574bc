import CLinux
import Glibc

/// What is known of each of many keys, in one block of memory with an index by hash. A key is found by all of its bytes, never by its hash alone.
@safe struct KeyTable: ~Copyable {
  /// Where a key's facts are; 0 for a key that isn't there.
  typealias Reference = UInt32

  /// What is known of a key.
  struct Facts {
    var reasons: ExclusionReasons
    /// Of the record that caused the reasons; 0 when none did.
    var position: Int64
    /// Milliseconds since 1970 UTC.
    var since: Int64?
    /// Whether its state was made by more than one record.
    var isComposite = false
  }

  private let hash: ByteHash
  private var index: PageMemory
  private var mask: UInt64
  private var arena: UnsafeMutableRawPointer?
  private var capacity = 0
  private var used = 8
  private(set) var count = 0

  init(hash: ByteHash) throws(AnalysisError) {
    guard let index = PageMemory(count: 1024 * 8) else { throw .noMemory }
    self.hash = hash
    self.index = index
    self.mask = 1023
  }

  deinit { unsafe free(arena) }

  /// Adds a key that isn't there yet; false when no memory is left, or the key is longer than 65,535 bytes.
  mutating func insert(_ key: UnsafeRawBufferPointer, _ facts: Facts) -> Bool {
    guard let base = key.baseAddress, key.count <= Int(UInt16.max) else { return false }
    let needed = (19 + key.count + 7) & ~7
    if used + needed > capacity {
      let size = max(1 << 16, capacity + capacity / 2, used + needed)
      guard size >> 3 < Int(UInt32.max), let grown = unsafe realloc(arena, size) else { return false }
      unsafe arena = grown
      capacity = size
    }
    guard let arena = unsafe arena else { return false }
    if (count + 1) * 2 > Int(mask) { guard grow() else { return false } }
    let entry = unsafe arena + used
    unsafe entry.storeBytes(of: UInt64(truncatingIfNeeded: facts.position) << 16 | UInt64(facts.reasons.rawValue), as: UInt64.self)
    unsafe entry.storeBytes(of: UInt16(key.count), toByteOffset: 8, as: UInt16.self)
    unsafe entry.storeBytes(of: (facts.isComposite ? 1 : 0) | (facts.since == nil ? 0 : 2), toByteOffset: 10, as: UInt8.self)
    unsafe memcpy(entry + 11, base, key.count)
    var size = 11 + key.count
    if let since = facts.since {
      unsafe entry.storeBytes(of: since, toByteOffset: size, as: Int64.self)
      size += 8
    }
    place(unsafe hash(key), Reference(used >> 3))
    used += (size + 7) & ~7
    count += 1
    return true
  }

  private mutating func place(_ hash: UInt64, _ reference: Reference) {
    let slots = unsafe index.base.assumingMemoryBound(to: UInt64.self)
    var slot = hash & mask
    while unsafe slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
    unsafe slots[Int(slot)] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(reference)
  }

  private mutating func grow() -> Bool {
    let size = (Int(mask) + 1) * 2
    guard let larger = PageMemory(count: size * 8), let arena = unsafe arena else { return false }
    index = larger
    mask = UInt64(size - 1)
    var offset = 8
    while offset < used {
      let length = unsafe Int(arena.load(fromByteOffset: offset + 8, as: UInt16.self))
      place(unsafe hash(arena + offset + 11, length), Reference(offset >> 3))
      let hasTime = unsafe arena.load(fromByteOffset: offset + 10, as: UInt8.self) & 2 != 0
      offset += (11 + length + (hasTime ? 8 : 0) + 7) & ~7
    }
    return true
  }

  /// Asks for the memory that `find` will read.
  @inline(__always)
  borrowing func prefetch(_ hash: UInt64) { unsafe assent_prefetch(index.base + Int(hash & mask) &* 8) }

  @inline(__always)
  borrowing func find(_ hash: UInt64, _ key: UnsafeRawPointer, _ length: Int) -> Reference {
    let slots = unsafe index.base.assumingMemoryBound(to: UInt64.self)
    var slot = hash & mask
    while true {
      let value = unsafe slots[Int(slot)]
      if value == 0 { return 0 }
      if (value ^ hash) >> 32 == 0, let arena = unsafe arena {
        let entry = unsafe arena + Int(value & 0xFFFF_FFFF) << 3
        if unsafe Int(entry.load(fromByteOffset: 8, as: UInt16.self)) == length, unsafe memcmp(entry + 11, key, length) == 0 {
          return Reference(truncatingIfNeeded: value)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  borrowing func find(_ key: UnsafeRawBufferPointer) -> Reference {
    guard let base = key.baseAddress else { return 0 }
    return unsafe find(hash(key), base, key.count)
  }

  @inline(__always)
  borrowing func reasons(_ reference: Reference) -> ExclusionReasons {
    guard let arena = unsafe arena else { return [] }
    return unsafe ExclusionReasons(rawValue: UInt16(truncatingIfNeeded: arena.load(fromByteOffset: Int(reference) << 3, as: UInt64.self)))
  }

  borrowing func facts(_ reference: Reference) -> Facts {
    guard let arena = unsafe arena else { return Facts(reasons: [], position: 0) }
    let entry = unsafe arena + Int(reference) << 3
    let first = unsafe entry.load(as: UInt64.self)
    let flags = unsafe entry.load(fromByteOffset: 10, as: UInt8.self)
    let length = unsafe Int(entry.load(fromByteOffset: 8, as: UInt16.self))
    let since = unsafe flags & 2 != 0 ? entry.loadUnaligned(fromByteOffset: 11 + length, as: Int64.self) : nil
    return Facts(
      reasons: ExclusionReasons(rawValue: UInt16(truncatingIfNeeded: first)), position: Int64(first >> 16), since: since, isComposite: flags & 1 != 0)
  }
}
