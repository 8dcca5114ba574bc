import Yams

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
