import Glibc

/// Memory of zeros straight from the system, in large pages where it has them: tables that are read at random are read faster so.
@safe struct PageMemory: ~Copyable {
  let base: UnsafeMutableRawPointer
  let count: Int

  /// `nil` when the system has no more.
  init?(count: Int) {
    let size = max(count, 4096)
    guard let memory = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), unsafe memory != MAP_FAILED else {
      return nil
    }
    if size >= 1 << 21 { unsafe madvise(memory, size, 14) }  // MADV_HUGEPAGE
    unsafe self.base = memory
    self.count = size
  }

  deinit { unsafe munmap(base, count) }
}

/// A hash of bytes that nobody can foresee, who doesn't know the seed. What has the same hash is always compared in full.
struct ByteHash: Sendable {
  let seed: UInt64

  @inline(__always)
  func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let base = bytes.baseAddress else { return Self.mixed(seed, 0) }
    return unsafe self(base, bytes.count)
  }

  @inline(__always)
  func callAsFunction(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 <= count {
      hash = Self.mixed(hash, unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    if offset < count {
      var rest: UInt64 = 0
      if count >= 8 {
        rest = unsafe base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      } else {
        while offset < count {
          rest = unsafe rest << 8 | UInt64(base.load(fromByteOffset: offset, as: UInt8.self))
          offset &+= 1
        }
      }
      hash = Self.mixed(hash, rest)
    }
    return Self.mixed(hash, 0xC2B2_AE3D_27D4_EB4F)
  }

  @inline(__always)
  static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ right ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
