import AssentModel

extension Document {
  /// Resolves the links and puts the pieces together. A link that leads nowhere becomes its text, and a finding.
  ///
  /// Links to places in this document and to other sites aren't asked for.
  public func render(links resolve: (DocumentLink) -> LinkResolution) -> RenderedDocument {
    var pieces: [RenderedDocument.Piece] = []
    var findings: [Finding] = []
    var html: [UInt8] = []
    html.reserveCapacity(body.html.count + 64 * links.count)
    var start = 0
    var open = LinkResolution.external
    let anchors = links.contains { $0.path.isEmpty } ? Set(headings.map(\.anchor)) : []
    for mark in body.marks {
      html += body.html[start..<mark.offset]
      start = mark.offset
      switch mark.kind {
      case .placeholder(let name, let line):
        Self.flush(&html, to: &pieces)
        pieces.append(.placeholder(name: name, line: line))
      case .string(let key):
        Self.flush(&html, to: &pieces)
        pieces.append(.string(key))
      case .linkStart(let number, let title):
        open = resolution(of: links[number], anchors, resolve, &findings)
        if let url = Self.url(open, links[number]) {
          html += "<a href=\"".utf8
          XMLText.appendAttribute(url.utf8, to: &html)
          html += "\"\(title)>".utf8
        }
      case .linkEnd:
        if case .missing = open { break }
        html += "</a>".utf8
      case .imageStart(let number):
        open = resolution(of: links[number], anchors, resolve, &findings)
        if let url = Self.url(open, links[number]) {
          html += "<img src=\"".utf8
          XMLText.appendAttribute(url.utf8, to: &html)
          html += "\" alt=\"".utf8
        }
      case .imageEnd(let title):
        if case .missing = open { break }
        html += "\"\(title)/>".utf8
      }
    }
    html += body.html[start...]
    Self.flush(&html, to: &pieces)
    return RenderedDocument(pieces: pieces, lineOrigins: body.lineOrigins, findings: findings)
  }

  private static func flush(_ html: inout [UInt8], to pieces: inout [RenderedDocument.Piece]) {
    guard !html.isEmpty else { return }
    pieces.append(.html(String(decoding: html, as: UTF8.self)))
    html.removeAll(keepingCapacity: true)
  }

  private static func url(_ resolution: LinkResolution, _ link: DocumentLink) -> String? {
    switch resolution {
    case .url(let url): url
    case .external: link.destination
    case .missing: nil
    }
  }

  private func resolution(
    of link: DocumentLink, _ anchors: Set<String>, _ resolve: (DocumentLink) -> LinkResolution, _ findings: inout [Finding]
  ) -> LinkResolution {
    let resolution: LinkResolution
    if link.scheme == nil, link.path.isEmpty, link.kind == .link {
      let isHere = link.fragment.map { anchors.contains($0) } ?? false
      resolution = isHere ? .url("#\(link.fragment ?? "")") : .missing(reason: "no heading of this document has that anchor")
    } else {
      resolution = resolve(link)
    }
    if case .missing(let reason) = resolution {
      let name = link.kind == .link ? "link" : "image"
      findings.append(
        Finding("broken-\(name)", at: SourceLocation(file, line: link.line), "The \(name) '\(link.destination)' leads nowhere: \(reason)"))
    }
    return resolution
  }
}
