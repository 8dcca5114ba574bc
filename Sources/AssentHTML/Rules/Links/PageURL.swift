/// A URL as it stands in a page, taken apart.
///
/// Source: URL Standard, section 4, writing.
struct PageURL: Sendable {
  /// In small letters, without the colon; `nil` in a relative URL.
  private(set) var scheme: String?
  /// `nil` when there is none.
  private(set) var host: String?
  private(set) var path = ""
  private(set) var fragment: String?

  /// Why a text isn't a URL.
  struct Fault: Error, Hashable {
    var reason: String
  }

  /// - Throws: `Fault` for a text that the URL Standard calls invalid.
  init(_ text: String) throws(Fault) {
    if let first = text.utf8.first, let last = text.utf8.last, ASCII.isSpace(first) || ASCII.isSpace(last) {
      throw Fault(reason: "there is white space around it")
    }
    try Self.checkCharacters(text.utf8)
    var rest = text.utf8[...]
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = Self.string(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = Self.string(rest[..<colon]).lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
      host = try Self.host(rest[..<end])
      rest = rest[end...]
    } else if scheme == "http" || scheme == "https" {
      throw Fault(reason: "two slashes and a host are missing after the scheme")
    } else if scheme == nil, rest.first(where: { ":/?".utf8.contains($0) }) == UInt8(ascii: ":") {
      throw Fault(reason: "there is a colon in its first part")
    }
    path = Self.string(rest.prefix { $0 != UInt8(ascii: "?") })
  }

  private static func string(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }

  private static func isScheme(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, ASCII.isLetter(first) else { return false }
    return text.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0) }
  }

  private static func checkCharacters(_ bytes: String.UTF8View) throws(Fault) {
    var fragments = 0
    for (index, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case 0...0x20, 0x7F: throw Fault(reason: "it has a space or a control character")
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "|"), UInt8(ascii: "}"):
        throw Fault(reason: "it has a \(String(decoding: [byte], as: UTF8.self))")
      case UInt8(ascii: "%"):
        let digits = bytes[index...].dropFirst().prefix(2)
        guard digits.count == 2, digits.allSatisfy(ASCII.isHexDigit) else { throw Fault(reason: "a % isn't followed by two hexadecimal digits") }
      case UInt8(ascii: "#"):
        fragments += 1
        if fragments == 2 { throw Fault(reason: "it has two #") }
      default: break
      }
    }
  }

  private static func host(_ authority: Substring.UTF8View) throws(Fault) -> String {
    var host = authority
    if let mark = host.lastIndex(of: UInt8(ascii: "@")) { host = host[host.index(after: mark)...] }
    if host.first == UInt8(ascii: "[") { return string(host) }
    if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      let port = host[host.index(after: colon)...]
      guard port.allSatisfy(ASCII.isDigit), port.isEmpty || (Int(Substring(port)) ?? 65_536) <= 65_535 else {
        throw Fault(reason: "its port isn't a number")
      }
      host = host[..<colon]
    }
    guard let first = host.first else { throw Fault(reason: "it has no host") }
    let dot = UInt8(ascii: ".")
    if host.contains(where: { "[]%:".utf8.contains($0) }) || first == dot || zip(host, host.dropFirst()).contains(where: { $0 == dot && $1 == dot }) {
      throw Fault(reason: "its host is none")
    }
    return string(host).lowercased()
  }
}
