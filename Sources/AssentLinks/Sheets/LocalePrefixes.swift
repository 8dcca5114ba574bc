import AssentModel
import AssentSheets

/// What stands before the token in each locale's links: the comma and the URL.
struct LocalePrefixes: Sendable {
  private let entries: [(tag: LocaleTag, spelling: [UInt8], prefix: [UInt8])]
  private let defaultPrefix: [UInt8]
  /// What stands after the token: a quotation mark when the base URL holds something that CSV quotes.
  let suffix: [UInt8]

  init(baseURL: String, locales: Set<LocaleTag>, defaultLocale: LocaleTag) {
    let base = Array(baseURL.hasSuffix("/") ? baseURL.dropLast().utf8 : baseURL[...].utf8)
    let isQuoted = base.contains { [CSVField.comma, CSVField.quote, CSVField.lineFeed, CSVField.carriageReturn].contains($0) }
    let field = isQuoted ? [CSVField.quote] + base.flatMap { $0 == CSVField.quote ? [$0, $0] : [$0] } : base
    func prefix(_ tag: LocaleTag) -> [UInt8] { [CSVField.comma] + field + Array("/\(tag)/".utf8) }
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
