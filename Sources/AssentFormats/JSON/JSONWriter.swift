import AssentModel

/// Writes strings of JSON.
///
/// Source: RFC 8259 section 7.
public enum JSONString {
  /// Which characters are escaped.
  public enum Style: Sendable {
    /// Only those that JSON requires, in the spelling of RFC 8785.
    case canonical
    /// Also those that can't be seen, by their numbers, because a person may read the text in a terminal.
    case visible
  }

  /// Appends a string with its quotation marks.
  public static func append(_ text: some StringProtocol, to output: inout [UInt8], _ style: Style = .canonical) {
    output.append(0x22)
    appendContent(text, to: &output, style)
    output.append(0x22)
  }

  /// Appends a canonical string with its quotation marks; the bytes are UTF-8.
  package static func append(_ bytes: borrowing Span<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for index in bytes.indices { append(bytes[index], to: &output) }
    output.append(0x22)
  }

  /// The string without its quotation marks.
  public static func escaped(_ text: String, _ style: Style) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    appendContent(text, to: &output, style)
    return String(decoding: output, as: UTF8.self)
  }

  private static func appendContent(_ text: some StringProtocol, to output: inout [UInt8], _ style: Style) {
    switch style {
    case .canonical:
      for byte in text.utf8 { append(byte, to: &output) }
    case .visible:
      for scalar in text.unicodeScalars {
        if scalar.value < 0x7F {
          append(UInt8(scalar.value), to: &output)
        } else if VisibleScalar.isHidden(scalar) {
          for unit in scalar.utf16 { appendNumber(unit, to: &output) }
        } else {
          output += scalar.utf8
        }
      }
    }
  }

  @inline(__always)
  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x22, 0x5C:
      output.append(0x5C)
      output.append(byte)
    case 0..<0x20: appendControl(byte, to: &output)
    default: output.append(byte)
    }
  }

  @inline(never)
  private static func appendControl(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x08: output += "\\b".utf8
    case 0x09: output += "\\t".utf8
    case 0x0A: output += "\\n".utf8
    case 0x0C: output += "\\f".utf8
    case 0x0D: output += "\\r".utf8
    default: appendNumber(UInt16(byte), to: &output)
    }
  }

  private static func appendNumber(_ unit: UInt16, to output: inout [UInt8]) {
    output += "\\u".utf8
    Hexadecimal.append(UInt8(unit >> 8), to: &output)
    Hexadecimal.append(UInt8(unit & 0xFF), to: &output)
  }
}
