import Crypto
public import Foundation

/// The SHA-256 of some bytes.
public struct ContentHash: Hashable, Sendable {
  private let digest: SHA256Digest

  /// Hashes the bytes.
  public init(of bytes: some DataProtocol) { self.digest = SHA256.hash(data: bytes) }

  /// Hashes several hashes and texts in order, each with its length in front, so that no two sequences collide.
  init(combining parts: some Sequence<String>) {
    var hasher = SHA256()
    for part in parts {
      hasher.update(data: Array("\(part.utf8.count):".utf8))
      hasher.update(data: Array(part.utf8))
    }
    self.digest = hasher.finalize()
  }

  /// 64 lower-case hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of the hash, 32 of them.
  var bytes: [UInt8] { Array(digest) }
}
