/// Lower-case hexadecimal digits.
package enum Hexadecimal {
  /// Two digits for each byte.
  package static func text(of bytes: borrowing Span<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count * 2)
    for index in bytes.indices {
      digits.append(digit(bytes[index] >> 4))
      digits.append(digit(bytes[index] & 0x0F))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Sixteen digits for each number.
  package static func text(of numbers: UInt64...) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(numbers.count * 16)
    for number in numbers {
      for shift in stride(from: UInt64(60), through: 0, by: -4) { digits.append(digit(UInt8(truncatingIfNeeded: number >> shift & 0x0F))) }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The digit of a number below 16.
  private static func digit(_ number: UInt8) -> UInt8 { number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") - 10 + number }
}
