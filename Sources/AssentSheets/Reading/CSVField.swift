/// Where a field of a row is.
///
/// Source: RFC 4180 section 2.
package struct CSVField {
  package static let quote = UInt8(ascii: "\"")
  package static let comma = UInt8(ascii: ",")
  package static let lineFeed = UInt8(ascii: "\n")
  package static let carriageReturn = UInt8(ascii: "\r")

  /// The content, without the quotation marks around it.
  package private(set) var content: Range<Int>
  /// The separator or line feed after the field, or the end of the bytes.
  package private(set) var delimiter: Int
  /// Whether doubled quotation marks stand for one.
  package private(set) var hasEscapes = false
  /// Line feeds inside the quotation marks.
  package private(set) var lineFeeds = 0
  package private(set) var fault: RowProblem.Reason?
  private let separator: UInt8

  package init(_ bytes: borrowing Span<UInt8>, at start: Int, separator: UInt8 = CSVField.comma) {
    self.separator = separator
    content = start..<start
    delimiter = start
    if start < bytes.count, bytes[start] == Self.quote { readQuoted(bytes) } else { readPlain(bytes, contentStart: start) }
  }

  private mutating func readPlain(_ bytes: borrowing Span<UInt8>, contentStart: Int) {
    seekDelimiter(bytes)
    content =
      contentStart..<(Self.endsLine(bytes, delimiter) && delimiter > contentStart && bytes[delimiter - 1] == Self.carriageReturn
      ? delimiter - 1 : delimiter)
  }

  private mutating func readQuoted(_ bytes: borrowing Span<UInt8>) {
    let start = delimiter + 1
    var position = start
    while true {
      guard position < bytes.count else {
        (content, delimiter, fault) = (start..<position, position, .unclosedQuote)
        return
      }
      if bytes[position] == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        hasEscapes = true
        position += 1
      } else if bytes[position] == Self.lineFeed {
        lineFeeds += 1
      }
      position += 1
    }
    content = start..<position
    delimiter = position + 1
    seekDelimiter(bytes)
    let rest = delimiter - position - 1
    let isLineEnd = rest == 1 && bytes[position + 1] == Self.carriageReturn && Self.endsLine(bytes, delimiter)
    if rest > 0 && !isLineEnd { fault = .misplacedQuote }
  }

  private mutating func seekDelimiter(_ bytes: borrowing Span<UInt8>) {
    while delimiter < bytes.count, bytes[delimiter] != separator, bytes[delimiter] != Self.lineFeed { delimiter += 1 }
  }

  private static func endsLine(_ bytes: borrowing Span<UInt8>, _ position: Int) -> Bool {
    position == bytes.count || bytes[position] == lineFeed
  }

  /// The content with doubled quotation marks made single.
  package func text(in bytes: borrowing Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var position = content.lowerBound
    while position < content.upperBound {
      text.append(bytes[position])
      position += hasEscapes && bytes[position] == Self.quote ? 2 : 1
    }
    return text
  }
}
