import AssentLinks
import AssentModel

/// Wrong tags of two kinds: those whose first byte is wrong, and those of which only the last is.
struct TimedTags {
  /// By kind. Whole tokens, and the tags and right tags alone.
  private(set) var tokens: [[String]] = [[], []]
  private(set) var tags: [[AuthenticationTag]] = [[], []]
  private(set) var bytes: [[[UInt8]]] = [[], []]
  private(set) var rightTags: [[AuthenticationTag]] = [[], []]
  private(set) var rightBytes: [[[UInt8]]] = [[], []]
  let keys: KeyRing

  /// - Parameter isControl: whether both kinds are the same kind, so that nothing may be found.
  init(_ count: Int, isControl: Bool, using generator: inout some RandomNumberGenerator) throws {
    keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
    // The kinds are made in turn, so that they lie in memory alike.
    for index in 0..<(2 * count) {
      let kind = index & 1
      guard let profile = Profile.ID(String(generator.next() as UInt64, radix: 36)) else { continue }
      let text = try keys.sign(Link(.optOut, profile: profile)).text
      let right = Self.bytes(of: text)
      var wrong = right
      let difference = UInt8.random(in: 1...255, using: &generator)
      wrong[kind == 0 || isControl ? wrong.count - 16 : wrong.count - 1] ^= difference
      tokens[kind].append(Self.text(of: wrong))
      let (rightTag, wrongTag) = (Array(right.suffix(16)), Array(wrong.suffix(16)))
      rightBytes[kind].append(rightTag)
      bytes[kind].append(wrongTag)
      rightTags[kind].append(AuthenticationTag(rightTag.span))
      tags[kind].append(AuthenticationTag(wrongTag.span))
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func bytes(of text: String) -> [UInt8] {
    var (bytes, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in text.utf8 {
      bits = bits << 6 | UInt32(alphabet.firstIndex(of: byte) ?? 0)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func text(of bytes: [UInt8]) -> String {
    var (text, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }
}
