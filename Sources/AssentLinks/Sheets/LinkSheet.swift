public import AssentModel
public import AssentSheets
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
  private let prefixes: LocalePrefixes
  private let tokens: @Sendable () throws(KeyRingError) -> [TokenWriter]

  /// Links begin with the base URL. A row's locale is one of the locales; the default locale is for rows that name none and may always be named.
  /// There are as many threads as jobs, the processors' number unless told otherwise; the output is the same with any number.
  ///
  /// - Throws: `noActiveKey` when no key of the ring signs.
  public init(
    ring: KeyRing, baseURL: String, actions: [LinkAction] = [.optOut], template: LinkTemplate = LinkTemplate(),
    locales: Set<LocaleTag>, defaultLocale: LocaleTag, strictness: Strictness = .skip, jobs: Int? = nil
  ) throws(KeyRingError) {
    try self.init(
      ring: ring, baseURL: baseURL, actions: actions, template: template, locales: locales, defaultLocale: defaultLocale,
      strictness: strictness, jobs: jobs, pieceSize: 1 << 18)
  }

  init(
    ring: KeyRing, baseURL: String, actions: [LinkAction], template: LinkTemplate, locales: Set<LocaleTag>,
    defaultLocale: LocaleTag, strictness: Strictness, jobs: Int?, pieceSize: Int
  ) throws(KeyRingError) {
    var seen: Set<LinkAction> = []
    let distinct = actions.filter { seen.insert($0).inserted }
    self.actions = distinct
    self.strictness = strictness
    self.jobs = max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    self.pieceSize = max(1, pieceSize)
    self.prefixes = LocalePrefixes(baseURL: baseURL, locales: locales, defaultLocale: defaultLocale)
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
  public func write(from input: Int32, to output: Int32, report: @Sendable (RowProblem) -> Void) throws(LinkSheetError) -> LinkSheetCounts {
    do {
      var reader = RecordReader(Descriptor(number: input), size: pieceSize, limit: Self.rowLimit)
      let header = try SheetHeader(reader.header(), adding: actions.map(Self.columnName))
      let sink = SheetSink(Descriptor(number: output), strictness: strictness, firstLine: 1 + header.output.count { $0 == CSVField.lineFeed })
      let writers = try (0..<jobs).map { _ in
        LinkRowWriter(
          header, prefixes: prefixes, tokens: try tokens(), limit: Self.rowLimit, isStrict: strictness == .stop)
      }
      return try SheetRun(reader, sink).run(header, writers, report: report)
    } catch let error as LinkSheetError {
      throw error
    } catch {
      throw LinkSheetError(.inputOutput, "the sheet can't be read or written: \(error)")
    }
  }
}
