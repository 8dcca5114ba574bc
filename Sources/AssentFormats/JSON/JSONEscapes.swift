import AssentModel

/// The escapes of JSON strings.
///
/// Source: RFC 8259 section 7.
enum JSONEscapes {
  /// Whether a byte may stand after a reverse solidus.
  static func isEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74, 0x75: true
    default: false
    }
  }

  /// The content of a string with its escapes resolved; `nil` for half a surrogate pair or something else than four digits.
  static func resolved(_ bytes: borrowing Span<UInt8>, _ content: Range<Int>) -> [UInt8]? {
    var text: [UInt8] = []
    var position = content.lowerBound
    while position < content.upperBound {
      let byte = bytes[position]
      position += 1
      guard byte == 0x5C else {
        text.append(byte)
        continue
      }
      guard position < content.upperBound else { return nil }
      let escape = bytes[position]
      position += 1
      switch escape {
      case 0x62: text.append(0x08)
      case 0x66: text.append(0x0C)
      case 0x6E: text.append(0x0A)
      case 0x72: text.append(0x0D)
      case 0x74: text.append(0x09)
      case 0x75:
        guard let scalar = scalar(bytes, &position, content.upperBound) else { return nil }
        text += Array(String(Character(scalar)).utf8)
      default: text.append(escape)
      }
    }
    return text
  }

  private static func scalar(_ bytes: borrowing Span<UInt8>, _ position: inout Int, _ end: Int) -> Unicode.Scalar? {
    guard let unit = unit(bytes, &position, end) else { return nil }
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
    guard end - position >= 6, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else { return nil }
    position += 2
    guard let low = self.unit(bytes, &position, end), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func unit(_ bytes: borrowing Span<UInt8>, _ position: inout Int, _ end: Int) -> UInt32? {
    guard end - position >= 4 else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = bytes[position].hexValue else { return nil }
      position += 1
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
