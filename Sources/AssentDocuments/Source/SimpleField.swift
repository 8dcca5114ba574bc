import AssentModel

/// A line `key: value` that means the same to YAML and to the eye.
struct SimpleField {
  let key: String
  let value: String

  /// `nil` for everything that could mean something else in YAML; then its parser decides.
  init?(_ line: ArraySlice<UInt8>) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
    let key = line[..<colon]
    guard let first = key.first, first.isLetter,
      key.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0.isDigit })
    else { return nil }
    var rest = line[(colon + 1)...]
    guard rest.first == UInt8(ascii: " ") else { return nil }
    while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    guard let value = Self.quoted(rest) ?? Self.plain(rest) else { return nil }
    self.key = String(decoding: key, as: UTF8.self)
    self.value = String(decoding: value, as: UTF8.self)
  }

  private static func plain(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first, first.isLetter || first >= 0x80 || first.isDigit else { return nil }
    var previous = first
    for byte in text.dropFirst() {
      if byte < 0x20 || byte == 0x7F { return nil }
      if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " ") { return nil }
      if previous == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return nil }
      // C1 controls, NEL, the line and paragraph separators and the byte order mark mean something to YAML.
      if previous == 0xC2, byte < 0xA0 { return nil }
      if byte == 0xA8 || byte == 0xA9 || byte >= 0xBB, previous == 0x80 || previous == 0xBB || previous == 0xBF, hasSpecialScalar(text) { return nil }
      previous = byte
    }
    guard previous != UInt8(ascii: ":") else { return nil }
    // These words stand for nothing.
    return ["null", "Null", "NULL"].contains { $0.utf8.elementsEqual(text) } ? nil : text
  }

  private static func hasSpecialScalar(_ text: ArraySlice<UInt8>) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains { ["\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}"].contains($0) }
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), text.count >= 2, text.last == quote
    else { return nil }
    let inner = text.dropFirst().dropLast()
    return inner.allSatisfy { (0x20..<0x7F).contains($0) && $0 != quote && $0 != UInt8(ascii: "\\") } ? inner : nil
  }
}
