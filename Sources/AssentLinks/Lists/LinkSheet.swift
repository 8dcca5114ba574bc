public import AssentFormats
public import AssentModel
import Foundation

/// Adds a column of links per action to a sheet of profiles.
///
/// The sheet is CSV with a header, in UTF-8, its columns in any order: a `profile` column, and a `locale` column if the rows differ in it. Every
/// column is copied byte for byte, quotation marks and line endings included; blank lines are left out. Memory doesn't grow with the sheet.
/// Source: RFC 4180.
public struct LinkSheet: Sendable {
  /// What to do with a bad row.
  public enum Strictness: Hashable, Sendable {
    /// Report it, leave it out, and go on.
    case skip
    /// End the run with an error.
    case stop
  }

  /// Bytes that a row may have.
  static let rowLimit = 1 << 20

  let actions: [LinkAction]
  let strictness: Strictness
  private let jobs: Int
  private let pieceSize: Int
  private let separator: UInt8
  private let prefixes: LinkPrefixes
  private let tokens: @Sendable () throws(KeyRingError) -> [TokenWriter]

  /// Links begin with the base URL. A row's locale is one of the locales; the default locale is for rows that name none and may always be named.
  /// There are as many threads as jobs, the processors' number unless told otherwise; the output is the same with any number.
  ///
  /// - Throws: `noActiveKey` when no key of the ring signs.
  public init(
    ring: KeyRing, baseURL: String, actions: [LinkAction] = [.optOut], template: LinkTemplate = LinkTemplate(),
    locales: Set<LocaleTag>, defaultLocale: LocaleTag, separator: UInt8 = UInt8(ascii: ","), strictness: Strictness = .skip, jobs: Int? = nil
  ) throws(KeyRingError) {
    try self.init(
      ring: ring, baseURL: baseURL, actions: actions, template: template, locales: locales, defaultLocale: defaultLocale,
      separator: separator, strictness: strictness, jobs: jobs, pieceSize: 1 << 18)
  }

  init(
    ring: KeyRing, baseURL: String, actions: [LinkAction], template: LinkTemplate, locales: Set<LocaleTag>,
    defaultLocale: LocaleTag, separator: UInt8 = CSVField.comma, strictness: Strictness, jobs: Int?, pieceSize: Int
  ) throws(KeyRingError) {
    var seen: Set<LinkAction> = []
    let distinct = actions.filter { seen.insert($0).inserted }
    self.actions = distinct
    self.strictness = strictness
    self.separator = separator
    self.jobs = max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    self.pieceSize = max(1, pieceSize)
    self.prefixes = LinkPrefixes(baseURL: baseURL, locales: locales, defaultLocale: defaultLocale, separator: separator)
    self.tokens = { () throws(KeyRingError) in
      var writers: [TokenWriter] = []
      for action in distinct { writers.append(try ring.writer(action, template)) }
      return writers
    }
    _ = try tokens()
  }

  /// The name of the column with an action's links: `opt_out_link`, `opt_in_link`, `preferences_link`, `confirm_link`, `undo_link`.
  public static func columnName(_ action: LinkAction) -> String {
    action.name.split(separator: "-").joined(separator: "_") + "_link"
  }

  /// Reads a sheet from one open file and writes it with its links to another; the caller opens and closes both. Bad rows are reported in the order
  /// of their lines, one at a time, from any thread.
  ///
  /// When it throws, a part of the output was written: the caller removes it.
  /// - Throws: `emptyInput`, `missingColumn`, `duplicateColumn`, `malformedHeader`; `badRow` when strict; `inputOutput`.
  public func write(from input: Int32, to output: Int32, report: @Sendable (RowProblem) -> Void) throws(SheetError) -> LinkSheetCounts {
    do {
      var reader = PieceReader(Descriptor(number: input), size: pieceSize, limit: Self.rowLimit, format: .csv(separator: separator))
      let header = try SheetHeader(reader.readHeader(), separator: separator, adding: actions.map(Self.columnName))
      let sink = SheetSink(Descriptor(number: output), strictness: strictness, firstLine: 1 + header.output.count { $0 == CSVField.lineFeed })
      let writers = try (0..<jobs).map { _ in
        LinkRowWriter(
          header, prefixes: prefixes, tokens: try tokens(), limit: Self.rowLimit, isStrict: strictness == .stop)
      }
      return try SheetRun(reader, sink).run(header, writers, report: report)
    } catch let error as SheetError {
      throw error
    } catch {
      throw SheetError(.inputOutput, "the sheet can't be read or written: \(error)")
    }
  }
}

/// What became of the rows of a sheet.
public struct LinkSheetCounts: Hashable, Sendable {
  /// Rows with their links in the output.
  public var written = 0
  /// Bad rows that were left out.
  public var skipped = 0
  /// Rows whose profile id looks like an e-mail address or a phone number; see ``ProfileIDWarning``.
  public var addressLike = 0

  public init() {}

  static func += (left: inout LinkSheetCounts, right: LinkSheetCounts) {
    left.written += right.written
    left.skipped += right.skipped
    left.addressLike += right.addressLike
  }
}

/// The first row of a sheet: which column is which.
struct SheetHeader {
  let separator: UInt8
  let columnCount: Int
  let profileColumn: Int
  /// `nil` when every row is for the default locale.
  let localeColumn: Int?
  /// The header of the output, with its line ending.
  let output: [UInt8]

  /// Reads the first row with its line ending; a byte order mark is kept in the output and no part of the first name.
  ///
  /// - Throws: `emptyInput`, `missingColumn`, `duplicateColumn`, `malformedHeader`.
  init(_ bytes: [UInt8]?, separator: UInt8, adding added: [String]) throws(SheetError) {
    guard let bytes else { throw SheetError(.malformedHeader, line: 1, "the header is longer than 1 MiB") }
    guard !bytes.isEmpty else { throw SheetError(.emptyInput, "the sheet is empty: its first line must name the columns, `profile` among them") }
    let (names, contentEnd) = try Self.names(bytes, separator)
    var seen: Set<String> = []
    for name in names + added where !name.isEmpty && !seen.insert(name).inserted {
      throw SheetError(.duplicateColumn, line: 1, "there would be two columns `\(name)`: rename or remove one")
    }
    guard let profileColumn = names.firstIndex(of: "profile") else {
      let other = ";\t|,".utf8.first { $0 != separator && bytes.contains($0) }
      let argument = other == 0x09 ? "tab" : "'\(Character(Unicode.Scalar(other ?? 0)))'"
      let hint =
        names.count == 1 && other != nil
        ? "separate them with commas, or say what does with --delimiter \(argument)" : "name the one with the profile ids so"
      throw SheetError(
        .missingColumn, line: 1, "no column is named `profile`; the columns are \(names.map { "`\($0)`" }.joined(separator: ", ")): \(hint)")
    }
    self.separator = separator
    self.columnCount = names.count
    self.profileColumn = profileColumn
    self.localeColumn = names.firstIndex(of: "locale")
    let ending = contentEnd < bytes.count ? Array(bytes[contentEnd...]) : [CSVField.lineFeed]
    self.output = bytes[..<contentEnd] + added.flatMap { [separator] + Array($0.utf8) } + ending
  }

  private static func names(_ bytes: [UInt8], _ separator: UInt8) throws(SheetError) -> (names: [String], contentEnd: Int) {
    var names: [String] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let row = CSVRow(bytes.span, at: position, separator: separator, profileColumn: 0, localeColumn: nil)
    if let fault = row.fault { throw SheetError(.malformedHeader, line: 1, RowProblem(line: 1, reason: fault).message) }
    while true {
      let field = CSVField(bytes.span, at: position, separator: separator)
      guard let name = String(validating: field.text(in: bytes.span), as: UTF8.self), !name.utf8.contains(0) else {
        throw SheetError(.malformedHeader, line: 1, "the header is not UTF-8: save the sheet as UTF-8")
      }
      names.append(name)
      position = field.delimiter
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    return (names, row.contentEnd)
  }
}
