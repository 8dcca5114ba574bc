/// Reads a sheet row by row; memory doesn't grow with it.
///
/// The sheet is UTF-8, with a byte order mark or without: CSV with a header, or JSON lines. A row that can't be used comes with what is wrong with
/// it, and reading goes on after it; blank lines are left out. Of texts in CSV the apostrophe is taken away that ``CSVCell`` put in front; ids are read
/// exactly. Sources: RFC 4180, <https://jsonlines.org>.
public struct SheetRows {
  /// Bytes that a row may have.
  public static let rowLimit = 1 << 20

  /// The columns that the header names; for JSON lines the members that were asked for.
  public let columns: SheetColumns
  private let format: SheetFormat
  /// Whether each column holds ids.
  private var areIDs: [Bool] = []
  private var reader: PieceReader
  private var piece: [UInt8] = []
  private var position = 0
  private var line = 1

  /// Reads the header of an open file that the caller closes.
  ///
  /// - Parameters:
  ///   - members: the columns of JSON lines, where no header names them.
  ///   - ids: the names of the columns that hold ids. Only letters and digits count, in any case.
  /// - Throws: `emptyInput`, `malformedHeader`, `wrongEncoding`, `inputOutput`.
  public init(_ descriptor: Int32, format: SheetFormat = .csv, members: [String] = [], ids: [String]) throws(SheetError) {
    self.format = format
    self.reader = PieceReader(Descriptor(number: descriptor), size: 1 << 18, limit: Self.rowLimit, format: format)
    switch format {
    case .csv(let separator):
      let header = try reader.readHeader()
      self.columns = try SheetColumns(header: header, separator: separator)
      self.line += (header ?? []).count { $0 == CSVField.lineFeed }
      let ids = Set(ids.map(Self.normal))
      self.areIDs = columns.names.map { ids.contains(Self.normal($0)) }
    case .jsonLines:
      reader.drop(try SheetEncoding.markLength(try reader.readStart()))
      self.columns = SheetColumns(names: members)
    }
  }

  private static func normal(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// The next row; `nil` at the end.
  ///
  /// - Throws: `wrongEncoding`, `inputOutput`.
  public mutating func next() throws(SheetError) -> SheetRow? {
    while true {
      if position == piece.count {
        position = 0
        guard let next = try reader.readPiece(into: &piece) else { return nil }
        if case .tooLong(let lineFeeds, let inQuotes) = next {
          defer { line += lineFeeds }
          // What is left in it was read to find the end of that row, and comes again.
          piece.removeAll(keepingCapacity: true)
          return SheetRow(line: line, problem: inQuotes ? .unclosedQuote : .rowTooLong)
        }
      }
      let start = line
      switch format {
      case .csv(let separator):
        if let row = try nextFields(separator) { return row }
      case .jsonLines:
        let end = piece[position...].firstIndex(of: CSVField.lineFeed) ?? piece.count
        let content = piece[position..<end]
        position = min(end + 1, piece.count)
        line += 1
        if let row = try members(Array(content), line: start) { return row }
      }
    }
  }

  /// `nil` for a blank line.
  private mutating func nextFields(_ separator: UInt8) throws(SheetError) -> SheetRow? {
    let (start, startLine) = (position, line)
    var fields: [String] = []
    var problem: RowProblem.Reason?
    while true {
      let field = CSVField(piece.span, at: position, separator: separator)
      problem = problem ?? field.fault
      line += field.lineFeeds
      // A row of very many columns costs no more than the header has.
      if fields.count <= columns.names.count || problem == nil {
        let bytes = field.text(in: piece.span)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(line: startLine) }
        if problem == nil, bytes.contains(0) { problem = .containsNUL }
        fields.append(areIDs.indices.contains(fields.count) && areIDs[fields.count] ? text : CSVCell.restored(text))
      }
      position = field.delimiter
      guard position < piece.count, piece[position] == separator else { break }
      position += 1
    }
    if position < piece.count {
      position += 1
      line += 1
    }
    if fields == [""], piece[start..<position].allSatisfy({ $0 == CSVField.lineFeed || $0 == CSVField.carriageReturn }) { return nil }
    if position - start > Self.rowLimit { problem = problem == .unclosedQuote ? problem : .rowTooLong }
    if let problem { return SheetRow(line: startLine, problem: problem) }
    guard fields.count == columns.names.count else {
      return SheetRow(line: startLine, problem: .wrongFieldCount(expected: columns.names.count, found: fields.count))
    }
    return SheetRow(line: startLine, fields: fields)
  }

  /// `nil` for a blank line.
  private func members(_ bytes: [UInt8], line: Int) throws(SheetError) -> SheetRow? {
    guard !bytes.allSatisfy({ $0 == CSVField.carriageReturn || $0 == 0x20 || $0 == 0x09 }) else { return nil }
    guard bytes.count <= Self.rowLimit else { return SheetRow(line: line, problem: .rowTooLong) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8(line: line) }
    let object = JSONObject(bytes.span, names: columns.names.map { Array($0.utf8) })
    if let problem = object.problem { return SheetRow(line: line, problem: problem) }
    var fields: [String] = []
    for value in object.values {
      guard let text = value?.text(in: bytes.span) else {
        fields.append("")
        continue
      }
      fields.append(String(decoding: text, as: UTF8.self))
    }
    return SheetRow(line: line, fields: fields)
  }
}

/// A row of a sheet, field by field.
public struct SheetRow: Hashable, Sendable {
  /// The line on which it begins, counted from 1.
  public let line: Int
  /// In the order of the columns; for JSON lines those that were asked for. Empty when the row can't be used.
  public let fields: [String]
  /// What is wrong with the row; `nil` when it can be used.
  public let problem: RowProblem?

  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
    self.problem = nil
  }

  public init(line: Int, problem: RowProblem.Reason) {
    self.line = line
    self.fields = []
    self.problem = RowProblem(line: line, reason: problem)
  }
}
