import Glibc

/// What tells one version of a file from another without reading it.
struct FileStamp: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  /// In bytes.
  let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// `nil` when there is no regular file at the path.
  init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.device = UInt64(status.st_dev)
    self.inode = UInt64(status.st_ino)
    self.size = Int64(status.st_size)
    self.seconds = Int(status.st_mtim.tv_sec)
    self.nanoseconds = Int(status.st_mtim.tv_nsec)
  }

  /// When it was changed last, in seconds since 1970 UTC.
  var changedAt: Int { seconds }

  /// Whether the file was changed last before the other was.
  func isOlder(than other: FileStamp) -> Bool { (seconds, nanoseconds) < (other.seconds, other.nanoseconds) }
}
