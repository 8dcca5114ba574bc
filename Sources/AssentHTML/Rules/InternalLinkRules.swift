import AssentModel

extension MarkupRule {
  static let internalLinks: [MarkupRule] = [internalLink]

  static let internalLink = MarkupRule(
    Rule(
      "internal-link", what: "A link within the site to a page or file that doesn't exist, or a path that leads out of the site.",
      why: "People get a page that says that nothing was found.", example: #"<a href="/en/opt-uot.html">Text</a>"#,
      source: .html("links.html#following-hyperlinks")), onAttributes: [.href, .src, .action, .formaction]
  ) { page, node, attribute, findings in
    guard let links = page.links, !attribute.value.isEmpty else { return }
    let markup = page.markup
    let address = markup.trimmed(attribute.value)
    if address.isEmpty || markup.text[Int(address.start)] == UInt8(ascii: "#") { return }
    let text = markup.string(address)
    let isPlain = SimplePath.isValid(address, in: markup) && !text.contains("/.")
    guard let hostPath = isPlain ? text : SitePath.onHost(text, from: page.rendered.path, links) else { return }
    guard let path = SitePath.inSite(hostPath, links) else {
      let inside = hostPath == "/" || links.contains(SitePath.decoded(hostPath))
      let hint = inside ? "Write \(links.basePath)\(hostPath)" : "Write the whole address, https:// included, when another site is meant"
      return findings.add(node, "\(hostPath) leads out of the site, which lies below \(links.basePath)/", hint: hint)
    }
    if links.contains(path) || links.contains(SitePath.decoded(path)) { return }
    if links.takesToken(path) && page.hasSlot(behind: path, of: node) { return }
    findings.add(node, "The site has no \(path)", hint: "Link to a page that exists, or add the page")
  }
}

extension PageMarkup {
  /// Whether the handler puts something directly behind a path that an attribute of an element ends with.
  fileprivate func hasSlot(behind path: String, of node: Int) -> Bool {
    let value = Array(path.utf8)
    let tagEnd = Int(markup.nodes[node].offset)
    return rendered.slots.contains { slot in
      guard slot < tagEnd, slot >= value.count else { return false }
      // A start tag has no other `<` in it, so a slot without one behind it stands in this tag.
      return rendered.bytes[(slot - value.count)..<slot].elementsEqual(value)
        && !rendered.bytes[slot..<tagEnd].contains(UInt8(ascii: "<"))
    }
  }
}

/// Where links lead on the site's host.
private enum SitePath {
  /// The root-absolute path on the host that an address leads to, without dot segments; `nil` when it leads to another host.
  static func onHost(_ text: String, from page: String, _ links: LinkTargets) -> String? {
    var text = text
    if text == links.baseURL || text.hasPrefix(links.baseURL + "/") {
      text = links.basePath + text.dropFirst(links.baseURL.count)
      if text.isEmpty { text = "/" }
    }
    guard let url = try? PageURL(text), url.scheme == nil, url.host == nil, !url.path.isEmpty else { return nil }
    if url.path.hasPrefix("/") { return withoutDots(url.path[...]) }
    let folder = (links.basePath + "/" + page).prefix { _ in true }
    return withoutDots(folder[...(folder.lastIndex(of: "/") ?? folder.startIndex)] + url.path)
  }

  /// The path within the site of a path on its host; `nil` when it leads out of the site.
  static func inSite(_ path: String, _ links: LinkTargets) -> String? {
    if links.basePath.isEmpty { return path }
    if path == links.basePath { return "/" }
    return path.hasPrefix(links.basePath + "/") ? String(path.dropFirst(links.basePath.count)) : nil
  }

  static func decoded(_ path: String) -> String { String(decoding: PercentEncoding.decoded(path), as: UTF8.self) }

  /// The path as a browser asks for it.
  ///
  /// Source: URL Standard, section 4.4, path state.
  private static func withoutDots(_ path: Substring) -> String {
    var parts: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let dots = segment.lowercased().replacing("%2e", with: ".")
      if dots == ".." { _ = parts.popLast() } else if dots != "." { parts.append(segment) }
      if index == segments.count - 1 && (dots == "." || dots == "..") { parts.append("") }
    }
    return "/" + parts.joined(separator: "/")
  }
}
