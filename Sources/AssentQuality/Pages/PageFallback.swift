public import AssentLocalization
public import AssentModel

/// A string of a page that comes from another locale than the page's.
public struct PageFallback: Hashable, Sendable {
  public let key: StringKey
  /// The locale that it was found in.
  public let locale: LocaleTag
  /// The texts of its patterns between their places to fill, one for each plural category.
  public let texts: [[String]]

  public init(key: StringKey, locale: LocaleTag, message: Message) {
    self.key = key
    self.locale = locale
    let patterns =
      switch message {
      case .plain(let pattern): [pattern]
      case .plural(let patterns): PluralCategory.allCases.compactMap { patterns[$0] }
      }
    self.texts = patterns.map { pattern in pattern.parts.compactMap { if case .text(let text) = $0 { text } else { nil } } }
  }
}
