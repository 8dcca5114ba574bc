import Glibc

/// A file or folder that couldn't be read, written or moved.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was attempted, as a verb: "read", "write".
  public let operation: String
  public let path: String
  /// The system's error number.
  public let code: Int32

  init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  public var description: String { "can't \(operation) \(path): \(unsafe String(cString: strerror(code)))" }
}
