internal import Foundation

/// A file without a name, for what a program writes.
struct TemporaryOutput: ~Copyable {
  let descriptor: Int32

  init?() {
    let path = "\(FileManager.default.temporaryDirectory.path)/assent-\(UUID().uuidString)"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    unsafe unlink(path)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// All that was written.
  func content() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var offset = 0
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer.prefix(count))
      offset += count
    }
  }
}
