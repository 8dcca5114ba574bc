/// Elements that can't be anywhere inside certain others.
struct ForbiddenDescendant: ElementRule, TagRule {
  let about = RuleDescription("forbidden-descendant", "No element is inside one that excludes it", .html("dom.html#content-models"))
  let elements = Self.exclusions.reduce(into: ElementSet()) { $0 = $0 + $1.inner }

  private struct Exclusion: Sendable {
    var inner: ElementSet
    var outer: ElementSet
  }

  private static let blocks = ElementName.headings + ElementName.sectioning

  private static let exclusions = [
    Exclusion(inner: [.form], outer: [.form]),
    Exclusion(inner: [.dfn], outer: [.dfn]),
    Exclusion(inner: [.meter], outer: [.meter]),
    Exclusion(inner: [.progress], outer: [.progress]),
    Exclusion(inner: [.table], outer: [.caption]),
    Exclusion(inner: [.main], outer: [.article, .aside, .footer, .header, .nav, .main]),
    Exclusion(inner: [.header, .footer], outer: [.dt, .th, .address]),
    Exclusion(inner: blocks + [.hgroup], outer: [.dt, .th, .address]),
    Exclusion(inner: [.address], outer: [.address]),
    Exclusion(inner: [.audio, .video], outer: [.audio, .video]),
    Exclusion(inner: [.noscript], outer: [.noscript]),
  ]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let entry = page.markup.nodes[node]
    for exclusion in Self.exclusions where exclusion.inner.contains(entry.element) && entry.ancestors.intersects(exclusion.outer) {
      guard let outer = page.markup.ancestor(of: node, in: exclusion.outer) else { continue }
      return report.add(
        node, "<\(entry.element.spelling)> can't be inside <\(page.markup.name(of: outer))>",
        hint: "End <\(page.markup.name(of: outer))> before it")
    }
    guard entry.element == .header || entry.element == .footer, let outer = nearest(node, page.markup) else { return }
    report.add(node, "<\(entry.element.spelling)> can't be inside <\(page.markup.name(of: outer))>", hint: "End the outer one before it")
  }

  /// A header or footer around the node, with no section of its own between them.
  private func nearest(_ node: Int, _ markup: Markup) -> Int? {
    var current = markup.parent(of: node)
    while let candidate = current {
      let element = markup.nodes[candidate].element
      if element == .header || element == .footer { return candidate }
      if ElementName.sectioning.contains(element) { return nil }
      current = markup.parent(of: candidate)
    }
    return nil
  }
}
