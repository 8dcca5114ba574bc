/// Where something stands on a page.
public struct PagePlace: Hashable, Sendable {
  /// From 1, in the page.
  public var line: Int
  /// The number of the element in the order of the page.
  public var order: Int
  /// The kind of the innermost landmark but a form.
  public var landmark: PageLandmark.Kind?
  /// The index of the form that it stands in.
  public var form: Int?
  /// Whether a closed `details` hides it until somebody opens that.
  public var isFolded = false
  /// Whether `hidden`, `aria-hidden` or a style of its own hides it.
  public var isHidden = false
  /// Whether it stands in a `label`, `legend`, `button`, `a` or heading, whose text it is part of.
  public var isPartOfAName = false

  public init(line: Int, order: Int) {
    self.line = line
    self.order = order
  }
}
