/// Where a field of a row is.
///
/// Source: RFC 4180 section 2.
struct CSVField {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// The content, without the quotation marks around it.
  private(set) var content: Range<Int>
  /// The comma or line feed after the field, or the end of the bytes.
  private(set) var delimiter: Int
  /// Whether doubled quotation marks stand for one.
  private(set) var hasEscapes = false
  /// Line feeds inside the quotation marks.
  private(set) var lineFeeds = 0
  private(set) var fault: RowProblem.Reason?

  init(_ bytes: borrowing Span<UInt8>, at start: Int) {
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
    while delimiter < bytes.count, bytes[delimiter] != Self.comma, bytes[delimiter] != Self.lineFeed { delimiter += 1 }
  }

  private static func endsLine(_ bytes: borrowing Span<UInt8>, _ position: Int) -> Bool {
    position == bytes.count || bytes[position] == lineFeed
  }

  /// The content with doubled quotation marks made single.
  func text(in bytes: borrowing Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var position = content.lowerBound
    while position < content.upperBound {
      text.append(bytes[position])
      position += hasEscapes && bytes[position] == Self.quote ? 2 : 1
    }
    return text
  }
}
