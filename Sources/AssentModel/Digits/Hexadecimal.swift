/// Lower-case hexadecimal digits.
package enum Hexadecimal {
  /// Two digits for each byte.
  package static func text(of bytes: borrowing Span<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count * 2)
    for index in bytes.indices { append(bytes[index], to: &digits) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Sixteen digits for each number.
  package static func text(of numbers: UInt64...) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(numbers.count * 16)
    for number in numbers {
      for shift in stride(from: UInt64(56), through: 0, by: -8) { append(UInt8(truncatingIfNeeded: number >> shift), to: &digits) }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends the two digits of a byte.
  package static func append(_ byte: UInt8, to digits: inout [UInt8]) {
    digits.append(digit(byte >> 4))
    digits.append(digit(byte & 0x0F))
  }

  /// The digit of a number below 16.
  private static func digit(_ number: UInt8) -> UInt8 { number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") - 10 + number }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  package var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether the byte is an ASCII letter of either case.
  package var isLetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }

  /// The value of a hexadecimal digit of either case, from 0 to 15; `nil` for any other byte.
  package var hexValue: UInt8? {
    if isDigit { return self - UInt8(ascii: "0") }
    let lowercase = self | 0x20
    return lowercase >= UInt8(ascii: "a") && lowercase <= UInt8(ascii: "f") ? lowercase - UInt8(ascii: "a") + 10 : nil
  }

  /// The value of a hexadecimal digit in lower case, from 0 to 15; `nil` for any other byte.
  package var lowercaseHexValue: UInt8? { self & 0x20 == 0 ? nil : hexValue }
}

/// The canonical spelling of a UUID: 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
///
/// Source: RFC 9562 section 4.
package enum UUIDText {
  private static let length = 36
  private static let hyphens = [8, 13, 18, 23]

  /// The 16 bytes that the text spells as two big-endian numbers; `nil` when it isn't a UUID in its canonical spelling.
  package static func parse(_ text: borrowing Span<UInt8>) -> (high: UInt64, low: UInt64)? {
    guard text.count == length else { return nil }
    var numbers: (UInt64, UInt64) = (0, 0)
    for index in 0..<length {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard text[index] == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = text[index].lowercaseHexValue else { return nil }
      if index < 18 { numbers.0 = numbers.0 << 4 | UInt64(digit) } else { numbers.1 = numbers.1 << 4 | UInt64(digit) }
    }
    return numbers
  }

  /// The text of 16 bytes; `nil` when there are more or fewer.
  package static func text(of bytes: some Collection<UInt8>) -> String? {
    guard bytes.count == 16 else { return nil }
    func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    return text(high: number(bytes.prefix(8)), low: number(bytes.dropFirst(8)))
  }

  /// The text of two big-endian numbers.
  package static func text(high: UInt64, low: UInt64) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(length)
    for number in [high, low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        if hyphens.contains(text.count) { text.append(UInt8(ascii: "-")) }
        Hexadecimal.append(UInt8(truncatingIfNeeded: number >> shift), to: &text)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
