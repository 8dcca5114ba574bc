import AssentFormats
import AssentLocalization
import AssentModel

/// Which lines of a string table belong to which entry and field.
struct TableOutline {
  struct Place {
    /// From the key to the last line of its content.
    let lines: Range<Int>
    /// The fields that begin on lines of their own; `nil` when the entry is written on one line.
    let fields: [String: Range<Int>]?
    /// The plural categories under `text` that begin on lines of their own.
    let categories: [PluralCategory: Range<Int>]
    let keyIndentation: Int
    let fieldIndentation: Int
  }

  let lines: TextLines
  /// Where an entry goes that comes before all others.
  let firstPosition: Int
  /// Where an entry goes that comes after all others.
  let lastPosition: Int
  /// Whether the table is written as `strings: {}`.
  let isEmptyFlow: Bool
  private var places: [StringKey: Place] = [:]
  private var keyIndentation = 2
  private var step = 2

  /// - Throws: `TranslationFailure` when entries don't stand on lines of their own.
  init(_ text: String, file: String) throws(TranslationFailure) {
    let parsed = YAMLValue.parse(text, file: file)
    var findings = parsed.findings
    lines = TextLines(text)
    let root = parsed.value?.mapping("the string table", into: &findings)
    guard let root, let strings = root.entries.first(where: { $0.key == "strings" }), let line = strings.location.line, line <= lines.lines.count
    else { throw TranslationFailure(findings + [Self.refusal(file, nil)]) }
    var entries: [YAMLMapping.Entry] = []
    if case .mapping(let mapping) = strings.value.content { entries = mapping.entries }
    firstPosition = line
    isEmptyFlow = entries.isEmpty && lines.lines[line - 1].content.contains("{")
    let next = root.entries.compactMap(\.location.line).filter { $0 > line }.min().map { $0 - 1 } ?? lines.lines.count
    let marker = lines.lines[line..<max(line, next)].firstIndex { $0.content.hasPrefix("...") || $0.content.hasPrefix("---") }
    let end = marker ?? next
    let starts = entries.map { ($0.location.line ?? 1) - 1 }
    for (index, entry) in entries.enumerated() {
      let limit = index + 1 < starts.count ? starts[index + 1] : end
      guard starts[index] >= line, starts[index] < limit else { throw TranslationFailure(Self.refusal(file, entry.location.line)) }
    }
    lastPosition = entries.isEmpty ? line : Self.trimmed(lines, starts[starts.count - 1]..<end).upperBound
    for (index, entry) in entries.enumerated() {
      guard let key = StringKey(entry.key) else { continue }
      places[key] = Self.place(entry, lines, starts[index]..<(index + 1 < starts.count ? starts[index + 1] : end))
    }
    let ordered = entries.lazy.compactMap { [places] in StringKey($0.key).flatMap { places[$0] } }
    if let first = ordered.first(where: { $0.fields?.isEmpty == false }) {
      keyIndentation = first.keyIndentation
      step = max(1, first.fieldIndentation - first.keyIndentation)
    } else if let start = starts.first {
      keyIndentation = lines.lines[start].indentation
    }
  }

  func entry(_ key: StringKey) -> Place? { places[key] }

  private static func refusal(_ file: String, _ line: Int?) -> Finding {
    Finding(
      TranslationRule.tableEdit, at: SourceLocation(file, line: line), "The strings of this file can't be edited in place",
      hint: "Begin the file with 'strings:' and write each string on lines of its own")
  }

  /// The lines without what follows the content: empty lines, and comments that aren't indented more than its first line.
  private static func trimmed(_ lines: TextLines, _ range: Range<Int>) -> Range<Int> {
    let indentation = lines.lines[range.lowerBound].indentation
    var end = range.upperBound
    while end > range.lowerBound + 1 {
      let line = lines.lines[end - 1]
      guard line.isBlank || line.isComment && line.indentation <= indentation else { break }
      end -= 1
    }
    return range.lowerBound..<end
  }

  private static func place(_ entry: YAMLMapping.Entry, _ lines: TextLines, _ range: Range<Int>) -> Place {
    let own = trimmed(lines, range)
    let fields = entry.value.entries
    let spans = spans(of: fields, in: own, lines)
    var categories: [PluralCategory: Range<Int>] = [:]
    if let span = spans?["text"], let text = fields.first(where: { $0.key == "text" }),
      let inner = Self.spans(of: text.value.entries, in: span, lines)
    {
      for (name, range) in inner { categories[PluralCategory(rawValue: name) ?? .other] = range }
    }
    let keyIndentation = lines.lines[range.lowerBound].indentation
    let first = spans?.values.map(\.lowerBound).min()
    return Place(
      lines: own, fields: spans, categories: categories, keyIndentation: keyIndentation,
      fieldIndentation: first.map { lines.lines[$0].indentation } ?? keyIndentation + 2)
  }

  /// The lines of each key below the first of the lines; `nil` when they don't begin on lines of their own.
  private static func spans(of entries: [YAMLMapping.Entry], in range: Range<Int>, _ lines: TextLines) -> [String: Range<Int>]? {
    let starts = entries.map { ($0.location.line ?? 1) - 1 }
    var spans: [String: Range<Int>] = [:]
    for (index, entry) in entries.enumerated() {
      let limit = index + 1 < starts.count ? starts[index + 1] : range.upperBound
      guard starts[index] > range.lowerBound, starts[index] < limit, limit <= range.upperBound else { return nil }
      spans[entry.key] = trimmed(lines, starts[index]..<limit)
    }
    return spans
  }

  /// A new entry, in the indentation of the others; `nil` without a text.
  func entryLines(_ edit: StringEdit) -> [String]? {
    guard let message = edit.message else { return nil }
    let space = String(repeating: " ", count: keyIndentation)
    return [space + edit.key.text + ":"]
      + Self.fieldLines(message, state: edit.state, source: edit.source, indentation: keyIndentation + step, step: step)
  }

  static func fieldLines(_ message: Message, state: TranslationState?, source: Fingerprint?, indentation: Int, step: Int) -> [String] {
    let space = String(repeating: " ", count: indentation)
    var lines: [String] = []
    switch message {
    case .plain(let pattern): lines.append(space + "text: " + YAMLScalarWriter.text(pattern.description))
    case .plural(let patterns):
      lines.append(space + "text:")
      for category in PluralCategory.allCases {
        guard let pattern = patterns[category] else { continue }
        lines.append(space + String(repeating: " ", count: step) + category.rawValue + ": " + YAMLScalarWriter.text(pattern.description))
      }
    }
    if let state { lines.append(space + "state: " + state.rawValue) }
    if let source { lines.append(space + "source: " + source.description) }
    return lines
  }
}

extension YAMLValue {
  /// The entries of a mapping; none of anything else.
  fileprivate var entries: [YAMLMapping.Entry] {
    if case .mapping(let mapping) = content { mapping.entries } else { [] }
  }
}

/// The lines of a text as YAML counts them, with what ends each.
struct TextLines {
  struct Line: Hashable {
    var content: String
    var ending: String

    var isBlank: Bool { content.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" } }
    /// The spaces at the start.
    var indentation: Int { content.unicodeScalars.prefix { $0 == " " }.count }
    var isComment: Bool { content.unicodeScalars.first { $0 != " " && $0 != "\t" } == "#" }
  }

  private(set) var lines: [Line] = []

  /// Source: YAML 1.1 section 5.4, which the parser follows.
  private static let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

  init(_ text: String) {
    var content = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard Self.breaks.contains(scalar) else {
        content.append(scalar)
        continue
      }
      var ending = String(scalar)
      if scalar == "\r", scalars.first == "\n" {
        ending = "\r\n"
        scalars.removeFirst()
      }
      lines.append(Line(content: String(content), ending: ending))
      content.removeAll()
    }
    if !content.isEmpty { lines.append(Line(content: String(content), ending: "")) }
  }

  /// How the lines of the text end.
  var ending: String { lines.first.map { $0.ending.isEmpty ? "\n" : $0.ending } ?? "\n" }

  /// The text with lines replaced: each range is given once, in order; an empty range is a place to insert.
  func replacing(_ replacements: [(range: Range<Int>, lines: [String])]) -> String {
    var result = ""
    var position = 0
    let ending = ending
    func end() {
      if let last = result.unicodeScalars.last, !Self.breaks.contains(last) { result += ending }
    }
    for (range, new) in replacements {
      for line in lines[position..<max(position, range.lowerBound)] { result += line.content + line.ending }
      if !new.isEmpty { end() }
      for line in new { result += line + ending }
      position = max(position, range.upperBound)
    }
    for line in lines[position...] { result += line.content + line.ending }
    return result
  }
}
