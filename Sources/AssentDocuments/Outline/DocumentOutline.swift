import AssentFormats

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

  /// Parses a document from the bytes of its file; `Document.parse` reports what is wrong with it.
  ///
  /// - Returns: `nil` when it is too large or when its front matter has no end.
  public static func parse(_ source: [UInt8], file: String) -> DocumentOutline? {
    guard source.count <= Document.maximumSize else { return nil }
    let text = SourceText(source, file: file)
    let head = FrontMatterReader(text.bytes, file: file)
    guard !head.isUnterminated else { return nil }
    var builder = DocumentOutlineBuilder(file: file, firstLine: head.bodyLine)
    builder.build(text.bytes[head.bodyStart...])
    return DocumentOutline(
      file: file, frontMatter: head.frontMatter, blocks: builder.blocks, wordCount: builder.reading.wordCount, source: text.bytes,
      bodyStart: head.bodyStart)
  }

  /// Parses a document from text.
  static func parse(_ text: String, file: String) -> DocumentOutline? {
    parse(Array(text.utf8), file: file)
  }

  /// The Markdown below the front matter, with line feeds alone.
  public var body: String { String(decoding: source[bodyStart...], as: UTF8.self) }
}

/// A block of a document: what stands on lines of its own.
public struct OutlineBlock: Hashable, Sendable {
  public let kind: Kind
  /// The line on which it begins, from 1, in the file.
  public let line: Int
  /// `nil` for blocks that hold no running text.
  public let text: OutlineText?

  public enum Kind: Hashable, Sendable {
    /// The level is 1 to 6; the anchor is the name of `{#name}`, else made from the text.
    case heading(level: Int, anchor: String, isNamed: Bool)
    /// A paragraph; not the first one of a list item.
    case paragraph
    /// The first paragraph of a list item. The depth and the position in its list are counted from 1.
    case listItem(isOrdered: Bool, depth: Int, position: Int)
    /// Row and column are counted from 0; the header is row 0.
    case tableCell(row: Int, column: Int)
    /// A block quote begins; `NOTE` and its kin when it is an alert.
    case quoteStart(alert: String?)
    case quoteEnd
    /// The language is empty when none is given.
    case code(language: String, text: String)
    case thematicBreak
    case html(String)
  }

  init(_ kind: Kind, line: Int, text: OutlineText? = nil) {
    self.kind = kind
    self.line = line
    self.text = text
  }
}

/// A part of a text that isn't prose; in the text stands U+FFFC for it.
public struct OutlinePart: Hashable, Sendable {
  public let kind: Kind
  /// The code, the label, the name of the placeholder, the tag as it is written, the alternative text of the image.
  public let text: String
  /// From 1, in the file.
  public let line: Int

  public enum Kind: Hashable, Sendable {
    case code
    /// `[!UICONTROL Save]`
    case control
    /// `[!DNL Campaign]`
    case doNotLocalize
    /// `{brand}`
    case placeholder
    /// A tag or a comment of raw HTML; what stands between two tags is text.
    case html
    case image
  }
}

/// The text of a block as its reader sees it, entities decoded, lines joined by spaces.
public struct OutlineText: Hashable, Sendable {
  /// With U+FFFC for each of the parts.
  public let text: String
  /// In the order of the text.
  public let parts: [OutlinePart]
  public let links: [DocumentLink]
  public let images: [DocumentLink]

  /// What stands for a part.
  static let partScalar: Unicode.Scalar = "\u{FFFC}"

  /// The text with its parts written out: code and labels as they read, placeholders in braces.
  public var spelledOut: String {
    guard !parts.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var rest = parts[...]
    for scalar in text.unicodeScalars {
      guard scalar == Self.partScalar, let part = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch part.kind {
      case .placeholder: result.append(contentsOf: "{\(part.text)}".unicodeScalars)
      case .html: break
      case .code, .control, .doNotLocalize, .image: result.append(contentsOf: part.text.unicodeScalars)
      }
    }
    return String(result)
  }
}
