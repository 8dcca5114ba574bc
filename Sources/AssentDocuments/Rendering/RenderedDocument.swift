import AssentFormats
public import AssentModel

/// The body of a document as HTML that is also well-formed XML, with places that the site fills.
public struct RenderedDocument: Sendable {
  public let pieces: [Piece]
  /// Ascending; a piece that is filled with one line of text keeps them right.
  public let lineOrigins: [BodyLineOrigin]
  /// The links that lead nowhere.
  public let findings: [Finding]

  public enum Piece: Hashable, Sendable {
    case html(String)
    /// The value of this name, to be escaped for its place; in an attribute, such as an `alt`, no markup may stand.
    case placeholder(name: String, line: Int, isInAttribute: Bool = false)
    /// The string of this key in the page's locale, to be escaped: `alert.note` and its kin.
    case string(String)
  }
}

/// The HTML of a body with marks where something is put in: placeholders, strings, and links that the site resolves.
struct RenderedBody: Sendable {
  let html: [UInt8]
  let marks: [Mark]
  let lineOrigins: [BodyLineOrigin]

  struct Mark: Sendable {
    /// The offset in the HTML.
    let offset: Int
    let kind: Kind
  }

  enum Kind: Sendable {
    case placeholder(name: String, line: Int, isInAttribute: Bool)
    case string(String)
    /// The number of a link; its title attribute, or nothing.
    case linkStart(Int, title: [RenderedDocument.Piece])
    case linkEnd
    /// An image; its alternative text lies between the two.
    case imageStart(Int)
    case imageEnd(title: [RenderedDocument.Piece])
  }
}

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
    // The links and images around the mark, the innermost last: an image may stand in a link.
    var open: [LinkResolution] = []
    let anchors = links.contains { $0.path.isEmpty } ? Set(headings.map(\.anchor)) : []
    for mark in body.marks {
      html += body.html[start..<mark.offset]
      start = mark.offset
      switch mark.kind {
      case .placeholder(let name, let line, let isInAttribute):
        Self.append([.placeholder(name: name, line: line, isInAttribute: isInAttribute)], &html, to: &pieces)
      case .string(let key):
        Self.flush(&html, to: &pieces)
        pieces.append(.string(key))
      case .linkStart(let number, let title):
        open.append(resolution(of: links[number], anchors, resolve, &findings))
        if let url = Self.url(open.last, links[number]) {
          html += "<a href=\"".utf8
          MarkupEscaping.append(url, to: &html, in: .attribute)
          html.append(UInt8(ascii: "\""))
          Self.append(title, &html, to: &pieces)
          html.append(UInt8(ascii: ">"))
        }
      case .linkEnd:
        if case .missing = open.popLast() { break }
        html += "</a>".utf8
      case .imageStart(let number):
        open.append(resolution(of: links[number], anchors, resolve, &findings))
        if let url = Self.url(open.last, links[number]) {
          html += "<img src=\"".utf8
          MarkupEscaping.append(url, to: &html, in: .attribute)
          html += "\" alt=\"".utf8
        }
      case .imageEnd(let title):
        if case .missing = open.popLast() { break }
        html.append(UInt8(ascii: "\""))
        Self.append(title, &html, to: &pieces)
        html += "/>".utf8
      }
    }
    html += body.html[start...]
    Self.flush(&html, to: &pieces)
    return RenderedDocument(pieces: pieces, lineOrigins: body.lineOrigins, findings: findings)
  }

  private static func append(_ others: [RenderedDocument.Piece], _ html: inout [UInt8], to pieces: inout [RenderedDocument.Piece]) {
    for piece in others {
      if case .html(let text) = piece {
        html += text.utf8
      } else {
        flush(&html, to: &pieces)
        pieces.append(piece)
      }
    }
  }

  private static func flush(_ html: inout [UInt8], to pieces: inout [RenderedDocument.Piece]) {
    guard !html.isEmpty else { return }
    pieces.append(.html(String(decoding: html, as: UTF8.self)))
    html.removeAll(keepingCapacity: true)
  }

  private static func url(_ resolution: LinkResolution?, _ link: DocumentLink) -> String? {
    switch resolution {
    case .url(let url), .inexact(let url, _): url
    case .external: link.destination
    case .missing, nil: nil
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
    if case .inexact(_, let reason) = resolution {
      findings.append(
        Finding(
          DocumentRules.untranslatedAnchor, at: SourceLocation(file, line: link.line),
          "The link '\(link.destination)' leads to the page and not to the heading where this text stands in for a translation: \(reason)",
          hint: "Give the heading a name of its own in every language, {#\(link.fragment ?? "name")}"))
    }
    if case .missing(let reason) = resolution {
      let (rule, name) = link.kind == .link ? (DocumentRules.brokenLink, "link") : (.brokenImage, "image")
      findings.append(
        Finding(rule, at: SourceLocation(file, line: link.line), "The \(name) '\(link.destination)' leads nowhere: \(reason)"))
    }
    return resolution
  }
}

/// HTML in the making, with its marks and the lines it came from.
struct BodyOutput {
  private(set) var html: [UInt8] = []
  private var marks: [RenderedBody.Mark] = []
  private var origins: [BodyLineOrigin] = []
  private var countedLine = 1
  private var countedOffset = 0

  mutating func reserve(_ capacity: Int) { html.reserveCapacity(capacity) }

  /// Adds markup as it is.
  mutating func markup(_ text: String) { html.append(contentsOf: text.utf8) }

  /// Adds text, escaped.
  mutating func text(_ bytes: ArraySlice<UInt8>) { MarkupEscaping.append(bytes.span, to: &html, in: .content) }

  /// Adds markup with marks for what is filled in.
  mutating func pieces(_ pieces: [RenderedDocument.Piece]) {
    for piece in pieces {
      switch piece {
      case .html(let html): markup(html)
      case .placeholder(let name, let line, let isInAttribute): mark(.placeholder(name: name, line: line, isInAttribute: isInAttribute))
      case .string(let key): mark(.string(key))
      }
    }
  }

  /// Adds the text of an attribute, escaped.
  mutating func attribute(_ text: String) { MarkupEscaping.append(text, to: &html, in: .attribute) }

  /// Begins a new line unless this one is empty.
  mutating func line() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  mutating func mark(_ kind: RenderedBody.Kind) {
    marks.append(RenderedBody.Mark(offset: html.count, kind: kind))
  }

  /// Notes from which line of the file comes what is added next.
  mutating func origin(_ sourceLine: Int) {
    while countedOffset < html.count {
      if html[countedOffset] == UInt8(ascii: "\n") { countedLine += 1 }
      countedOffset += 1
    }
    if let last = origins.last, last.htmlLine == countedLine || last.sourceLine - last.htmlLine == sourceLine - countedLine { return }
    origins.append(BodyLineOrigin(htmlLine: countedLine, sourceLine: sourceLine))
  }

  consuming func finished() -> RenderedBody {
    RenderedBody(html: html, marks: marks, lineOrigins: origins)
  }
}

/// The line of a document from which the lines of its HTML come, from one on to the next origin.
public struct BodyLineOrigin: Hashable, Sendable {
  /// From 1, in the HTML of the document alone.
  public let htmlLine: Int
  /// From 1, in the file.
  public let sourceLine: Int
}
