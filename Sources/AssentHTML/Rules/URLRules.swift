import AssentModel

extension MarkupRule {
  static let urls: [MarkupRule] = [url]

  static let url = MarkupRule(
    Rule(
      "url", what: "A URL that the URL Standard calls invalid.", why: "Browsers repair it, each in its own way, or don't follow it.",
      example: #"<a href="http:///x">Text</a>"#, source: .html("urls-and-fetching.html#valid-url-potentially-surrounded-by-spaces")),
    onAttributes: Markup.urlAttributes
  ) { page, node, attribute, findings in
    let markup = page.markup
    let text = markup.trimmed(attribute.value)
    let isLoaded = markup.linkKind(attribute.name, of: node) != .link || markup.nodes[node].element == .link
    if text.isEmpty {
      // A form without an action has a rule of its own.
      if isLoaded && attribute.name != .action { findings.add(node, "\(attribute.name.spelling) is empty", hint: "Write the address, or remove it") }
      return
    }
    if SimplePath.isValid(text, in: markup) { return }
    do throws(PageURL.Fault) {
      _ = try PageURL(markup.string(text))
    } catch {
      findings.add(node, "'\(markup.string(text))' isn't a URL: \(error.reason)", hint: "Write it with percent-encoding where needed")
    }
  }
}

/// The URLs that nearly all are: an absolute path or a fragment of letters, digits and plain signs, recognized without making a string.
enum SimplePath {
  static func isValid(_ range: TextRange, in markup: Markup) -> Bool {
    let first = markup.text[Int(range.start)]
    guard first == UInt8(ascii: "/") || first == UInt8(ascii: "#") else { return false }
    if range.count > 1 && markup.text[Int(range.start) + 1] == UInt8(ascii: "/") { return false }
    return range.indices.dropFirst().allSatisfy { index in
      let byte = markup.text[index]
      return ASCII.isLetter(byte) || ASCII.isDigit(byte) || (0x2D...0x2F).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}

/// A URL as it stands in a page, taken apart.
///
/// Source: URL Standard, section 4, writing.
public struct PageURL: Sendable {
  /// In small letters, without the colon; `nil` in a relative URL.
  private(set) var scheme: String?
  /// `nil` when there is none.
  private(set) var host: String?
  private(set) var path = ""
  private(set) var fragment: String?

  /// Why a text isn't a URL.
  public struct Fault: Error, Hashable {
    public var reason: String
  }

  /// - Throws: `Fault` for a text that the URL Standard calls invalid.
  public init(_ text: String) throws(Fault) {
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

/// The encoding of bytes in URLs.
///
/// Source: RFC 3986 section 2.1.
enum PercentEncoding {
  /// The bytes of a text, percent-encoded ones decoded; what isn't an encoding is left as it is.
  static func decoded(_ text: some StringProtocol) -> [UInt8] {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }
}
