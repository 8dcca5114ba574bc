/// The few elements that a document may write as HTML, and the parts of a piece of HTML.
enum RawHTML {
  struct Element: Sendable {
    let attributes: Set<String>
    let isVoid: Bool
  }

  /// By name. Everything else is refused.
  static let allowed: [String: Element] = [
    "abbr": Element(attributes: ["title"], isVoid: false), "br": Element(attributes: [], isVoid: true),
    "kbd": Element(attributes: [], isVoid: false), "span": Element(attributes: ["lang"], isVoid: false),
    "sub": Element(attributes: [], isVoid: false), "sup": Element(attributes: [], isVoid: false),
    "wbr": Element(attributes: [], isVoid: true),
  ]

  /// In bytes. A bound keeps the time in proportion to the text.
  private static let longestTag = 1000

  enum Token {
    case text(ArraySlice<UInt8>)
    case comment(isClosed: Bool)
    case tag(Tag)
    /// A declaration, a processing instruction, or what only begins like a tag.
    case other(ArraySlice<UInt8>)
  }

  struct Tag {
    let name: String
    let isClosing: Bool
    /// The values as they are written, without quotation marks.
    let attributes: [(name: String, value: ArraySlice<UInt8>)]
    let source: ArraySlice<UInt8>
  }

  /// The parts of a piece of HTML and the offset of each.
  static func tokens(_ html: [UInt8]) -> [(offset: Int, token: Token)] {
    var tokens: [(offset: Int, token: Token)] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      if start > rest.startIndex { tokens.append((rest.startIndex, .text(rest[..<start]))) }
      rest = rest[start...]
      let token = next(&rest)
      tokens.append((start, token))
    }
    if !rest.isEmpty { tokens.append((rest.startIndex, .text(rest))) }
    return tokens
  }

  private static func next(_ rest: inout ArraySlice<UInt8>) -> Token {
    if rest.starts(with: "<!--".utf8) {
      var index = rest.startIndex + 4
      while index < rest.endIndex {
        if rest[index] == UInt8(ascii: ">"), index >= rest.startIndex + 6, rest[index - 1] == UInt8(ascii: "-"), rest[index - 2] == UInt8(ascii: "-")
        {
          rest = rest[(index + 1)...]
          return .comment(isClosed: true)
        }
        index += 1
      }
      rest = rest[rest.endIndex...]
      return .comment(isClosed: false)
    }
    var scanner = TagScanner(rest.prefix(longestTag))
    if let tag = scanner.scan() {
      rest = rest[tag.source.endIndex...]
      return .tag(tag)
    }
    let end = rest.dropFirst().firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") } ?? rest.endIndex
    let stop = end < rest.endIndex && rest[end] == UInt8(ascii: ">") ? end + 1 : end
    defer { rest = rest[stop...] }
    return .other(rest[..<stop])
  }
}

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
