import AssentFormats
import AssentModel

extension BodyRenderer {
  mutating func inlineHTML(_ node: CommonMarkNode) {
    for (_, token) in RawHTML.tokens(node.literal) { html(token, owner: node.parent, line: line(node)) }
  }

  mutating func htmlBlock(_ node: CommonMarkNode) {
    var literal = node.literal
    while let last = literal.last, last <= 0x20 { literal.removeLast() }
    let tokens = RawHTML.tokens(literal)
    var sourceLine = line(node)
    var counted = 0
    let isVisible = tokens.contains { token in
      switch token.token {
      case .comment: false
      case .text(let text): !text.allSatisfy { $0 <= 0x20 }
      case .tag, .other: true
      }
    }
    if isVisible {
      beginBlock(node)
      output.markup("<p>")
    }
    for (offset, token) in tokens {
      sourceLine += literal[counted..<offset].count { $0 == UInt8(ascii: "\n") }
      counted = offset
      if !isVisible, case .text = token { continue }
      html(token, owner: node, line: sourceLine)
    }
    closeInlineElements(of: node)
    if isVisible { output.markup("</p>\n") }
  }

  private mutating func html(_ token: RawHTML.Token, owner: CommonMarkNode?, line: Int) {
    switch token {
    case .text(let text):
      reading.countWords(text)
      output.pieces(pieces(of: decoded(text, line: line), line: line, isInAttribute: false))
    case .comment(let isClosed):
      if !isClosed { report(.rawHTML, line: line, "The comment that begins here has no end", hint: "Close it with -->") }
    case .other(let source):
      refuse(source, line: line)
    case .tag(let tag):
      self.tag(tag, owner: owner, line: line)
    }
  }

  private mutating func refuse(_ source: ArraySlice<UInt8>, line: Int, _ reason: String? = nil) {
    let names = RawHTML.allowed.keys.sorted().joined(separator: ", ")
    let shown = String(decoding: source.prefix(60), as: UTF8.self)
    report(
      .rawHTML, line: line, reason ?? "'\(shown)' is not allowed in a document", hint: "Write it in Markdown; the elements allowed are \(names)")
    output.text(source)
  }

  private mutating func tag(_ tag: RawHTML.Tag, owner: CommonMarkNode?, line: Int) {
    guard let element = RawHTML.allowed[tag.name] else {
      refuse(tag.source, line: line)
      return
    }
    if tag.isClosing {
      guard !element.isVoid, let last = inlineElements.last, last.name == tag.name, last.owner == owner else {
        refuse(tag.source, line: line, "</\(tag.name)> closes nothing that was opened in the same place")
        return
      }
      inlineElements.removeLast()
      output.markup("</\(tag.name)>")
      return
    }
    var attributes: [RenderedDocument.Piece] = []
    var seen: Set<String> = []
    for (name, value) in tag.attributes {
      guard element.attributes.contains(name), seen.insert(name).inserted else {
        refuse(tag.source, line: line, "<\(tag.name)> can't have the attribute '\(name)' here")
        return
      }
      if name == "lang", LocaleTag(String(decoding: value, as: UTF8.self)) == nil {
        refuse(tag.source, line: line, "'\(String(decoding: value, as: UTF8.self))' is not a language tag")
        return
      }
      attributes.append(.html(" \(name)=\""))
      attributes += pieces(of: decoded(value, line: line), line: line, isInAttribute: true)
      attributes.append(.html("\""))
    }
    output.markup("<\(tag.name)")
    output.pieces(attributes)
    output.markup(element.isVoid ? "/>" : ">")
    if !element.isVoid { inlineElements.append(InlineElement(owner: owner, name: tag.name, line: line)) }
  }

  /// A text of raw HTML with the characters that its references stand for, such as `&eacute;`, as Markdown has them in a paragraph.
  private mutating func decoded(_ text: ArraySlice<UInt8>, line: Int) -> ArraySlice<UInt8> {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var rest = text
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let name = rest.dropFirst().prefix(40).prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#") }
      guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: ";") else {
        result.append(UInt8(ascii: "&"))
        rest = rest.dropFirst()
        continue
      }
      let reference = rest[ampersand...name.endIndex]
      if let character = Self.character(reference) {
        result += character
      } else {
        report(
          .characterReference, line: line, "HTML has no character '\(String(decoding: reference, as: UTF8.self))'",
          hint: "Write the character itself, or &amp; for the sign &")
        result += reference
      }
      rest = rest[reference.endIndex...]
    }
    return (result + rest)[...]
  }

  /// What cmark-gfm makes of a reference; `nil` when it doesn't know it.
  private static func character(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    guard let tree = CommonMarkTree(parsing: reference, hasPipe: false, hasTilde: false) else { return nil }
    let character = Array(tree.plainText.utf8)
    return character.elementsEqual(reference) ? nil : character
  }

  /// Closes what text or raw HTML has left open in a node that ends.
  mutating func closeInlineElements(of node: CommonMarkNode) {
    while let last = inlineElements.last, last.owner == node {
      if let name = last.name { report(.rawHTML, line: last.line, "<\(name)> is not closed", hint: "Close it with </\(name)>") }
      output.markup("</\(last.name ?? "span")>")
      inlineElements.removeLast()
    }
  }
}
