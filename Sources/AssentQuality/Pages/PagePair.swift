/// A page and the same page in the source locale.
public struct PagePair: Sendable {
  public let page: CheckedPage
  /// `nil` for a page of the source locale, and for one that the source locale doesn't have.
  public let original: CheckedPage?

  public init(_ page: CheckedPage, original: CheckedPage?) {
    self.page = page
    self.original = original
  }
}
