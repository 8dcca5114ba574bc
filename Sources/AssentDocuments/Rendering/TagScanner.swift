/// Reads one opening or closing tag.
///
/// Source: CommonMark 0.29, section 6.10, "Raw HTML".
struct TagScanner {
  private let source: ArraySlice<UInt8>
  private var index: Int

  init(_ source: ArraySlice<UInt8>) {
    self.source = source
    self.index = source.startIndex
  }

  /// `nil` when the text doesn't begin with a tag.
  mutating func scan() -> RawHTML.Tag? {
    guard take(UInt8(ascii: "<")) else { return nil }
    let isClosing = take(UInt8(ascii: "/"))
    let name = word()
    guard !name.isEmpty else { return nil }
    var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
    while true {
      skipSpace()
      if take(UInt8(ascii: "/")) { skipSpace() }
      if take(UInt8(ascii: ">")) {
        return RawHTML.Tag(name: name, isClosing: isClosing, attributes: attributes, source: source[..<index])
      }
      let attribute = word()
      guard !attribute.isEmpty else { return nil }
      skipSpace()
      guard take(UInt8(ascii: "=")) else {
        attributes.append((attribute, []))
        continue
      }
      skipSpace()
      guard let value = value() else { return nil }
      attributes.append((attribute, value))
    }
  }

  private mutating func value() -> ArraySlice<UInt8>? {
    guard let first = peek else { return nil }
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    let start = index
    while let byte = peek {
      if isQuoted ? byte == first : Self.isSpace(byte) || byte == UInt8(ascii: ">") {
        let value = source[start..<index]
        if isQuoted { index += 1 }
        return value
      }
      index += 1
    }
    return nil
  }

  /// A name in lower case.
  private mutating func word() -> String {
    let start = index
    while let byte = peek, !Self.isSpace(byte), !"/>=<\"'".utf8.contains(byte) { index += 1 }
    return String(decoding: source[start..<index], as: UTF8.self).lowercased()
  }

  private mutating func skipSpace() {
    while let byte = peek, Self.isSpace(byte) { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private var peek: UInt8? { index < source.endIndex ? source[index] : nil }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
