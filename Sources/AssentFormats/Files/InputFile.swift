import CLinux
package import SystemPackage

/// An input that is open for reading: a file, a pipe or standard input.
package struct InputFile: ~Copyable {
  private let file: FileDescriptor
  /// The path as the user gave it, or "standard input": what messages begin with.
  package let name: String

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameter options: such as `.nonBlocking`, where opening a pipe must not wait for somebody to write to it.
  package init(_ path: String, _ options: FileDescriptor.OpenOptions = []) throws(FileError) {
    do {
      file = path == "-" ? .standardInput : try FileDescriptor.open(FilePath(path), .readOnly, options: options.union(.closeOnExec))
    } catch {
      throw FileError("read", path, Errno(error))
    }
    name = path == "-" ? "standard input" : path
  }

  deinit {
    guard file != .standardInput else { return }
    // What was read is read: a failure to close loses nothing.
    do { try file.close() } catch {}
  }

  /// The open file, for as long as this input lives.
  package var descriptor: Descriptor { Descriptor(file) }

  /// Kind, owner, mode and size of the file.
  package func status() throws(FileError) -> Stat {
    do throws(Errno) { return try file.stat() } catch { throw FileError("read", name, error) }
  }

  /// Reads at most as many bytes as given and appends them; returns how many there were, 0 at the end.
  package func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(FileError) -> Int {
    do { return try descriptor.read(count, appendingTo: &bytes) } catch { throw FileError("read", name, error) }
  }

  /// All bytes of a file that ends: a device such as `/dev/zero` doesn't, and reading it would take all memory.
  ///
  /// - Parameter limit: the largest file in bytes; 256 MiB unless told.
  /// - Throws: `Errno.fileTooLarge` for a longer one.
  package static func bytes(of path: String, limit: Int = 1 << 28) throws(FileError) -> [UInt8] {
    let input = try InputFile(path)
    var bytes: [UInt8] = []
    while try input.read(1 << 16, appendingTo: &bytes) > 0 {
      guard bytes.count <= limit else { throw FileError("read", path, .fileTooLarge) }
    }
    return bytes
  }
}

/// An input, and where what is read from it is also written.
struct CopiedInput: Sendable {
  let input: Descriptor
  let copy: Descriptor?

  /// Reads at most as many bytes as given and appends them; returns how many there were, 0 at the end.
  func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(Errno) -> Int {
    let length = try input.read(count, appendingTo: &bytes)
    if let copy, length > 0 { try copy.write(bytes.span.extracting(last: length)) }
    return length
  }
}

/// What tells one version of a file from another without reading it.
package struct FileStamp: Hashable, Sendable {
  package let device: UInt64
  package let inode: UInt64
  /// In bytes.
  package let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64

  /// `nil` when there is no regular file at the path.
  package init?(path: String) {
    var stamp = assent_file_stamp()
    guard unsafe assent_stamp_file(path, &stamp) == 0 else { return nil }
    (device, inode, size) = (stamp.device, stamp.inode, stamp.size)
    (seconds, nanoseconds) = (stamp.seconds, stamp.nanoseconds)
  }

  /// When the file was changed last, in seconds since 1970 UTC.
  package var changedAt: Int64 { seconds }

  /// Whether the file was changed last before the other was.
  package func isOlder(than other: FileStamp) -> Bool { (seconds, nanoseconds) < (other.seconds, other.nanoseconds) }
}
