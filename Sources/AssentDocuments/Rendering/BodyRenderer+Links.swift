extension BodyRenderer {
  /// The schemes that a link may have.
  static let linkSchemes: Set<String> = ["http", "https", "mailto", "tel"]

  mutating func beginLink(_ node: CommonMarkNode) {
    let line = node.firstChild.map { inlineLine($0) } ?? inlineLine(node)
    let link = DocumentLink(kind: .link, destination: node.destination, text: node.plainText, line: line)
    if let scheme = link.scheme, !Self.linkSchemes.contains(scheme) {
      report(
        "link-scheme", line: line, scheme.isEmpty ? "The link '\(link.destination)' has no scheme" : "A link can't begin with '\(scheme):'",
        hint: "Use https, http, mailto or tel, or a relative path")
      openLinks.append(.dropped)
      return
    }
    if link.text.isEmpty, node.firstChild == nil {
      report("empty-link", line: line, "The link '\(link.destination)' has no text", hint: "Say where it leads")
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
    let line = inlineLine(node)
    let link = DocumentLink(kind: .image, destination: node.destination, text: node.plainText, line: line)
    if link.text.allSatisfy(\.isWhitespace) {
      report(
        "image-alt", line: line, "The image '\(link.destination)' has no alternative text", hint: "Say between the brackets what it shows: ![...]")
    }
    guard link.scheme == nil else {
      report(
        "external-image", line: line, "The image '\(link.destination)' is not part of the site",
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
    XMLText.appendAttribute(title, to: &attribute)
    return String(decoding: attribute, as: UTF8.self) + "\""
  }
}
