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
    try Self.checkCharacters(text)
    var rest = text[...]
    if let mark = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      host = try Self.host(rest[..<end])
      rest = rest[end...]
    } else if scheme == "http" || scheme == "https" {
      throw Fault(reason: "two slashes and a host are missing after the scheme")
    } else if scheme == nil, let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains(where: { $0 == "/" || $0 == "?" }) {
      throw Fault(reason: "there is a colon in its first part")
    }
    path = String(rest.prefix { $0 != "?" })
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, ASCII.isLetter(first) else { return false }
    return text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0) }
  }

  private static func checkCharacters(_ text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    var fragments = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0...0x20, 0x7F: throw Fault(reason: "it has a space or a control character")
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "|"), UInt8(ascii: "}"):
        throw Fault(reason: "it has a \(String(decoding: [byte], as: UTF8.self))")
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.count, ASCII.isHexDigit(bytes[index + 1]), ASCII.isHexDigit(bytes[index + 2]) else {
          throw Fault(reason: "a % isn't followed by two hexadecimal digits")
        }
      case UInt8(ascii: "#"):
        fragments += 1
        if fragments == 2 { throw Fault(reason: "it has two #") }
      default: break
      }
    }
  }

  private static func host(_ authority: Substring) throws(Fault) -> String {
    var host = authority
    if let mark = host.lastIndex(of: "@") { host = host[host.index(after: mark)...] }
    if host.hasPrefix("[") { return String(host) }
    if let colon = host.lastIndex(of: ":") {
      let port = host[host.index(after: colon)...]
      guard port.utf8.allSatisfy(ASCII.isDigit), port.isEmpty || (Int(port) ?? 65_536) <= 65_535 else {
        throw Fault(reason: "its port isn't a number")
      }
      host = host[..<colon]
    }
    guard !host.isEmpty else { throw Fault(reason: "it has no host") }
    if host.utf8.contains(where: { "[]%:".utf8.contains($0) }) || host.hasPrefix(".") || host.contains("..") {
      throw Fault(reason: "its host is none")
    }
    return host.lowercased()
  }
}
