/// A `details` element.
public struct PageDisclosure: Hashable, Sendable {
  public var summary: String
  public var isOpen: Bool
  public var place: PagePlace
}
