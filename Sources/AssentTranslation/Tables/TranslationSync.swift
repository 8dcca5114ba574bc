import AssentFormats
public import AssentLocalization
public import AssentModel

/// Records which source text translations were made from.
public struct TableSync: Sendable {
  /// The entries that get today's fingerprint, in the order of the source table.
  public let edits: [StringEdit]
  /// The stale ones that stay so: nobody said that they still hold.
  public let stale: [StringKey]
  /// The keys that were named and that the locale doesn't have.
  public let unknown: [StringKey]

  /// Which stale entries somebody has reviewed.
  public enum Reviewed: Hashable, Sendable {
    /// None: only entries without a fingerprint get one.
    case none
    case keys(Set<StringKey>)
    case all
  }

  public init(source: StringTable, target: StringTable, reviewed: Reviewed) {
    var edits: [StringEdit] = []
    var stale: [StringKey] = []
    for original in source.orderedEntries {
      guard let entry = target.entries[original.key] else { continue }
      let today = Fingerprint(of: original.message)
      guard entry.sourceFingerprint != today else { continue }
      let isReviewed =
        switch reviewed {
        case .none: false
        case .keys(let keys): keys.contains(entry.key)
        case .all: true
        }
      if entry.sourceFingerprint == nil || isReviewed {
        edits.append(StringEdit(key: entry.key, source: today))
      } else {
        stale.append(entry.key)
      }
    }
    self.edits = edits
    self.stale = stale
    if case .keys(let keys) = reviewed {
      unknown = keys.filter { target.entries[$0] == nil || source.entries[$0] == nil }.sorted()
    } else {
      unknown = []
    }
  }
}

/// Records in translated documents which source document they were made from: `source-fingerprint` in the front matter.
public struct DocumentSync: Sendable {
  private let project: TranslationProject
  /// The fingerprint of a document, from the bytes of its file.
  private let documentFingerprint: @Sendable ([UInt8]) -> Fingerprint

  public static let field = "source-fingerprint"

  public init(project: TranslationProject, documentFingerprint: @escaping @Sendable ([UInt8]) -> Fingerprint) {
    self.project = project
    self.documentFingerprint = documentFingerprint
  }

  /// What was done for a locale, by path relative to the site.
  public struct Outcome: Hashable, Sendable {
    public var updated: [String] = []
    /// The source has changed since, and nobody said that the translation still holds.
    public var stale: [String] = []
    public var problems: [Finding] = []
  }

  /// Gives documents without a fingerprint today's, and those that were reviewed.
  ///
  /// - Parameters:
  ///   - isReviewed: whether somebody has held the document at this path (relative to the locale's folder) against today's source.
  ///   - writes: false only says what would be done.
  public func run(_ locale: LocaleTag, writes: Bool = true, isReviewed: (String) -> Bool) throws(TranslationFailure) -> Outcome {
    var outcome = Outcome()
    let sources = Set(try DocumentList(project: project).paths(of: project.source))
    for path in try DocumentList(project: project).paths(of: locale) where sources.contains(path) {
      let name = "Locales/\(locale)/\(path)"
      let original = "Locales/\(project.source)/\(path)"
      let today = documentFingerprint(try TextFile.bytes(project.site + "/" + original, as: original)).description
      let text = try TextFile.read(project.site + "/" + name, as: name)
      let recorded = FrontMatterField.value(Self.field, in: text)
      guard recorded != today else { continue }
      guard recorded == nil || isReviewed(path) else {
        outcome.stale.append(name)
        continue
      }
      guard let edited = FrontMatterField.setting(Self.field, to: today, in: text) else {
        outcome.problems.append(
          Finding(
            TranslationRule.frontMatterMissing, at: SourceLocation(name, line: 1), "The document has no front matter to record its source in",
            hint: "Begin it with --- and its title"))
        continue
      }
      if writes { try TextFile.replace(project.site + "/" + name, with: edited, as: name) }
      outcome.updated.append(name)
    }
    return outcome
  }
}

/// One line of a document's front matter, edited in the document's text.
enum FrontMatterField {
  /// The value of a field at the top level, without quotation marks; `nil` when there is none.
  static func value(_ name: String, in text: String) -> String? {
    let lines = TextLines(text)
    guard let range = frontMatter(lines), let line = line(of: name, lines, range) else { return nil }
    let value = lines.lines[line].content.dropFirst(name.count + 1).drop { $0 == " " }
    let tail = YAMLScalarWriter.tail(of: value) ?? ""
    return String(value.dropLast(tail.count).trimmingPrefix { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && $0 != " " })
  }

  /// The document with a field set; `nil` when it has no front matter. A comment behind the value stays.
  static func setting(_ name: String, to value: String, in text: String) -> String? {
    let lines = TextLines(text)
    guard let range = frontMatter(lines) else { return nil }
    guard let line = line(of: name, lines, range) else {
      return lines.replacing([(range.upperBound..<range.upperBound, ["\(name): \(value)"])])
    }
    let old = lines.lines[line].content.dropFirst(name.count + 1).drop { $0 == " " }
    return lines.replacing([(line..<line + 1, ["\(name): \(value)\(YAMLScalarWriter.tail(of: old) ?? "")"])])
  }

  /// The lines between the two marks.
  private static func frontMatter(_ lines: TextLines) -> Range<Int>? {
    guard let first = lines.lines.first, isMark(first.content.trimmingPrefix("\u{FEFF}")) else { return nil }
    guard let end = lines.lines.dropFirst().firstIndex(where: { isMark($0.content[...]) }) else { return nil }
    return 1..<end
  }

  private static func isMark(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private static func line(of name: String, _ lines: TextLines, _ range: Range<Int>) -> Int? {
    range.first { lines.lines[$0].content.hasPrefix(name + ":") }
  }
}
