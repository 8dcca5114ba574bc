/// Escapes text for HTML and XML.
///
/// It goes by bytes and by Unicode scalars, never by characters: a quotation mark that a combining accent follows is still a quotation mark.
public enum MarkupEscaping {
  /// Where the escaped text is written.
  public enum Place: Sendable {
    /// The content of an element.
    case content
    /// An attribute in double quotation marks. Tabs and line feeds become references, because an XML parser would turn them into spaces.
    case attribute
    /// Content, or an attribute in quotation marks of either kind. Only `&`, `<`, `>`, `"` and `'` are escaped.
    case anywhere
  }

  /// Appends UTF-8. In content and attributes, what XML 1.0 can't hold becomes U+FFFD.
  public static func append(_ bytes: borrowing Span<UInt8>, to markup: inout [UInt8], in place: Place = .anywhere) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let replacement: StaticString
      var length = 1
      switch bytes[index] {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\"") where place != .content: replacement = "&quot;"
      case UInt8(ascii: "'") where place == .anywhere: replacement = "&#39;"
      case 0x09 where place == .attribute: replacement = "&#9;"
      case 0x0A where place == .attribute: replacement = "&#10;"
      case 0x0D where place != .anywhere: replacement = "&#13;"
      case 0..<0x20 where place != .anywhere && bytes[index] != 0x09 && bytes[index] != 0x0A: replacement = "\u{FFFD}"
      case 0xEF where place != .anywhere && isNoncharacter(bytes, at: index):
        replacement = "\u{FFFD}"
        length = 3
      default:
        index += 1
        continue
      }
      append(bytes.extracting(start..<index), verbatimTo: &markup)
      unsafe markup.append(contentsOf: UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
      index += length
      start = index
    }
    append(bytes.extracting(start..<bytes.count), verbatimTo: &markup)
  }

  public static func append(_ text: String, to markup: inout [UInt8], in place: Place = .anywhere) {
    append(text.utf8.span, to: &markup, in: place)
  }

  public static func escaped(_ text: String, in place: Place = .anywhere) -> String {
    var markup: [UInt8] = []
    markup.reserveCapacity(text.utf8.count)
    append(text, to: &markup, in: place)
    return String(decoding: markup, as: UTF8.self)
  }

  /// Appends text in which character references stay: numbers, and the five names that XML knows.
  public static func appendKeepingReferences(_ bytes: ArraySlice<UInt8>, to markup: inout [UInt8], in place: Place) {
    var rest = bytes
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      let before = rest[..<ampersand]
      append(before.span, to: &markup, in: place)
      let reference = rest[ampersand...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
      let end = reference.endIndex
      if end < rest.endIndex, rest[end] == UInt8(ascii: ";"), isReference(reference.dropFirst()) {
        markup += rest[ampersand...end]
        rest = rest[(end + 1)...]
      } else {
        markup += "&amp;".utf8
        rest = rest[(ampersand + 1)...]
      }
    }
    append(rest.span, to: &markup, in: place)
  }

  /// Whether XML 1.0 can hold the character (section 2.2).
  public static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func append(_ bytes: borrowing Span<UInt8>, verbatimTo markup: inout [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe markup.append(contentsOf: $0) }
  }

  /// U+FFFE and U+FFFF are not characters of XML 1.0.
  private static func isNoncharacter(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }

  private static func isReference(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    guard text.hasPrefix("#") else { return ["amp", "lt", "gt", "quot", "apos"].contains(text) }
    let number = text.hasPrefix("#x") || text.hasPrefix("#X") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text.dropFirst())
    guard let number, let scalar = Unicode.Scalar(number) else { return false }
    return isAllowed(scalar)
  }
}

/// Text of reports, in which a reader must see every character.
extension MarkupEscaping {
  /// The text for content and quoted attributes: markup characters, tabs and line feeds as references, hidden characters as `⟨U+200B⟩`.
  public static func visible(_ text: String) -> String {
    var markup = ""
    for scalar in text.unicodeScalars { appendVisible(scalar, to: &markup) }
    return markup
  }

  public static func appendVisible(_ scalar: Unicode.Scalar, to markup: inout String) {
    switch scalar {
    case "<": markup += "&lt;"
    case ">": markup += "&gt;"
    case "&": markup += "&amp;"
    case "\"": markup += "&quot;"
    case "'": markup += "&#39;"
    case "\n": markup += "&#10;"
    case "\t": markup += "&#9;"
    default:
      if VisibleScalar.isHidden(scalar) || scalar.value & 0xFFFE == 0xFFFE {
        markup += "⟨\(VisibleScalar.name(scalar))⟩"
      } else {
        markup.unicodeScalars.append(scalar)
      }
    }
  }
}
