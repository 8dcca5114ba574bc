public import AssentModel

/// A Markdown document with front matter, ready to become part of a page.
public struct Document: Sendable {
  /// The path for findings, relative to the site.
  public let file: String
  public let frontMatter: FrontMatter
  /// In the order of the text.
  public let headings: [Heading]
  /// Links and images in the order of the text.
  public let links: [DocumentLink]
  /// The words of the body, separated by space; code blocks don't count.
  public let wordCount: Int
  let body: RenderedBody

  /// The most bytes that a document may have.
  public static let maximumSize = 1 << 20

  /// Parses a document from the bytes of its file. All of its problems but broken links are findings.
  ///
  /// The document is `nil` when it is too large or when its front matter has no end.
  public static func parse(_ source: [UInt8], file: String) -> (document: Document?, findings: [Finding]) {
    guard source.count <= maximumSize else {
      return (
        nil,
        [Finding("document-too-large", at: SourceLocation(file), "The document is larger than \(maximumSize) bytes", hint: "Split it")]
      )
    }
    let text = SourceText(source, file: file)
    let head = FrontMatterReader(text.bytes, file: file)
    guard !head.isUnterminated else { return (nil, text.findings + head.findings) }
    var renderer = BodyRenderer(file: file, firstLine: head.bodyLine)
    renderer.render(text.bytes[head.bodyStart...])
    let document = Document(
      file: file, frontMatter: head.frontMatter, headings: renderer.headings.found, links: renderer.links,
      wordCount: renderer.wordCount, body: renderer.output.finished())
    return (document, text.findings + head.findings + renderer.findings)
  }

  /// Parses a document from text.
  public static func parse(_ text: String, file: String) -> (document: Document?, findings: [Finding]) {
    parse(Array(text.utf8), file: file)
  }
}
