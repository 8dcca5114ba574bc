/// The text of a block in the making.
struct OutlineTextBuilder {
  var links: [DocumentLink] = []
  var images: [DocumentLink] = []
  /// The line of what it begins with.
  var firstLine: Int?
  private var bytes: [UInt8] = []
  private var parts: [OutlinePart] = []
  private var span: Span?
  /// The node whose remaining text has no closing bracket.
  private var unclosed: CommonMarkNode?

  /// A `[!UICONTROL ...]` or `[!DNL ...]` that is open.
  private struct Span {
    let kind: OutlinePart.Kind
    let owner: CommonMarkNode?
    let line: Int
    var bytes: [UInt8] = []
  }

  /// Adds text as it is.
  mutating func add(_ text: some Sequence<UInt8>) {
    if span != nil { span?.bytes.append(contentsOf: text) } else { bytes.append(contentsOf: text) }
  }

  /// Adds what isn't prose; within a label it is part of that.
  mutating func add(_ part: OutlinePart) {
    guard span == nil else {
      switch part.kind {
      case .placeholder: add("{\(part.text)}".utf8)
      case .html: break
      default: add(part.text.utf8)
      }
      return
    }
    parts.append(part)
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBC])
  }

  /// Adds the text of a node, in which placeholders and labels stand.
  mutating func add(_ text: ArraySlice<UInt8>, of node: CommonMarkNode, line: Int) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "{"):
        guard let name = PlaceholderName(text, at: index) else { break }
        add(text[start..<index])
        add(OutlinePart(kind: .placeholder, text: name.text, line: line))
        index = name.end
        start = index
        continue
      case UInt8(ascii: "["):
        guard span == nil, let found = UISpan(text, at: index), found.isClosed(in: text, of: node, unclosed: &unclosed) else { break }
        add(text[start..<index])
        span = Span(kind: found.kind == .control ? .control : .doNotLocalize, owner: node.parent, line: line)
        index = found.end
        start = index
        continue
      case UInt8(ascii: "]"):
        guard let span, span.owner == node.parent else { break }
        add(text[start..<index])
        closeSpan()
        index += 1
        start = index
        continue
      default: break
      }
      index += 1
    }
    add(text[start...])
  }

  private mutating func closeSpan() {
    guard let open = span else { return }
    span = nil
    add(OutlinePart(kind: open.kind, text: String(decoding: open.bytes, as: UTF8.self), line: open.line))
  }

  func finished() -> OutlineText {
    var builder = self
    builder.closeSpan()
    return OutlineText(
      text: String(decoding: builder.bytes, as: UTF8.self), parts: builder.parts, links: links, images: images)
  }
}
