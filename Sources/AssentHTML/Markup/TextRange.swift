/// A stretch of `Markup.text`, in bytes.
struct TextRange: Sendable, Hashable {
  var start: Int32
  var end: Int32

  static let empty = TextRange(start: 0, end: 0)

  var isEmpty: Bool { start == end }
  var count: Int { Int(end - start) }
  var indices: Range<Int> { Int(start)..<Int(end) }
}
