/// A link of a page.
public struct PageLink: Hashable, Sendable {
  public var target: String
  public var text: String
  public var classes: [String]
  /// The language of what it leads to; a language switcher has it.
  public var targetLanguage: String?
  public var place: PagePlace
}
