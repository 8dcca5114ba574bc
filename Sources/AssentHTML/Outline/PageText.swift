/// A stretch of text.
public struct PageText: Hashable, Sendable {
  /// With white space as single spaces.
  public var text: String
  /// The language that the page says it is in: `lang` of the nearest element that has it.
  public var language: String?
  /// Whether it is the value of an attribute, such as `aria-label`.
  public var isAttribute: Bool
  /// The name of the element that it stands in.
  public var element: String
  public var place: PagePlace
}
