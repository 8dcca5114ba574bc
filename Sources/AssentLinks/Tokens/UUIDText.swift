/// The canonical spelling of a UUID: 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
///
/// Source: RFC 9562 section 4.
enum UUIDText {
  static let length = 36

  /// The 16 bytes that the text spells as two big-endian numbers; `nil` when it isn't a UUID in its canonical spelling.
  static func parse(_ text: borrowing Span<UInt8>) -> (high: UInt64, low: UInt64)? {
    guard text.count == length else { return nil }
    var numbers: (UInt64, UInt64) = (0, 0)
    for index in 0..<length {
      let byte = text[index]
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      if index < 18 { numbers.0 = numbers.0 << 4 | UInt64(digit) } else { numbers.1 = numbers.1 << 4 | UInt64(digit) }
    }
    return numbers
  }

  /// The text of 16 bytes; `nil` when there are more or fewer.
  static func text(of bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count == 16 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      if [8, 13, 18, 23].contains(text.count) { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0x0F)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
