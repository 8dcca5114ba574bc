import AssentSheets

/// Where a row and the two fields that matter are.
struct CSVRow {
  private let start: Int
  /// The end of the last field: what is added to the row goes here.
  let contentEnd: Int
  /// After the line ending.
  let end: Int
  private(set) var fieldCount = 0
  /// Line feeds in the row, its own included.
  private(set) var lineFeeds = 0
  private(set) var profile: CSVField?
  private(set) var locale: CSVField?
  private(set) var fault: RowProblem.Reason?

  init(_ bytes: borrowing Span<UInt8>, at start: Int, profileColumn: Int, localeColumn: Int?) {
    var position = start
    while true {
      let field = CSVField(bytes, at: position)
      if fieldCount == profileColumn { profile = field }
      if fieldCount == localeColumn { locale = field }
      if fault == nil { fault = field.fault }
      fieldCount += 1
      lineFeeds += field.lineFeeds
      position = field.delimiter
      guard position < bytes.count, bytes[position] == CSVField.comma else { break }
      position += 1
    }
    let hasCarriageReturn = position > start && bytes[position - 1] == CSVField.carriageReturn && fault != .unclosedQuote
    self.start = start
    self.contentEnd = hasCarriageReturn ? position - 1 : position
    if position < bytes.count {
      self.end = position + 1
      lineFeeds += 1
    } else {
      self.end = position
    }
  }

  /// Whether there is nothing but a line ending.
  var isBlank: Bool { contentEnd == start && fieldCount == 1 }
}
