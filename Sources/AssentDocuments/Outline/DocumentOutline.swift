/// The blocks of a document in the order of the text: what checks compare, where a page needs HTML.
public struct DocumentOutline: Sendable {
  /// The path for findings, relative to the site.
  public let file: String
  public let frontMatter: FrontMatter
  public let blocks: [OutlineBlock]
  /// The words of the body, as `Document` counts them.
  public let wordCount: Int
  private let source: [UInt8]
  private let bodyStart: Int
  /// The line of the file on which the body begins, from 1.
  private let bodyLine: Int

  /// Parses a document from the bytes of its file; `Document.parse` reports what is wrong with it.
  ///
  /// - Returns: `nil` when it is too large or when its front matter has no end.
  public static func parse(_ source: [UInt8], file: String) -> DocumentOutline? {
    guard source.count <= Document.maximumSize else { return nil }
    let text = SourceText(source, file: file)
    let head = FrontMatterReader(text.bytes, file: file)
    guard !head.isUnterminated else { return nil }
    var builder = OutlineBuilder(file: file, firstLine: head.bodyLine)
    builder.build(text.bytes[head.bodyStart...])
    return DocumentOutline(
      file: file, frontMatter: head.frontMatter, blocks: builder.blocks, wordCount: builder.wordCount, source: text.bytes,
      bodyStart: head.bodyStart, bodyLine: head.bodyLine)
  }

  /// Parses a document from text.
  public static func parse(_ text: String, file: String) -> DocumentOutline? {
    parse(Array(text.utf8), file: file)
  }

  /// The Markdown below the front matter, with line feeds alone.
  public var body: String { String(decoding: source[bodyStart...], as: UTF8.self) }

  /// The line on which a text stands as it is in the file, at or below the start of a block and above the next one; `nil` when it isn't there.
  public func line(of part: String, in block: OutlineBlock) -> Int? {
    let wanted = Array(part.utf8)
    guard let first = wanted.first else { return nil }
    let end = blocks.first { $0.line > block.line }?.line ?? Int.max
    var line = bodyLine
    for index in source.indices[bodyStart...] {
      if line >= end { return nil }
      if line >= block.line, source[index] == first, source[index...].starts(with: wanted) { return line }
      if source[index] == UInt8(ascii: "\n") { line += 1 }
    }
    return nil
  }
}
