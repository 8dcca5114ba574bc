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
    var start = slice.startIndex
    var index = start
    while index < slice.endIndex {
      switch slice[index] {
      case UInt8(ascii: "{"):
        guard let name = PlaceholderName(slice, at: index) else { break }
        output.text(slice[start..<index])
        output.mark(.placeholder(name: name.text, line: line(node)))
        index = name.end
        start = index
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
    let title = titleAttribute(node)
    links.append(link)
    if link.scheme == nil {
      output.mark(.linkStart(links.count - 1, title: title))
      openLinks.append(.resolved)
    } else {
      output.markup("<a href=\"")
      output.attribute(link.destination)
      output.markup("\"\(title)>")
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
    links.append(link)
    output.mark(.imageStart(links.count - 1))
    alternativeText(link)
    output.mark(.imageEnd(title: titleAttribute(node)))
  }

  private mutating func alternativeText(_ link: DocumentLink) {
    let text = Array(link.text.utf8)
    var start = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "{"), let name = PlaceholderName(text[...], at: index) {
        output.attribute(String(decoding: text[start..<index], as: UTF8.self))
        output.mark(.placeholder(name: name.text, line: link.line))
        index = name.end
        start = index
      } else {
        index += 1
      }
    }
    output.attribute(String(decoding: text[start...], as: UTF8.self))
  }

  private func titleAttribute(_ node: CommonMarkNode) -> String {
    let title = node.title
    guard !title.isEmpty else { return "" }
    var attribute = Array(" title=\"".utf8)
    MarkupEscaping.append(title.span, to: &attribute, in: .attribute)
    return String(decoding: attribute, as: UTF8.self) + "\""
  }
}
