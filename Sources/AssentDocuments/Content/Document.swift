import AssentFormats
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
  static let maximumSize = 1 << 20

  /// Parses a document from the bytes of its file. All of its problems but broken links are findings.
  ///
  /// - Parameter replace: makes other words of the title, the description and the prose of each block: it takes the texts between placeholders, code
  ///   and the like, and returns as many. `nil` leaves the words as they are.
  /// - Returns: the document, `nil` when it is too large or when its front matter has no end.
  public static func parse(
    _ source: [UInt8], file: String, replacingProse replace: (([String]) -> [String])? = nil
  ) -> (document: Document?, findings: [Finding]) {
    guard source.count <= maximumSize else {
      return (
        nil,
        [Finding(DocumentRules.documentTooLarge, at: SourceLocation(file), "The document is larger than \(maximumSize) bytes", hint: "Split it")]
      )
    }
    let text = SourceText(source, file: file)
    let head = FrontMatterReader(text.bytes, file: file)
    guard !head.isUnterminated else { return (nil, text.findings + head.findings) }
    var renderer = BodyRenderer(file: file, firstLine: head.bodyLine)
    renderer.render(text.bytes[head.bodyStart...], replacingProse: replace)
    let document = Document(
      file: file, frontMatter: replace.map(head.frontMatter.replacing) ?? head.frontMatter, headings: renderer.headings.found, links: renderer.links,
      wordCount: renderer.reading.wordCount, body: renderer.output.finished())
    return (document, text.findings + head.findings + renderer.findings)
  }

  /// Parses a document from text.
  static func parse(_ text: String, file: String) -> (document: Document?, findings: [Finding]) {
    parse(Array(text.utf8), file: file)
  }
}

/// A heading of a document.
public struct Heading: Hashable, Sendable {
  /// 1 to 6.
  public let level: Int
  /// Its id on the page: `name` of `{#name}`, else made from the text; unique in the document.
  public let anchor: String
  /// Without markup; placeholders stand in braces.
  public let text: String
  /// From 1, in the file.
  public let line: Int
}

/// The headings of a document, each with an anchor of its own.
struct HeadingIndex {
  private(set) var found: [Heading] = []
  private(set) var findings: [Finding] = []
  private var anchors: [String: Int] = [:]
  private var nextNumbers: [String: Int] = [:]
  private let file: String

  init(file: String) { self.file = file }

  /// Records a heading and returns the id it gets.
  ///
  /// - Parameters:
  ///   - anchor: The name that the document gives it, if any.
  ///   - original: The text before its words were replaced, from which the id is made; `nil` where they weren't.
  mutating func add(level: Int, anchor: String?, text: String, original: String? = nil, line: Int) -> String {
    let place = SourceLocation(file, line: line)
    if text.allSatisfy(\.isWhitespace) {
      findings.append(Finding(DocumentRules.emptyHeading, at: place, "The heading has no text"))
    }
    let wanted = anchor ?? Self.slug(original ?? text) ?? "section-\(found.count + 1)"
    var unique = wanted
    if let first = anchors[wanted] {
      let hint = anchor == nil ? "Give one of them a name of its own: {#name}" : "Choose another name"
      findings.append(Finding(DocumentRules.duplicateAnchor, at: place, "The heading on line \(first) has the anchor '\(wanted)', too", hint: hint))
      var number = nextNumbers[wanted] ?? 2
      while anchors["\(wanted)-\(number)"] != nil { number += 1 }
      nextNumbers[wanted] = number + 1
      unique = "\(wanted)-\(number)"
    }
    anchors[unique] = line
    found.append(Heading(level: level, anchor: unique, text: text, line: line))
    return unique
  }

  /// Letters and digits of any script in lower case, with hyphens between the words; `nil` when there are none.
  private static func slug(_ text: String) -> String? {
    var slug = ""
    var isBetween = false
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        if isBetween, !slug.isEmpty { slug.append("-") }
        isBetween = false
        slug.append(character)
      } else if character != "'" && character != "\u{2019}" {
        isBetween = true
      }
    }
    return slug.isEmpty ? nil : slug
  }
}
