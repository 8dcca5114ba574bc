/// A file of the site as the build found it.
public struct SourceFile: Sendable, Hashable {
  /// Relative to the site: `Locales/fr/pages/opt-out.md`.
  public let path: String
  public let hash: ContentHash
}
