/// The `{#name}` at the end of a heading.
struct HeadingAnchor {
  let name: String
  /// The text that it ends, and where what is shown of it ends.
  let node: CommonMarkNode
  let visibleCount: Int
  /// How many bytes of the heading's text aren't shown.
  let hiddenCount: Int

  /// `nil` when the heading ends with none.
  init?(of heading: CommonMarkNode) {
    guard let last = heading.lastChild, last.kind == .text, case let literal = last.literal, let start = Self.start(literal) else { return nil }
    let end = literal.count - 1 - literal.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    name = String(decoding: literal[(start + 2)..<end], as: UTF8.self)
    var visible = start
    while visible > 0, literal[visible - 1] == UInt8(ascii: " ") { visible -= 1 }
    node = last
    visibleCount = visible
    hiddenCount = literal.count - visible
  }

  /// Whether it can be an id.
  var isValid: Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.:".unicodeScalars.contains($0) }
  }

  /// Where `{#` begins when the text ends with an anchor.
  private static func start(_ text: [UInt8]) -> Int? {
    guard text.last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "}"),
      let start = text.lastIndex(of: UInt8(ascii: "{")), start + 2 < text.count, text[start + 1] == UInt8(ascii: "#")
    else { return nil }
    return start
  }
}
