/// A button of a page: a `button`, or an `input` that acts as one.
public struct PageButton: Hashable, Sendable {
  public var element: String
  /// `submit`, `button`, `reset` or `image`.
  public var type: String
  public var text: String
  public var classes: [String]
  public var name: String?
  public var value: String?
  public var isDisabled: Bool
  public var place: PagePlace
}
