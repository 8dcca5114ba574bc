/// An image of a page.
public struct PageImage: Hashable, Sendable {
  public var source: String
  public var alternative: String?
  public var place: PagePlace
}
