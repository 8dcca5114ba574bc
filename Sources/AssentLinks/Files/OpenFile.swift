import AssentSheets
import Glibc

/// A file that is closed when its owner is gone.
struct OpenFile: ~Copyable {
  let descriptor: Descriptor

  /// Opens a file; the mode counts when the flags create it.
  init(_ path: String, flags: Int32, mode: mode_t = 0) throws(SystemError) {
    let number = unsafe open(path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw .latest }
    self.descriptor = Descriptor(number: number)
  }

  deinit { close(descriptor.number) }

  /// Kind, owner, mode and size.
  func status() throws(SystemError) -> stat {
    var status = stat()
    guard unsafe fstat(descriptor.number, &status) == 0 else { throw .latest }
    return status
  }

  /// Waits until no other process holds the lock; it goes when the file is closed.
  func lock() throws(SystemError) {
    while flock(descriptor.number, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .latest }
    }
  }
}
