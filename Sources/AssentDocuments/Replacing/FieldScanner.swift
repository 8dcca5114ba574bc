/// Finds the title and the description in the front matter's bytes.
enum FieldScanner {
  static func stretches(in bytes: [UInt8], to end: Int) -> [[Range<Int>]] {
    var found: [[Range<Int>]] = []
    var start = 0
    while start < end {
      let lineEnd = bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      for key in ["title: ", "description: "] where bytes[start..<lineEnd].starts(with: key.utf8) {
        if let value = value(bytes, start + key.utf8.count..<lineEnd) { found.append(InlineScanner.texts(in: bytes, value, isMarkdown: false)) }
      }
      start = lineEnd + 1
    }
    return found
  }

  /// What stands between the quotation marks, or the whole of a plain value; `nil` for a value of another form.
  private static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let first = bytes[range].first, first == UInt8(ascii: " ") { range = range.lowerBound + 1..<range.upperBound }
    while let last = bytes[range].last, last <= 0x20 { range = range.lowerBound..<range.upperBound - 1 }
    guard let first = bytes[range].first, let last = bytes[range].last else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard range.count > 2, last == first else { return nil }
      let inner = range.lowerBound + 1..<range.upperBound - 1
      // A quotation mark inside would end the value: leave what has one.
      return bytes[inner].contains(first) ? nil : inner
    }
    guard !"|>&*!%@`[]{}#,?:-".utf8.contains(first), !bytes[range].contains(UInt8(ascii: "#")), !bytes[range].contains(UInt8(ascii: ":")) else {
      return nil
    }
    return range
  }
}
