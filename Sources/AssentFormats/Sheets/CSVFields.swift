import Glibc

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

/// Finds where rows end in a stream of bytes, whichever way the stream is cut into pieces. It agrees with ``CSVField`` on rows that are no good CSV.
package struct RecordScanner: Sendable {
  private enum State {
    case fieldStart
    case plain
    case quoted
    /// After a quotation mark in a quoted field: it ends the field, or the next one makes a pair with it.
    case quoteInQuoted
  }

  private var state = State.fieldStart
  /// `nil` where every line is a row.
  private let separator: UInt8?

  package init(_ format: SheetFormat = .csv) {
    switch format {
    case .csv(let separator): self.separator = separator
    case .jsonLines: self.separator = nil
    }
  }

  /// Whether what was read last stands between quotation marks.
  package var isInQuotes: Bool { state == .quoted }

  /// The offset after the first line feed that ends a row; `nil` when none does, and then the next bytes go on from there.
  package mutating func firstEnd(in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if state == .quoted {
        guard let quote = Self.first(CSVField.quote, in: bytes, from: index) else { return nil }
        index = quote
      }
      if advance(bytes[index]) { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The offset after the last line feed that ends a row, having read all of the bytes; `nil` when none does.
  package mutating func lastEnd(in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    let isOutside = state == .fieldStart || state == .plain
    if separator == nil || isOutside && Self.first(CSVField.quote, in: bytes, from: start) == nil { return lastLineFeed(in: bytes, from: start) }
    var end: Int?
    var index = start
    while let next = firstEnd(in: bytes, from: index) { (end, index) = (next, next) }
    return end
  }

  private mutating func advance(_ byte: UInt8) -> Bool {
    switch (state, byte) {
    case (.quoted, CSVField.quote): state = .quoteInQuoted
    case (.quoted, _): break
    case (_, CSVField.lineFeed):
      state = .fieldStart
      return true
    case _ where separator == nil: state = .plain
    case (.quoteInQuoted, CSVField.quote), (.fieldStart, CSVField.quote): state = .quoted
    default: state = byte == separator ? .fieldStart : .plain
    }
    return false
  }

  /// The short way for bytes that hold no quotation mark and don't begin in a quoted field.
  private mutating func lastLineFeed(in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let last = bytes[bytes.count - 1]
    state = last == separator || last == CSVField.lineFeed ? .fieldStart : .plain
    var index = bytes.count
    while index > start {
      if bytes[index - 1] == CSVField.lineFeed { return index }
      index -= 1
    }
    return nil
  }

  private static func first(_ byte: UInt8, in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, Int32(byte), buffer.count - start) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
