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
