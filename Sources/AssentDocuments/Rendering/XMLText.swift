/// Escapes text for HTML that is also XML.
enum XMLText {
  /// Adds text for the content of an element; what XML can't hold becomes U+FFFD.
  static func append(_ bytes: ArraySlice<UInt8>, to html: inout [UInt8]) {
    append(bytes, to: &html, quotes: false)
  }

  /// Adds text for an attribute in quotation marks.
  static func appendAttribute(_ bytes: some Sequence<UInt8>, to html: inout [UInt8]) {
    append(ArraySlice(bytes), to: &html, quotes: true)
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to html: inout [UInt8], quotes: Bool) {
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let replacement: String
      var length = 1
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\"") where quotes: replacement = "&quot;"
      case 0x09 where quotes: replacement = "&#9;"
      case 0x0A where quotes: replacement = "&#10;"
      case 0x0D: replacement = "&#13;"
      case 0..<0x20 where byte != 0x09 && byte != 0x0A: replacement = "\u{FFFD}"
      case 0xEF where isNoncharacter(bytes, at: index):
        replacement = "\u{FFFD}"
        length = 3
      default:
        index += 1
        continue
      }
      html.append(contentsOf: bytes[start..<index])
      html.append(contentsOf: replacement.utf8)
      index += length
      start = index
    }
    html.append(contentsOf: bytes[start...])
  }

  /// U+FFFE and U+FFFF are no characters of XML 1.0.
  private static func isNoncharacter(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.endIndex && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }

  /// Adds text in which character references stay as they are: numbers, and the five names that XML knows.
  static func appendMarkup(_ bytes: ArraySlice<UInt8>, to html: inout [UInt8], inAttribute: Bool = false) {
    var rest = bytes
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      append(rest[..<ampersand], to: &html, quotes: inAttribute)
      let reference = rest[ampersand...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
      let end = reference.endIndex
      if end < rest.endIndex, rest[end] == UInt8(ascii: ";"), isReference(reference.dropFirst()) {
        html += rest[ampersand...end]
        rest = rest[(end + 1)...]
      } else {
        append(rest[ampersand...ampersand], to: &html, quotes: inAttribute)
        rest = rest[(ampersand + 1)...]
      }
    }
    append(rest, to: &html, quotes: inAttribute)
  }

  private static func isReference(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    guard text.hasPrefix("#") else { return ["amp", "lt", "gt", "quot", "apos"].contains(text) }
    let number = text.hasPrefix("#x") || text.hasPrefix("#X") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text.dropFirst())
    guard let number, let scalar = Unicode.Scalar(number) else { return false }
    return scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || [9, 10, 13].contains(scalar.value)
  }
}
