import AssentModel

/// What the rules see of a page.
struct PageMarkup {
  let markup: Markup
  let ids: IDIndex
  let locale: LocaleTag
  /// Where the page will be in the site: `/fr/opt-out.html`.
  let path: String
  /// What internal links may lead to; `nil` when nobody knows.
  let links: LinkTargets?

  /// The children of the root that are the element; what a well-built page has one of.
  func first(_ element: ElementName) -> Int? { markup.nodes.firstIndex { $0.element == element } }
}
