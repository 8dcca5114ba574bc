public import AssentModel

/// All that a locale says, in the order of its files.
public struct LocaleText: Sendable {
  public let locale: LocaleTag
  public let isSource: Bool
  public let passages: [Passage]

  public init(locale: LocaleTag, isSource: Bool, passages: [Passage]) {
    self.locale = locale
    self.isSource = isSource
    self.passages = passages
  }
}
