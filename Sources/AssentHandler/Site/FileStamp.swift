import CLinux

/// What tells one version of a file from another without reading it.
struct FileStamp: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  /// In bytes.
  let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64

  /// `nil` when there is no regular file at the path.
  init?(path: String) {
    var stamp = assent_file_stamp()
    guard unsafe assent_stamp_file(path, &stamp) == 0 else { return nil }
    (device, inode, size) = (stamp.device, stamp.inode, stamp.size)
    (seconds, nanoseconds) = (stamp.seconds, stamp.nanoseconds)
  }

  /// When it was changed last, in seconds since 1970 UTC.
  var changedAt: Int64 { seconds }

  /// Whether the file was changed last before the other was.
  func isOlder(than other: FileStamp) -> Bool { (seconds, nanoseconds) < (other.seconds, other.nanoseconds) }
}
