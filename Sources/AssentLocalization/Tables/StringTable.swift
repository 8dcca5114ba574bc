import AssentFormats
public import AssentModel

/// The strings of one locale.
public struct StringTable: Sendable {
  public let locale: LocaleTag
  /// The path for findings, relative to the site.
  public let file: String
  public let entries: [StringKey: StringEntry]

  public init(locale: LocaleTag, file: String, entries: [StringKey: StringEntry]) {
    self.locale = locale
    self.file = file
    self.entries = entries
  }

  /// Parses a string table from the bytes of its file. Entries that can't be read are reported and left out.
  public static func parse(_ source: [UInt8], file: String, locale: LocaleTag) -> (table: StringTable, findings: [Finding]) {
    let source = SourceText(source, file: file)
    let parsed = parse(source.text, file: file, locale: locale)
    return (parsed.table, source.findings + parsed.findings)
  }

  /// Parses the YAML of a string table. Entries that can't be read are reported and left out.
  public static func parse(_ text: String, file: String, locale: LocaleTag) -> (table: StringTable, findings: [Finding]) {
    var reader = StringTableReader(file: file)
    let entries = reader.read(text)
    return (StringTable(locale: locale, file: file, entries: entries), reader.findings)
  }
}

/// One string of a table, with what translators need to know about it.
public struct StringEntry: Hashable, Sendable {
  public let key: StringKey
  public let message: Message
  /// For translators; in the source table only.
  public let note: String?
  /// The longest that it and its translations may be, in characters; in the source table only.
  public let maximumLength: Int?
  public let state: TranslationState?
  /// The fingerprint of the source text that the translation was made from.
  public let sourceFingerprint: Fingerprint?
  /// Where the key is.
  public let location: SourceLocation
  /// Where the text is, or the mapping of its plural categories.
  public let textLocation: SourceLocation
  /// Where each plural category is; empty for a plain message.
  public let categoryLocations: [PluralCategory: SourceLocation]
  /// Where `note` and `max` are.
  let sourceOnlyFields: [String: SourceLocation]

  /// The patterns of the message and where each is, in CLDR's order of the categories.
  public var patterns: [(category: PluralCategory?, pattern: MessagePattern, location: SourceLocation)] {
    message.patterns.map { category, pattern in (category, pattern, category.flatMap { categoryLocations[$0] } ?? textLocation) }
  }
}

/// The name of a string: identifiers separated by dots, such as `optOut.button`.
public struct StringKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String

  /// `nil` unless each part is an ASCII letter followed by ASCII letters, digits, hyphens or underscores.
  public init?(_ text: some StringProtocol) {
    self.text = String(text)
    let parts = self.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.allSatisfy(Self.isIdentifier) else { return nil }
  }

  public var description: String { text }

  public static func < (left: StringKey, right: StringKey) -> Bool { left.text < right.text }

  private static func isIdentifier(_ part: some Collection<UInt8>) -> Bool {
    guard let first = part.first, first.isLetter else { return false }
    return part.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }
}

/// How far a translation has come. The raw value is the word in string tables.
public enum TranslationState: String, Hashable, Sendable, CaseIterable {
  case new
  /// Translated by a machine, not yet read by a person.
  case machine
  case translated
  case reviewed
}
