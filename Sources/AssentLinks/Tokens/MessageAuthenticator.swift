import AssentModel
import Crypto

/// HMAC-SHA256 with the two pads of a key hashed beforehand, which halves the work for a message as short as a token.
///
/// Source: RFC 2104 section 4 (the pads), RFC 5869 (the key).
struct MessageAuthenticator: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  init(secret: Secret) {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret.bytes), info: Array("assent link v1".utf8), outputByteCount: 32)
    let padded = unsafe key.withUnsafeBytes { unsafe Array($0) } + [UInt8](repeating: 0, count: 32)
    self.inner = Self.hasher(after: padded.map { $0 ^ 0x36 })
    self.outer = Self.hasher(after: padded.map { $0 ^ 0x5C })
  }

  func tag(of message: borrowing Span<UInt8>) -> AuthenticationTag {
    var (inner, outer) = (inner, outer)
    unsafe message.withUnsafeBytes { unsafe inner.update(bufferPointer: $0) }
    unsafe inner.finalize().withUnsafeBytes { unsafe outer.update(bufferPointer: $0) }
    return unsafe outer.finalize().withUnsafeBytes { unsafe AuthenticationTag(Span(_unsafeElements: $0.bindMemory(to: UInt8.self))) }
  }

  /// SHA-256 in lower-case hexadecimal digits.
  static func hash(_ message: borrowing Span<UInt8>) -> String {
    let digest = unsafe message.withUnsafeBytes { bytes in
      var hasher = SHA256()
      unsafe hasher.update(bufferPointer: bytes)
      return hasher.finalize()
    }
    return unsafe digest.withUnsafeBytes { unsafe Hexadecimal.text(of: Span(_unsafeElements: $0.bindMemory(to: UInt8.self))) }
  }

  private static func hasher(after pad: [UInt8]) -> SHA256 {
    var hasher = SHA256()
    hasher.update(data: pad)
    return hasher
  }
}

extension MessageAuthenticator: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "(secret)" }
  var debugDescription: String { description }
  /// The state after the pads is as good as the key: whoever has it can sign.
  var customMirror: Mirror { Mirror(self, children: []) }
}
