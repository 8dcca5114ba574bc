/// Looks for a text in bytes; the standard library's own search is made for any collection and takes a hundred times as long.
package struct ByteSearch: Sendable {
  private let pattern: [UInt8]

  package init(_ text: String) { pattern = Array(text.utf8) }

  /// Where the text stands first at or after a place; `nil` when it doesn't.
  package func first(in bytes: [UInt8], from start: Int = 0) -> Range<Int>? {
    guard let first = pattern.first else { return start..<start }
    let end = bytes.count - pattern.count
    var index = start
    while index <= end {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) { return index..<index + pattern.count }
      index += 1
    }
    return nil
  }
}
