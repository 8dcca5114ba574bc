public import AssentFormats
import Glibc
import SystemPackage

/// An open list: a file, or a stream of which a copy is kept in a file without a name.
public struct AnalysisList: Sendable {
  /// What tells whether a file was changed.
  struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  private let descriptor: Int32
  private let spool: Int32?
  /// The offset in the file at which the list begins.
  let start: Int
  /// Bytes of the list; `nil` for a stream.
  public let size: Int?
  private let isRead: Bool

  /// A list that the caller opened and will close.
  ///
  /// - Parameter folder: where the copy of a stream is kept, for the time of the analysis.
  /// - Throws: `inputOutput`.
  public init(_ descriptor: Int32, folder: String) throws(SheetError) {
    self.descriptor = descriptor
    self.isRead = false
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SheetError(.inputOutput, "the list can't be read: \(Errno.latest)") }
    let position = lseek(descriptor, 0, SEEK_CUR)
    if status.st_mode & S_IFMT == S_IFREG, position >= 0 {
      (spool, start, size) = (nil, Int(position), max(0, Int(status.st_size) - Int(position)))
    } else {
      var path = Array("\(folder)/assent-list-XXXXXX".utf8CString)
      let number = unsafe path.withUnsafeMutableBufferPointer { buffer in unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1 }
      guard number >= 0 else { throw SheetError(.inputOutput, "no copy of the list can be kept in \(folder): \(Errno.latest)") }
      unsafe path.withUnsafeBufferPointer { buffer in _ = unsafe buffer.baseAddress.map { unsafe unlink($0) } }
      (spool, start, size) = (number, 0, nil)
    }
  }

  private init(spool: Int32) {
    (descriptor, self.spool, start, size, isRead) = (spool, spool, 0, nil, true)
  }

  /// The same list to be read once more, after one analysis of it.
  public var rewound: AnalysisList { spool.map { AnalysisList(spool: $0) } ?? self }

  /// Removes the copy.
  public func close() { if let spool { Glibc.close(spool) } }

  var source: Int32 { descriptor }
  var spoolToFill: Int32? { isRead ? nil : spool }
  var again: Int32 { spool ?? descriptor }

  /// Goes to the start.
  func begin() throws(SheetError) -> Stamp? {
    if spool == nil || isRead {
      guard lseek(descriptor, off_t(start), SEEK_SET) >= 0 else { throw SheetError(.inputOutput, "the list can't be read: \(Errno.latest)") }
    }
    return spool == nil ? stamp : nil
  }

  /// - Throws: `changed` when the file isn't what it was.
  func end(_ before: Stamp?) throws(SheetError) {
    guard before == nil || before == stamp else { throw SheetError(.changed, "the list was changed while it was read: analyse it again") }
  }

  private var stamp: Stamp? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    return Stamp(size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }
}
