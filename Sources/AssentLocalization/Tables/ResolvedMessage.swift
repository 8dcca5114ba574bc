public import AssentModel

/// A message and the table that it was found in.
public struct ResolvedMessage: Hashable, Sendable {
  public let message: Message
  /// The locale of the table; another than the one asked for when that one doesn't have the string.
  public let locale: LocaleTag
  /// Where its key is.
  public let location: SourceLocation
}
