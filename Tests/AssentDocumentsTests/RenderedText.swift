import AssentModel
import Foundation
import FoundationXML
import Testing

@testable import AssentDocuments

/// A document of the tests, rendered, with its places filled by their names.
struct RenderedText {
  let document: Document
  let rendered: RenderedDocument
  let findings: [Finding]
  let html: String

  /// Renders a body under a front matter of four lines, so that it begins on line 5.
  init(_ body: String, links: (DocumentLink) -> LinkResolution = { .url("/" + $0.path) }) throws {
    try self.init(source: "---\ntitle: T\ndescription: D\n---\n" + body, links: links)
  }

  init(source: String, links: (DocumentLink) -> LinkResolution) throws {
    let parsed = Document.parse(source, file: "a.md")
    document = try #require(parsed.document)
    rendered = document.render(links: links)
    findings = parsed.findings + rendered.findings
    html = rendered.pieces.map { piece in
      switch piece {
      case .html(let html): html
      case .placeholder(let name, _, _): "(\(name))"
      case .string(let key): "(\(key))"
      }
    }.joined()
  }

  /// Whether the HTML is well-formed XML.
  var isWellFormed: Bool { XMLParser(data: Data("<main>\(html)</main>".utf8)).parse() }

  /// Rule and line of each finding.
  var problems: [String] { findings.map { "\($0.rule):\($0.location?.line ?? 0)" } }
}
