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

  /// Parses the YAML of a string table. Entries that can't be read are reported and left out.
  public static func parse(_ text: String, file: String, locale: LocaleTag) -> (table: StringTable, findings: [Finding]) {
    var reader = StringTableReader(file: file)
    let entries = reader.read(text)
    return (StringTable(locale: locale, file: file, entries: entries), reader.findings)
  }
}
