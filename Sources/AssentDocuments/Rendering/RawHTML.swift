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
