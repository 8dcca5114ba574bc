/// Writes strings of JSON.
///
/// Source: RFC 8259 section 7.
public enum JSONString {
  /// Adds a string with its quotation marks.
  public static func append(_ text: some StringProtocol, to output: inout [UInt8]) {
    let bytes = Array(text.utf8)
    append(bytes.span, to: &output)
  }

  /// Adds a string with its quotation marks; the bytes are UTF-8.
  package static func append(_ bytes: borrowing Span<UInt8>, to output: inout [UInt8]) {
    output.append(0x22)
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x22, 0x5C: output += [0x5C, byte]
      case 0x0A: output += [0x5C, 0x6E]
      case 0x0D: output += [0x5C, 0x72]
      case 0x09: output += [0x5C, 0x74]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
