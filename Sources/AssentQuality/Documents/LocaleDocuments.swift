public import AssentModel

/// The documents of a locale, by their paths within it: `guides/quarantine.md`.
public struct LocaleDocuments: Sendable {
  public let locale: LocaleTag
  public let documents: [String: DocumentPassages]
  /// The documents that it takes from a locale of the same language: `fr-BE` from `fr`.
  public let inherited: Set<String>

  public init(locale: LocaleTag, documents: [String: DocumentPassages], inherited: Set<String> = []) {
    self.locale = locale
    self.documents = documents
    self.inherited = inherited
  }
}
