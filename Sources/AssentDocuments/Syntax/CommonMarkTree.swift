import CCommonMark
import Synchronization

/// The syntax tree of a Markdown text. Owns cmark-gfm's nodes; they live as long as it does.
@safe struct CommonMarkTree: ~Copyable {
  private let root: OpaquePointer

  /// - Parameters:
  ///   - body: UTF-8.
  ///   - hasPipe: Whether the body holds a `|`, without which it has no table.
  ///   - hasTilde: Whether the body holds a `~`, without which it has no strikethrough.
  init?(parsing body: ArraySlice<UInt8>, hasPipe: Bool, hasTilde: Bool) {
    let tables = hasPipe ? ["table"] : []
    // As a number the pointer may pass through the lock's closure.
    let address =
      hasTilde
      ? CommonMarkExtensions.strikethroughLock.withLock { _ in
        unsafe UInt(bitPattern: Self.parse(body, extensions: tables + ["strikethrough"]))
      } : unsafe UInt(bitPattern: Self.parse(body, extensions: tables))
    guard let root = unsafe OpaquePointer(bitPattern: address) else { return nil }
    unsafe self.root = root
  }

  deinit {
    unsafe cmark_node_free(root)
  }

  private static func parse(_ body: ArraySlice<UInt8>, extensions: [String]) -> OpaquePointer? {
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    for name in extensions {
      if let found = unsafe CommonMarkExtensions.find(name) { unsafe cmark_parser_attach_syntax_extension(parser, found) }
    }
    unsafe body.withUnsafeBytes { unsafe cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    return unsafe cmark_parser_finish(parser)
  }

  /// The text of the whole without its markup.
  var plainText: String { unsafe CommonMarkNode(root).plainText }

  /// Goes through the tree in the order of the text, without recursion: a hostile text nests as deep as it is long.
  borrowing func walk(_ visitor: inout some CommonMarkVisitor) {
    unsafe CommonMarkNode(root).walk(&visitor)
  }
}

/// A node of a syntax tree; valid while the tree is.
@safe struct CommonMarkNode: Equatable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  static func == (left: CommonMarkNode, right: CommonMarkNode) -> Bool { unsafe left.pointer == right.pointer }

  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image
    case other
  }

  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_IMAGE: .image
    default: extensionKind
    }
  }

  /// The types of extensions get their numbers when they are registered.
  private var extensionKind: Kind {
    guard let name = unsafe cmark_node_get_type_string(pointer) else { return .other }
    return switch unsafe String(cString: name) {
    case "table": .table
    case "table_row", "table_header": .tableRow
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: .other
    }
  }

  /// From 1, in the text that was parsed.
  var line: Int { unsafe Int(cmark_node_get_start_line(pointer)) }

  var parent: CommonMarkNode? { unsafe cmark_node_parent(pointer).map { unsafe CommonMarkNode($0) } }
  var firstChild: CommonMarkNode? { unsafe cmark_node_first_child(pointer).map { unsafe CommonMarkNode($0) } }
  var lastChild: CommonMarkNode? { unsafe cmark_node_last_child(pointer).map { unsafe CommonMarkNode($0) } }
  var next: CommonMarkNode? { unsafe cmark_node_next(pointer).map { unsafe CommonMarkNode($0) } }

  /// The text of a text, code or HTML node, in UTF-8.
  var literal: [UInt8] { unsafe Self.bytes(cmark_node_get_literal(pointer)) }

  /// Replaces the text of a text node.
  func setLiteral(_ text: [UInt8]) {
    _ = unsafe (text + [0]).withUnsafeBytes { unsafe cmark_node_set_literal(pointer, $0.baseAddress?.assumingMemoryBound(to: CChar.self)) }
  }

  /// Puts an empty text before the children of the node.
  func prependText() {
    guard let text = unsafe cmark_node_new(CMARK_NODE_TEXT) else { return }
    _ = unsafe cmark_node_set_literal(text, "")
    if unsafe cmark_node_prepend_child(pointer, text) == 0 { unsafe cmark_node_free(text) }
  }

  /// The destination of a link or an image, decoded.
  var destination: [UInt8] { unsafe Self.bytes(cmark_node_get_url(pointer)) }
  /// The title of a link or an image.
  var title: [UInt8] { unsafe Self.bytes(cmark_node_get_title(pointer)) }
  /// What follows the fence of a code block.
  var fenceInfo: [UInt8] { unsafe Self.bytes(cmark_node_get_fence_info(pointer)) }

  var isFenced: Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var sign: CChar = 0
    return unsafe cmark_node_get_fenced(pointer, &length, &offset, &sign) != 0
  }

  /// 1 to 6.
  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
  var isOrdered: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { unsafe Int(cmark_node_get_list_start(pointer)) }
  var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }
  var isHeaderRow: Bool { unsafe cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  /// For each column of a table `l`, `c`, `r` or 0.
  var alignments: [UInt8] {
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let first = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: first, count: count))
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: text, count: cmarkLength(text)))
  }

  private static func cmarkLength(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while unsafe text[length] != 0 { length += 1 }
    return length
  }
}

extension CommonMarkNode {
  /// Goes through the node and everything below it.
  func walk(_ visitor: inout some CommonMarkVisitor) {
    var current = self
    while true {
      let descends = visitor.enter(current)
      if descends, let child = current.firstChild {
        current = child
        continue
      }
      if descends { visitor.leave(current) }
      while true {
        if current == self { return }
        if let next = current.next {
          current = next
          break
        }
        guard let parent = current.parent else { return }
        current = parent
        visitor.leave(current)
      }
    }
  }

  /// The text of the node without its markup; a line break is a space.
  var plainText: String {
    if let only = firstChild, only.next == nil, only.kind == .text { return String(decoding: only.literal, as: UTF8.self) }
    var collector = PlainTextCollector()
    walk(&collector)
    return String(decoding: collector.text, as: UTF8.self)
  }
}

private struct PlainTextCollector: CommonMarkVisitor {
  var text: [UInt8] = []

  mutating func enter(_ node: CommonMarkNode) -> Bool {
    switch node.kind {
    case .text, .code: text += node.literal
    case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
    default: break
    }
    return true
  }

  mutating func leave(_ node: CommonMarkNode) {}
}

/// What is done at each node of a syntax tree.
protocol CommonMarkVisitor {
  /// Called before a node's children; they are passed over, and `leave` isn't called, unless it says to go on.
  mutating func enter(_ node: CommonMarkNode) -> Bool
  /// Called after a node's children.
  mutating func leave(_ node: CommonMarkNode)
}

/// cmark-gfm's extensions, registered once for the process.
enum CommonMarkExtensions {
  /// cmark-gfm 0.29 keeps the special characters of extensions in a global table while it parses: whoever parses with strikethrough holds this.
  /// The other extension, tables, has no special character.
  static let strikethroughLock = Mutex(())

  /// Looks up an extension by cmark-gfm's name for it.
  static func find(_ name: String) -> OpaquePointer? {
    registration
    return unsafe cmark_find_syntax_extension(name)
  }

  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
}
