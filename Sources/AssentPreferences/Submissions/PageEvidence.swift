public import AssentModel

/// Which page a person saw when choosing.
public struct PageEvidence: Hashable, Sendable {
  public var locale: LocaleTag
  /// SHA-256 of the built page, in lower-case hexadecimal; `nil` when no page was shown.
  public var pageHash: String?
  /// SHA-256 of the names and hashes of what the page was built from, in lower-case hexadecimal.
  public var sourcesHash: String?

  public init(locale: LocaleTag, pageHash: String? = nil, sourcesHash: String? = nil) {
    self.locale = locale
    self.pageHash = pageHash
    self.sourcesHash = sourcesHash
  }
}
