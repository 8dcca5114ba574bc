import Yams

/// Measures how deep a text may nest, without parsing it.
enum YAMLNesting {
  /// Far more than any file here needs, far less than a thread's stack holds.
  static let deepest = 200

  /// The line, from 1, on which brackets or list signs go too deep; `nil` when they don't.
  static func excessLine(in text: String.UTF8View) -> Int? {
    var line = 1
    var brackets = 0
    var signs = 0
    var atStart = true
    var afterSign = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        signs = 0
        atStart = true
        afterSign = false
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        atStart = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets = max(0, brackets - 1)
        atStart = false
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if afterSign { atStart = false }
        afterSign = atStart
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        if afterSign { signs += 1 }
        afterSign = false
      default:
        atStart = false
      }
      if brackets > deepest || signs > deepest { return line }
    }
    return nil
  }
}

/// Finds anchors before aliases to them multiply: ten lines of aliases can stand for a billion values.
enum YAMLAnchors {
  /// The first anchor of a text that may hold aliases, too; `nil` when there is none, or when the text isn't YAML.
  static func first(in text: String) -> Mark? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    let anchors = tokens(UInt8(ascii: "&"), in: bytes)
    let aliases = tokens(UInt8(ascii: "*"), in: bytes)
    guard !anchors.isEmpty, !aliases.isEmpty else { return nil }
    // An asterisk may as well be text; without aliases the parser's nodes tell, at a cost in proportion to the text.
    var harmless = bytes
    for index in aliases { harmless[index] = UInt8(ascii: "_") }
    // The parser alone keeps the anchors alive.
    guard let parser = try? Yams.Parser(yaml: String(decoding: harmless, as: UTF8.self), resolver: .basic, encoding: .utf8)
    else { return nil }
    return withExtendedLifetime(parser) { (try? parser.singleRoot()).flatMap(\.self).flatMap(anchor(in:)) }
  }

  private static func tokens(_ sign: UInt8, in bytes: [UInt8]) -> [Int] {
    let before: [UInt8] = Array(" \t\r\n[{,".utf8)
    let after: [UInt8] = Array(" \t\r\n".utf8)
    return bytes.indices.filter { index in
      bytes[index] == sign && (index == 0 || before.contains(bytes[index - 1]))
        && index + 1 < bytes.count && !after.contains(bytes[index + 1])
    }
  }

  private static func anchor(in node: Node) -> Mark? {
    if node.anchor != nil { return node.mark }
    switch node {
    case .scalar, .alias: return nil
    case .sequence(let sequence): return sequence.lazy.compactMap { anchor(in: $0) }.first
    case .mapping(let mapping):
      return mapping.lazy.compactMap { anchor(in: $0.key) ?? anchor(in: $0.value) }.first
    }
  }
}
