import AssentModel
import Crypto

/// SHA-256 in lower-case hexadecimal digits.
enum ContentHash {
  static func of(_ bytes: [UInt8]) -> String {
    unsafe SHA256.hash(data: bytes).withUnsafeBytes { unsafe Hexadecimal.text(of: Span(_unsafeElements: $0.bindMemory(to: UInt8.self))) }
  }
}
