package import AssentModel
import Crypto

/// A SHA-256.
public struct SHA256Hash: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes as four big-endian numbers.
  let words: Words

  struct Words: Hashable {
    let first: UInt64
    let second: UInt64
    let third: UInt64
    let fourth: UInt64
  }

  init(_ digest: SHA256.Digest) {
    words = unsafe digest.withUnsafeBytes { bytes in
      func word(_ index: Int) -> UInt64 { unsafe UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) }
      return Words(first: word(0), second: word(1), third: word(2), fourth: word(3))
    }
  }

  package init(of bytes: borrowing Span<UInt8>) {
    var hasher = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    self.init(hasher.finalize())
  }

  package init(of bytes: [UInt8]) { self.init(of: bytes.span) }

  package init(of text: String) { self.init(of: Array(text.utf8)) }

  /// The hash of several words. Each has its length in UTF-8 bytes before it, so that no two lists of words have the same hash.
  package init(ofWords words: [String]) { self.init(of: words.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")) }

  /// 64 lower-case hexadecimal digits.
  public var description: String { Hexadecimal.text(of: words.first, words.second, words.third, words.fourth) }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    [words.first, words.second, words.third, words.fourth].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
  }

  /// The first 16 bytes as two big-endian numbers.
  package var prefix: (high: UInt64, low: UInt64) { (words.first, words.second) }

  /// The bytes as random numbers, for an id that is the same for the same hash; zeros after them.
  package var numbers: Numbers { Numbers(numbers: [words.fourth, words.third, words.second, words.first]) }

  package struct Numbers: RandomNumberGenerator {
    fileprivate var numbers: [UInt64]

    package mutating func next() -> UInt64 { numbers.popLast() ?? 0 }
  }
}

/// HMAC-SHA256 with the two pads of a key hashed beforehand, which halves the work for a message as short as a token.
///
/// Source: RFC 2104 section 4 (the pads), RFC 5869 (derived keys).
package struct PreparedHMAC: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  package init(key: [UInt8]) {
    let key = key.count > 64 ? Array(SHA256.hash(data: key)) : key
    let padded = key + [UInt8](repeating: 0, count: 64 - key.count)
    inner = Self.hasher(after: padded.map { $0 ^ 0x36 })
    outer = Self.hasher(after: padded.map { $0 ^ 0x5C })
  }

  /// With a key of 32 bytes that HKDF derives from a secret, for one purpose.
  package init(secret: [UInt8], purpose: String) {
    let key = HKDF<SHA256>.deriveKey(inputKeyMaterial: SymmetricKey(data: secret), info: Array(purpose.utf8), outputByteCount: 32)
    self.init(key: unsafe key.withUnsafeBytes { unsafe Array($0) })
  }

  package func code(of message: borrowing Span<UInt8>) -> SHA256Hash {
    var (inner, outer) = (inner, outer)
    unsafe message.withUnsafeBytes { unsafe inner.update(bufferPointer: $0) }
    unsafe inner.finalize().withUnsafeBytes { unsafe outer.update(bufferPointer: $0) }
    return SHA256Hash(outer.finalize())
  }

  private static func hasher(after pad: [UInt8]) -> SHA256 {
    var hasher = SHA256()
    hasher.update(data: pad)
    return hasher
  }
}

extension PreparedHMAC: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "(secret)" }
  package var debugDescription: String { description }
  /// The state after the pads is as good as the key: whoever has it can sign.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Hashes whose form consent records and archives depend on: it never changes.
package enum ProofHashes {
  /// SHA-256 over the names and hashes of what a page was built from, as consent records hold it.
  package static func sources(of page: SiteManifest.PageEntry, in manifest: SiteManifest) -> SHA256Hash {
    let sources = page.sources.filter(manifest.sources.indices.contains).map { manifest.sources[$0] }
    return SHA256Hash(of: sources.map { "\($0.sha256)  \($0.path)\n" }.joined())
  }
}
