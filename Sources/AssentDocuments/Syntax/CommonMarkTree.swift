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

  /// Goes through the tree in the order of the text, without recursion: a hostile text nests as deep as it is long.
  borrowing func walk(_ visitor: inout some CommonMarkVisitor) {
    unsafe CommonMarkNode(root).walk(&visitor)
  }
}
