/// Base64 with the URL and filename safe alphabet and no padding, of which every byte sequence has exactly one spelling.
///
/// Foundation's decoder can't be held to that: it ignores non-zero bits after the last byte.
/// Source: RFC 4648 sections 3.5 and 5.
enum Base64URL {
  /// Characters for this many bytes.
  static func length(of count: Int) -> Int { (count * 4 + 2) / 3 }

  /// Writes the spelling of the bytes to the beginning of the text, which has room for it.
  static func encode(_ bytes: borrowing Span<UInt8>, into text: inout MutableSpan<UInt8>) {
    let alphabet = alphabet
    var (index, position) = (0, 0)
    while index + 3 <= bytes.count {
      let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
      text[position] = alphabet[Int(group >> 18)]
      text[position + 1] = alphabet[Int(group >> 12 & 63)]
      text[position + 2] = alphabet[Int(group >> 6 & 63)]
      text[position + 3] = alphabet[Int(group & 63)]
      index += 3
      position += 4
    }
    switch bytes.count - index {
    case 1:
      text[position] = alphabet[Int(bytes[index] >> 2)]
      text[position + 1] = alphabet[Int(bytes[index] << 4 & 63)]
    case 2:
      let group = UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
      text[position] = alphabet[Int(group >> 10)]
      text[position + 1] = alphabet[Int(group >> 4 & 63)]
      text[position + 2] = alphabet[Int(group << 2 & 63)]
    default: break
    }
  }

  /// `nil` for padding, a character outside the alphabet, a length that no byte sequence has, and non-zero bits after the last byte.
  static func decode(_ text: borrowing Span<UInt8>) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var (bits, count): (UInt32, Int) = (0, 0)
    for index in text.indices {
      guard let value = value(of: text[index]) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= 1 << UInt32(count) - 1
      }
    }
    return bits == 0 ? bytes : nil
  }

  private static func value(of character: UInt8) -> UInt8? {
    switch character {
    case 0x41...0x5A: character - 0x41
    case 0x61...0x7A: character - 0x61 + 26
    case 0x30...0x39: character - 0x30 + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
