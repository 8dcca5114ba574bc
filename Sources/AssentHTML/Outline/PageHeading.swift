/// A heading of a page.
public struct PageHeading: Hashable, Sendable {
  /// 1 to 6.
  public var level: Int
  /// Its `id`.
  public var anchor: String?
  public var text: String
  /// How many paragraphs, list items and table rows stand between it and the next heading.
  public var blocks = 0
  public var place: PagePlace
}
