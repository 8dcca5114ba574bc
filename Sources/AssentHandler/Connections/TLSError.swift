/// Why HTTPS can't be offered. The message says which file and what to do.
public struct TLSError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable { case certificate, key, mismatch }

  public let code: Code
  public let message: String
  public var description: String { message }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
