public import AssentLocalization
import AssentModel

/// Changes entries of a string table in its text: comments, order, empty lines and the style of everything else stay byte for byte.
public struct TableEditor: Sendable {
  private let text: String
  private let table: StringTable
  private let order: EntryOrder

  /// - Parameters:
  ///   - text: the file; an empty text for a table that isn't there yet.
  ///   - table: what was parsed from it.
  ///   - order: where entries go that the table doesn't have yet.
  public init(text: String, table: StringTable, order: EntryOrder) {
    self.text = text.isEmpty ? "strings:\n" : text
    self.table = table
    self.order = order
  }

  /// The text with the edits, one for each key at most.
  ///
  /// - Throws: `TranslationFailure` when the file can't be edited so, or when what came out doesn't read as what was meant.
  public func applying(_ edits: [StringEdit]) throws(TranslationFailure) -> String {
    guard !edits.isEmpty else { return text }
    let outline = try TableOutline(text, file: table.file)
    var replacements: [LineReplacement] = []
    for edit in edits {
      guard let entry = table.entries[edit.key], let place = outline.entry(edit.key) else { continue }
      replacements += EntryEditor(outline: outline, place: place, entry: entry).replacements(edit)
    }
    replacements += insertions(edits.filter { table.entries[$0.key] == nil }, outline)
    let sorted = replacements.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset) < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    let result = outline.lines.replacing(sorted.map { ($0.element.range, $0.element.lines) })
    try verify(result, edits)
    return result
  }

  /// New entries follow the nearest one that comes before them in the source table.
  private func insertions(_ edits: [StringEdit], _ outline: TableOutline) -> [LineReplacement] {
    guard !edits.isEmpty else { return [] }
    var waiting = Dictionary(edits.map { ($0.key, $0) }) { first, _ in first }
    var position = outline.firstPosition
    var replacements: [LineReplacement] = []
    if outline.isEmptyFlow { replacements.append(LineReplacement(range: position - 1..<position, lines: ["strings:"])) }
    var isFirst = true
    for key in order.keys {
      if let place = outline.entry(key) {
        position = place.lines.upperBound
        isFirst = false
      } else if let edit = waiting.removeValue(forKey: key), let lines = outline.entryLines(edit) {
        let space = order.paragraphStarts.contains(key) && !isFirst ? [""] : []
        replacements.append(LineReplacement(range: position..<position, lines: space + lines))
        isFirst = false
      }
    }
    for edit in edits where waiting[edit.key] != nil {
      guard let lines = outline.entryLines(edit) else { continue }
      replacements.append(LineReplacement(range: outline.lastPosition..<outline.lastPosition, lines: lines))
    }
    return replacements
  }

  /// Reads what came out, and compares it with what was meant.
  private func verify(_ result: String, _ edits: [StringEdit]) throws(TranslationFailure) {
    let parsed = StringTable.parse(result, file: table.file, locale: table.locale)
    var expected = table.entries.mapValues(EntryValues.init)
    for edit in edits { expected[edit.key, default: EntryValues()].apply(edit) }
    let found = parsed.table.entries.mapValues(EntryValues.init)
    let isUnreadable = parsed.findings.contains { $0.severity == .error }
    guard isUnreadable || expected != found else { return }
    let key = Set(expected.keys).union(found.keys).sorted().first { expected[$0] != found[$0] }
    let line = key.flatMap { table.entries[$0] }?.location.line
    throw TranslationFailure(
      Finding(
        TranslationRule.tableEdit, at: SourceLocation(table.file, line: line),
        "'\(key?.text ?? "the table")' can't be changed here without damage, so nothing was written",
        hint: "Write the entry on lines of its own: the key, then text, state and source, each on a line"))
  }
}

/// What an entry says, wherever it stands.
struct EntryValues: Hashable {
  private var message: Message?
  private var note: String?
  private var maximumLength: Int?
  private var state: TranslationState?
  private var source: Fingerprint?

  init() {}

  init(_ entry: StringEntry) {
    message = entry.message
    note = entry.note
    maximumLength = entry.maximumLength
    state = entry.state
    source = entry.sourceFingerprint
  }

  mutating func apply(_ edit: StringEdit) {
    message = edit.message ?? message
    state = edit.state ?? state
    source = edit.source ?? source
  }
}

/// What one entry of a string table shall say.
public struct StringEdit: Hashable, Sendable {
  public var key: StringKey
  /// `nil` leaves the text as it is.
  public var message: Message?
  /// `nil` leaves the state as it is.
  public var state: TranslationState?
  /// `nil` leaves the fingerprint of the source text as it is.
  public var source: Fingerprint?

  public init(key: StringKey, message: Message? = nil, state: TranslationState? = nil, source: Fingerprint? = nil) {
    self.key = key
    self.message = message
    self.state = state
    self.source = source
  }
}

/// The order and the paragraphs of the source table, which translated tables follow.
public struct EntryOrder: Sendable {
  let keys: [StringKey]
  /// The keys with an empty line above them.
  let paragraphStarts: Set<StringKey>

  public init(_ source: StringTable, text: String) {
    let lines = TextLines(text).lines
    let entries = source.orderedEntries
    keys = entries.map(\.key)
    paragraphStarts = Set(
      entries.filter { entry in
        var line = (entry.location.line ?? 1) - 2
        // Comments above a key belong to it.
        while lines.indices.contains(line), lines[line].content.first(where: { $0 != " " }) == "#" { line -= 1 }
        return lines.indices.contains(line) && lines[line].isBlank
      }.map(\.key))
  }
}

/// Lines of a file, counted from 0, and what comes in their place; an empty range is a place to insert.
struct LineReplacement: Hashable {
  let range: Range<Int>
  let lines: [String]
}
