/// The start tags and style sheets that rules have passed, byte by byte, to be passed again on other pages of the same site.
struct PassedMarkup: Sendable {
  private var links: LinkTargets?
  private var paths = ElementPaths()
  private var seen = ByteStringSet()

  /// Forgets what other links may have decided, and gets ready for the elements of a page.
  mutating func begin(_ page: PageMarkup) {
    if !LinkTargets.areSame(links, page.links) {
      seen.removeAll()
      links = page.links
    }
    if paths.isFull {
      seen.removeAll()
      paths.removeAll()
    }
    paths.follow(page.markup)
  }

  func hasTag(of node: Int, in markup: Markup) -> Bool {
    let path = paths.ofNodes[node]
    return path != ElementPaths.untold && seen.contains(markup.nodes[node].tag, of: markup.text, as: path)
  }

  mutating func insertTag(of node: Int, in markup: Markup) {
    let path = paths.ofNodes[node]
    if path != ElementPaths.untold { seen.insert(markup.nodes[node].tag, of: markup.text, as: path) }
  }

  func hasSheet(_ style: Markup.Style, in markup: Markup) -> Bool { seen.contains(style.text, of: markup.text, as: Self.sheet) }

  mutating func insertSheet(_ style: Markup.Style, in markup: Markup) { seen.insert(style.text, of: markup.text, as: Self.sheet) }

  /// No path of elements has this number.
  private static let sheet: Int32 = -1
}
