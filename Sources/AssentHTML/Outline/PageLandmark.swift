/// A part of a page that a reader can jump to.
public struct PageLandmark: Hashable, Sendable {
  public var kind: Kind
  /// Whether `aria-label` or `aria-labelledby` names it.
  public var isNamed: Bool
  public var place: PagePlace

  /// The raw value is the element's name.
  public enum Kind: String, Hashable, Sendable {
    case header, nav, main, footer, aside, form, section, search

    /// As a message says it: "the footer".
    public var name: String {
      switch self {
      case .nav: "navigation"
      case .aside: "aside"
      default: rawValue
      }
    }
  }
}
