/// Finds where rows end in a stream of bytes, whichever way the stream is cut into pieces. It agrees with ``CSVField`` on rows that are no good CSV.
struct RecordScanner {
  private enum State {
    case fieldStart
    case plain
    case quoted
    /// After a quotation mark in a quoted field: it ends the field, or the next one makes a pair with it.
    case quoteInQuoted
  }

  private var state = State.fieldStart

  /// The offset after the first line feed that ends a row; `nil` when none does, and then the next bytes go on from there.
  mutating func firstEnd(in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    for index in start..<bytes.count where advance(bytes[index]) { return index + 1 }
    return nil
  }

  /// The offset after the last line feed that ends a row, having read all of the bytes; `nil` when none does.
  mutating func lastEnd(in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    let isOutside = state == .fieldStart || state == .plain
    if isOutside, !Self.hasQuote(bytes, from: start) { return lastLineFeed(in: bytes, from: start) }
    var end: Int?
    for index in start..<bytes.count where advance(bytes[index]) { end = index + 1 }
    return end
  }

  private mutating func advance(_ byte: UInt8) -> Bool {
    switch (state, byte) {
    case (.quoted, CSVField.quote): state = .quoteInQuoted
    case (.quoted, _): break
    case (.quoteInQuoted, CSVField.quote), (.fieldStart, CSVField.quote): state = .quoted
    case (_, CSVField.comma): state = .fieldStart
    case (_, CSVField.lineFeed):
      state = .fieldStart
      return true
    default: state = .plain
    }
    return false
  }

  /// The short way for bytes that hold no quotation mark and don't begin in a quoted field.
  private mutating func lastLineFeed(in bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let last = bytes[bytes.count - 1]
    state = last == CSVField.comma || last == CSVField.lineFeed ? .fieldStart : .plain
    var index = bytes.count
    while index > start {
      if bytes[index - 1] == CSVField.lineFeed { return index }
      index -= 1
    }
    return nil
  }

  private static func hasQuote(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
    for index in start..<bytes.count where bytes[index] == CSVField.quote { return true }
    return false
  }
}
