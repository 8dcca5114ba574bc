import AssentFormats
import AssentLocalization
import AssentModel
import Mustache

/// What the pages of one template, locale and kind have in common: literal bytes with gaps for their fields and slots.
///
/// Mustache renders it once; a page is made of it by copying, which is what makes a site of many campaigns fast.
struct PageSkeleton: Sendable {
  enum Piece: Sendable {
    case literal([UInt8])
    /// `allowsElements` tells whether markup may stand here: not in an attribute, nor in the title.
    case field(PageField, allowsElements: Bool)
    case slot(Slot)
    case origin(SourceLocation)
  }

  /// In the order of the page; origins stand before the line they explain.
  let tracedPieces: [Piece]
  /// The same without origins, neighbouring literals joined.
  let pieces: [Piece]
  /// The strings that it shows, and the locale that each was found in.
  let strings: [StringKey: LocaleTag]
  /// The lines on which a style sheet holds what differs from page to page.
  let fieldsInStyles: [SourceLocation]

  /// Cuts a rendered template into pieces.
  init(rendered: String, values: [[ValuePart]], origins: [SourceLocation], strings: [StringKey: LocaleTag]) {
    self.strings = strings
    var cutter = Cutter(values: values, origins: origins)
    cutter.cut(Array(rendered.utf8))
    tracedPieces = cutter.pieces
    fieldsInStyles = cutter.fieldsInStyles
    var joined: [Piece] = []
    for piece in cutter.pieces {
      switch (joined.last, piece) {
      case (_, .origin): continue
      case (.literal(let before), .literal(let bytes)): joined[joined.count - 1] = .literal(before + bytes)
      default: joined.append(piece)
      }
    }
    pieces = joined
  }

  /// The bytes that all pages of the skeleton have.
  var size: Int { pieces.reduce(0) { sum, piece in if case .literal(let bytes) = piece { sum + bytes.count } else { sum } } }

  /// The contents of the `style` elements, whose hashes the Content-Security-Policy needs. No field or slot stands in one.
  var styles: [[UInt8]] {
    var styles: [[UInt8]] = []
    for case .literal(let bytes) in pieces {
      var index = 0
      while let tag = Self.opening.first(in: bytes, from: index) {
        index = tag.upperBound
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") || MarkupContext.isBlank(bytes[index]) else { continue }
        guard let start = bytes[index...].firstIndex(of: UInt8(ascii: ">")), let end = Self.closing.first(in: bytes, from: start + 1) else { break }
        styles.append(Array(bytes[(start + 1)..<end.lowerBound]))
        index = end.upperBound
      }
    }
    return styles
  }

  private static let opening = ByteSearch("<style")
  private static let closing = ByteSearch("</style")

  private struct Cutter {
    let values: [[ValuePart]]
    let origins: [SourceLocation]
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var context = MarkupContext()
    var fieldsInStyles: [SourceLocation] = []

    mutating func cut(_ bytes: [UInt8]) {
      var index = 0
      while index < bytes.count {
        guard bytes[index] == 0xEE, index + 2 < bytes.count, bytes[index + 1] == 0x80,
          bytes[index + 2] == TemplateMarker.valueByte || bytes[index + 2] == TemplateMarker.originByte
        else {
          literal.append(bytes[index])
          context.advance(over: bytes[index])
          index += 1
          continue
        }
        let isValue = bytes[index + 2] == TemplateMarker.valueByte
        index += 3
        var number = 0
        while index < bytes.count, bytes[index].isDigit {
          number = number * 10 + Int(bytes[index] - 0x30)
          index += 1
        }
        index += 3
        if isValue { append(values[number]) } else { append(.origin(origins[number])) }
      }
      flush()
    }

    private mutating func append(_ parts: [ValuePart]) {
      for part in parts {
        switch part {
        case .text(let text): MarkupEscaping.append(text, to: &literal)
        case .html(let html): literal += html.utf8
        case .field(let field):
          if context.isInStyle { fieldsInStyles.append(lastOrigin) }
          append(.field(field, allowsElements: context.allowsElements))
        case .slot(let slot): append(.slot(slot))
        case .foreign(let span, let parts):
          let allowsElements = context.allowsElements
          if allowsElements { literal += span.opening.utf8 }
          append(parts)
          if allowsElements { literal += ForeignTextSpan.closing.utf8 }
        }
      }
    }

    private var lastOrigin: SourceLocation {
      for case .origin(let origin) in pieces.reversed() { return origin }
      return SourceLocation(SiteConfiguration.path)
    }

    private mutating func append(_ piece: Piece) {
      flush()
      pieces.append(piece)
    }

    private mutating func flush() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
    }
  }
}

/// Where in a page's markup the bytes so far end: in text, in a tag, in a comment, or in an element that holds text alone.
struct MarkupContext {
  /// What may stand at the end of the bytes.
  enum Place {
    /// Text and elements.
    case content
    /// The text of a title, a text area or an option.
    case plainText
    case attributeValue
    /// In a start tag after its name, where an attribute may begin.
    case tag
    /// The name of a tag, a style sheet or a comment.
    case closed
  }

  private var isInTag = false
  private var isInName = false
  private var quote: UInt8 = 0
  private var name: [UInt8] = []
  private var isInPlainText = false
  private(set) var isInStyle = false
  private var isInComment = false
  /// How many hyphens the comment ends with so far.
  private var hyphens = 0

  /// Whether an element may begin here.
  var allowsElements: Bool { place == .content }

  var place: Place {
    if isInComment || isInName { return .closed }
    if isInTag { return quote != 0 ? .attributeValue : .tag }
    return isInStyle ? .closed : isInPlainText ? .plainText : .content
  }

  mutating func advance(over byte: UInt8) {
    if isInComment {
      if byte == UInt8(ascii: ">"), hyphens >= 2 { isInComment = false }
      hyphens = byte == UInt8(ascii: "-") ? hyphens + 1 : 0
    } else if !isInTag {
      guard byte == UInt8(ascii: "<") else { return }
      isInTag = true
      isInName = true
      name.removeAll(keepingCapacity: true)
    } else if quote != 0 {
      if byte == quote { quote = 0 }
    } else if byte == UInt8(ascii: ">") {
      close()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if isInName {
      if Self.isBlank(byte) { isInName = false } else { name.append(byte) }
      if name.elementsEqual("!--".utf8) { openComment() }
    }
  }

  private mutating func openComment() {
    isInTag = false
    isInName = false
    isInComment = true
    hyphens = 0
  }

  private mutating func close() {
    isInTag = false
    isInName = false
    // A closing tag's name begins with a slash, so it ends the element.
    isInPlainText = Self.plainTextElements.contains { $0.utf8.elementsEqual(name) }
    isInStyle = name.elementsEqual("style".utf8)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") }

  private static let plainTextElements = ["title", "textarea", "option"]
}
