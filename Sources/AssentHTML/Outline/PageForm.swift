/// A form of a page.
public struct PageForm: Hashable, Sendable {
  /// In lower case; `get` without one.
  public var method: String
  public var action: String
  public var autocomplete: String?
  public var place: PagePlace
}
