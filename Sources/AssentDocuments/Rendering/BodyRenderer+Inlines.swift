import AssentFormats
import AssentModel

extension BodyRenderer {
  mutating func enterInline(_ node: CommonMarkNode, _ kind: CommonMarkNode.Kind) -> Bool {
    switch kind {
    case .text:
      output.origin(line(node))
      text(node)
      return false
    case .softBreak:
      reading.endWord()
      output.markup("\n")
      return false
    case .lineBreak:
      reading.endWord()
      output.markup("<br/>\n")
      return false
    case .code:
      let literal = node.literal
      reading.countWords(literal[...])
      output.markup("<code>")
      output.text(literal[...])
      output.markup("</code>")
      return false
    case .htmlInline:
      inlineHTML(node)
      return false
    case .image:
      image(node)
      return false
    case .link:
      beginLink(node)
      return true
    default:
      guard opens(node) else { return true }
      output.markup(kind == .emphasis ? "<em>" : kind == .strong ? "<strong>" : "<del>")
      return true
    }
  }

  mutating func leaveInline(_ node: CommonMarkNode, _ kind: CommonMarkNode.Kind) {
    if kind == .link {
      endLink()
      return
    }
    guard closes() else { return }
    output.markup(kind == .emphasis ? "</em>" : kind == .strong ? "</strong>" : "</del>")
  }

  private mutating func text(_ node: CommonMarkNode) {
    let slice = reading.visible(node.literal, of: node)
    reading.countWords(slice)
    reportUnshown(in: slice, line: line(node))
    var start = slice.startIndex
    var index = start
    var hasProblem = false
    while index < slice.endIndex {
      switch slice[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        guard let (placeholder, end) = Placeholder.read(slice, at: index) else { break }
        switch placeholder {
        case .name(let name):
          output.text(slice[start..<index])
          output.mark(.placeholder(name: name, line: line(node), isInAttribute: false))
          start = end
        case .brace:
          output.text(slice[start...index])
          start = end
        case .unclosed, .stray, .invalidName:
          if !hasProblem { report(placeholder, line: line(node)) }
          hasProblem = true
        }
        index = end
        continue
      case UInt8(ascii: "["):
        guard let span = UISpan(slice, at: index), span.isClosed(in: slice, of: node, unclosed: &unclosedSpans) else { break }
        output.text(slice[start..<index])
        output.markup(span.opening)
        inlineElements.append(InlineElement(owner: node.parent, name: nil, line: line(node)))
        index = span.end
        start = index
        continue
      case UInt8(ascii: "]"):
        guard let last = inlineElements.last, last.name == nil, last.owner == node.parent else { break }
        output.text(slice[start..<index])
        output.markup("</span>")
        inlineElements.removeLast()
        index += 1
        start = index
        continue
      default: break
      }
      index += 1
    }
    output.text(slice[start...])
  }
}

extension BodyRenderer {
  /// The schemes that a link may have.
  static let linkSchemes: Set<String> = ["http", "https", "mailto", "tel"]

  mutating func beginLink(_ node: CommonMarkNode) {
    let line = self.line(node.firstChild ?? node)
    let link = DocumentLink(kind: .link, destination: node.destination, text: node.plainText, line: line)
    reportBraces(in: link)
    if let scheme = link.scheme, !Self.linkSchemes.contains(scheme) {
      report(
        .linkScheme, line: line, scheme.isEmpty ? "The link '\(link.destination)' has no scheme" : "A link can't begin with '\(scheme):'",
        hint: "Use https, http, mailto or tel, or a relative path")
      openLinks.append(.dropped)
      return
    }
    if link.text.isEmpty, node.firstChild == nil {
      report(.emptyLink, line: line, "The link '\(link.destination)' has no text", hint: "Say where it leads")
    }
    let title = titlePieces(node, line: line)
    links.append(link)
    if link.scheme == nil {
      output.mark(.linkStart(links.count - 1, title: title))
      openLinks.append(.resolved)
    } else {
      output.markup("<a href=\"")
      output.attribute(link.destination)
      output.markup("\"")
      output.pieces(title)
      output.markup(">")
      openLinks.append(.direct)
    }
  }

  mutating func endLink() {
    switch openLinks.popLast() {
    case .direct: output.markup("</a>")
    case .resolved: output.mark(.linkEnd)
    case .dropped, nil: break
    }
  }

  mutating func image(_ node: CommonMarkNode) {
    let line = self.line(node)
    let link = DocumentLink(kind: .image, destination: node.destination, text: node.plainText, line: line)
    if link.text.allSatisfy(\.isWhitespace) {
      report(
        .imageAlt, line: line, "The image '\(link.destination)' has no alternative text", hint: "Say between the brackets what it shows: ![...]")
    }
    guard link.scheme == nil else {
      report(
        .externalImage, line: line, "The image '\(link.destination)' is not part of the site",
        hint: "Put it in the site, so that no other host learns who reads the page")
      alternativeText(link)
      return
    }
    reportBraces(in: link)
    links.append(link)
    output.mark(.imageStart(links.count - 1))
    alternativeText(link)
    output.mark(.imageEnd(title: titlePieces(node, line: line)))
  }

  private mutating func alternativeText(_ link: DocumentLink) {
    output.pieces(pieces(of: Array(link.text.utf8)[...], line: link.line, isInAttribute: true))
  }

  /// The title attribute of a link or an image, with a blank in front; empty where it has none.
  private mutating func titlePieces(_ node: CommonMarkNode, line: Int) -> [RenderedDocument.Piece] {
    let title = node.title
    guard !title.isEmpty else { return [] }
    return [.html(" title=\"")] + pieces(of: title[...], line: line, isInAttribute: true) + [.html("\"")]
  }

  /// The address of a link is no text for readers, so nothing is filled in there.
  private mutating func reportBraces(in link: DocumentLink) {
    guard link.destination.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else { return }
    report(
      .placeholder, line: link.line, "The address '\(link.destination)' has braces, and no placeholder can stand in an address",
      hint: "Write the address out; write %7B and %7D for the braces themselves")
  }
}
