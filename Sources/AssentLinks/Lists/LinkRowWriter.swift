import AssentFormats
import AssentModel

/// Copies the rows of a piece and adds their links. Each thread has its own.
struct LinkRowWriter {
  private let header: SheetHeader
  private let prefixes: LinkPrefixes
  private var tokens: [TokenWriter]
  private let limit: Int
  private let isStrict: Bool

  /// The rows of the last piece, with their links.
  private(set) var output: [UInt8] = []
  /// The bad rows of the last piece; their lines are counted from 0 at its start.
  private(set) var problems: [RowProblem] = []
  private(set) var counts = LinkSheetCounts()
  /// Line feeds in the last piece.
  private(set) var lineFeeds = 0

  /// The limit is that of a row in bytes. A strict writer stops at the first bad row.
  init(_ header: SheetHeader, prefixes: LinkPrefixes, tokens: [TokenWriter], limit: Int, isStrict: Bool) {
    self.header = header
    self.prefixes = prefixes
    self.tokens = tokens
    self.limit = limit
    self.isStrict = isStrict
  }

  /// Goes through a piece; what came of it is in the properties until the next one.
  mutating func write(_ piece: PieceReader.Piece, _ bytes: [UInt8]) {
    output.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
    counts = LinkSheetCounts()
    lineFeeds = 0
    switch piece {
    case .rows: writeRows(bytes)
    case .tooLong(let skippedLineFeeds, _):
      note(.rowTooLong)
      lineFeeds = skippedLineFeeds
    }
  }

  private mutating func writeRows(_ array: [UInt8]) {
    let bytes = array.span
    let isPlain = Self.isPlain(bytes)
    var start = 0
    while start < bytes.count {
      let row = CSVRow(bytes, at: start, separator: header.separator, profileColumn: header.profileColumn, localeColumn: header.localeColumn)
      if !row.isBlank {
        let content = bytes.extracting(start..<row.contentEnd)
        if let reason = fault(of: row, length: row.end - start, isPlain ? nil : content) ?? writeRow(row, in: bytes, start, array) {
          note(reason)
          if isStrict { return }
        }
      }
      lineFeeds += row.lineFeeds
      start = row.end
    }
  }

  private mutating func note(_ reason: RowProblem.Reason) {
    problems.append(RowProblem(line: lineFeeds, reason: reason))
    counts.skipped += 1
  }

  /// What is wrong with a row as such. The content is given when it may hold more than ASCII.
  private func fault(of row: CSVRow, length: Int, _ content: Span<UInt8>?) -> RowProblem.Reason? {
    if length > limit { return .rowTooLong }
    if let content {
      for index in content.indices where content[index] == 0 { return .containsNUL }
      guard (try? UTF8Span(validating: content)) != nil else { return .notUTF8 }
    }
    if let fault = row.fault { return fault }
    if row.fieldCount != header.columnCount { return .wrongFieldCount(expected: header.columnCount, found: row.fieldCount) }
    return nil
  }

  /// Copies a row and adds its links, or says what is wrong with its profile or locale.
  private mutating func writeRow(_ row: CSVRow, in bytes: Span<UInt8>, _ start: Int, _ array: [UInt8]) -> RowProblem.Reason? {
    guard let profile = row.profile else { return .emptyProfile }
    if profile.hasEscapes {
      let unescaped = profile.text(in: bytes)
      return writeRow(row, profile: unescaped.span, in: bytes, start, array)
    }
    return writeRow(row, profile: bytes.extracting(profile.content), in: bytes, start, array)
  }

  private mutating func writeRow(
    _ row: CSVRow, profile: borrowing Span<UInt8>, in bytes: Span<UInt8>, _ start: Int, _ array: [UInt8]
  ) -> RowProblem.Reason? {
    guard !profile.isEmpty else { return .emptyProfile }
    guard profile.count <= 64 else { return .profileTooLong }
    let locale = row.locale?.content ?? 0..<0
    guard let prefix = prefixes.prefix(for: bytes.extracting(locale)) else { return .unknownLocale }
    let uuid = UUIDText.parse(profile)
    if uuid == nil, ProfileIDWarning(profile) != nil { counts.addressLike += 1 }
    output.append(contentsOf: array[start..<row.contentEnd])
    for index in tokens.indices {
      output.append(contentsOf: prefix)
      tokens[index].append(profile: profile, uuid: uuid, to: &output)
      output.append(contentsOf: prefixes.suffix)
    }
    output.append(contentsOf: array[row.contentEnd..<row.end])
    counts.written += 1
    return nil
  }

  /// Whether there is nothing but ASCII without NUL, so that no row has to be looked at for that.
  private static func isPlain(_ bytes: borrowing Span<UInt8>) -> Bool {
    var (all, zeros): (UInt8, UInt8) = (0, 0)
    for index in bytes.indices {
      all |= bytes[index]
      zeros |= bytes[index] == 0 ? 1 : 0
    }
    return all < 0x80 && zeros == 0
  }
}

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

  init(_ bytes: borrowing Span<UInt8>, at start: Int, separator: UInt8, profileColumn: Int, localeColumn: Int?) {
    var position = start
    while true {
      let field = CSVField(bytes, at: position, separator: separator)
      if fieldCount == profileColumn { profile = field }
      if fieldCount == localeColumn { locale = field }
      if fault == nil { fault = field.fault }
      fieldCount += 1
      lineFeeds += field.lineFeeds
      position = field.delimiter
      guard position < bytes.count, bytes[position] == separator else { break }
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

/// What stands before the token in each locale's links: the separator and the URL.
struct LinkPrefixes: Sendable {
  private let entries: [(tag: LocaleTag, spelling: [UInt8], prefix: [UInt8])]
  private let defaultPrefix: [UInt8]
  /// What stands after the token: a quotation mark when the base URL holds something that CSV quotes.
  let suffix: [UInt8]

  init(baseURL: String, locales: Set<LocaleTag>, defaultLocale: LocaleTag, separator: UInt8) {
    let base = Array(baseURL.hasSuffix("/") ? baseURL.dropLast().utf8 : baseURL[...].utf8)
    let isQuoted = base.contains { [separator, CSVField.quote, CSVField.lineFeed, CSVField.carriageReturn].contains($0) }
    let field = isQuoted ? [CSVField.quote] + base.flatMap { $0 == CSVField.quote ? [$0, $0] : [$0] } : base
    func prefix(_ tag: LocaleTag) -> [UInt8] { [separator] + field + Array("/\(tag)/".utf8) }
    self.entries = locales.union([defaultLocale]).sorted().map { ($0, Array($0.description.utf8), prefix($0)) }
    self.defaultPrefix = prefix(defaultLocale)
    self.suffix = isQuoted ? [CSVField.quote] : []
  }

  /// The prefix for what a `locale` field says; the default's when it is empty, `nil` when it is none of the locales.
  func prefix(for text: borrowing Span<UInt8>) -> [UInt8]? {
    guard !text.isEmpty else { return defaultPrefix }
    for entry in entries where Self.isEqual(entry.spelling, text) { return entry.prefix }
    // Another spelling of the tag, such as `fr-be`.
    let tag = LocaleTag(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))
    return entries.first { $0.tag == tag }?.prefix
  }

  private static func isEqual(_ left: [UInt8], _ right: borrowing Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
