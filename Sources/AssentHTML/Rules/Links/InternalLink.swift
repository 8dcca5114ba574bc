import AssentModel

/// Links to other pages and files of the site.
struct InternalLink: AttributeRule, TagRule {
  let about = RuleDescription("internal-link", "A link within the site leads to a page that exists", .html("links.html#following-hyperlinks"))
  let attributes: AttributeSet = [.href, .src, .action, .formaction]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    guard let links = page.links, !attribute.value.isEmpty else { return }
    let markup = page.markup
    if markup.text[Int(attribute.value.start)] == UInt8(ascii: "#") { return }
    guard let path = Self.path(of: markup.string(markup.trimmed(attribute.value)), from: page.path, links, &report) else { return }
    if links.contains(path) || Self.isTokenPlace(path) { return }
    let decoded = String(decoding: PercentEncoding.decoded(path), as: UTF8.self)
    if links.contains(decoded) { return }
    report.add(node, "The site has no \(path)", hint: "Link to a page that exists, or add the page")
  }

  /// The path within the site that an address leads to; `nil` when it leads elsewhere.
  private static func path(of text: String, from page: String, _ links: LinkTargets, _ report: inout Report) -> String? {
    var text = text
    if text == links.baseURL || text.hasPrefix(links.baseURL + "/") {
      text = links.basePath + text.dropFirst(links.baseURL.count)
      if text.isEmpty { text = "/" }
    }
    guard let url = try? PageURL(text), url.scheme == nil, url.host == nil, !url.path.isEmpty else { return nil }
    if !url.path.hasPrefix("/") {
      report.isOfThisPage = true
      return resolve(url.path, from: page)
    }
    if links.basePath.isEmpty { return url.path }
    if url.path == links.basePath { return "/" }
    return url.path.hasPrefix(links.basePath + "/") ? String(url.path.dropFirst(links.basePath.count)) : url.path
  }

  private static func resolve(_ path: String, from page: String) -> String {
    var parts = page.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(String.init)
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether the path is `/fr/`, where the handler puts a token after the locale.
  private static func isTokenPlace(_ path: String) -> Bool {
    guard path.hasPrefix("/"), path.hasSuffix("/"), path.utf8.count > 3 else { return false }
    return LocaleTag(path.dropFirst().dropLast()) != nil
  }
}
