import AssentModel

/// Links within the page.
struct FragmentTarget: AttributeRule {
  let about = RuleDescription(
    "fragment-target", "A link to a place in the page leads to an id that is there", .html("browsing-the-web.html#find-a-potential-indicated-element")
  )
  let attributes: AttributeSet = [.href, .usemap]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard !attribute.value.isEmpty, markup.text[Int(attribute.value.start)] == UInt8(ascii: "#") else { return }
    var target = attribute.value
    target.start += 1
    if attribute.name == .usemap {
      let maps = markup.nodes.indices.filter { markup.nodes[$0].element == .map }
      if maps.contains(where: { markup.value(.name, of: $0).map { markup.same($0, target) } ?? false }) { return }
    } else {
      // An empty fragment and "top" lead to the top of the page.
      if target.isEmpty || markup.equalsIgnoringCase(target, "top") || page.ids.node(target, in: markup) != nil { return }
      if page.ids.node(PercentEncoding.decoded(markup.string(target)), in: markup) != nil { return }
    }
    report.add(node, "Nothing in the page has the id '\(markup.string(target))'", hint: "Link to an id that is there")
  }
}

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

/// Attributes that mean nothing without an address.
struct LinkAttributes: ElementRule, TagRule {
  let about = RuleDescription(
    "link-attributes", "A link without href has none of a link's attributes", .html("text-level-semantics.html#the-a-element"))
  let elements: ElementSet = [.a, .area]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard !markup.has(.href, node) else { return }
    let pointless = [AttributeName.target, .download, .ping, .rel, .hreflang, .type, .referrerpolicy].filter { markup.has($0, node) }
    guard let first = pointless.first else { return }
    report.add(node, "\(first.spelling) on a link that leads nowhere", hint: "Add href, or remove it")
  }
}

/// What a URL in an attribute is for.
enum LinkKind {
  /// People follow it.
  case link
  /// Forms are sent to it.
  case action
  /// The browser loads it with the page.
  case resource
  /// Nobody loads it, such as a canonical address.
  case reference
}

extension Markup {
  /// The attributes that hold one URL.
  static let urlAttributes: AttributeSet = [.href, .src, .action, .formaction, .cite, .data, .poster]

  func linkKind(_ name: AttributeName, of node: Int) -> LinkKind {
    switch name {
    case .action, .formaction: return .action
    case .src, .data, .poster: return .resource
    case .cite: return .reference
    default: break
    }
    guard nodes[node].element == .link, let rel = value(.rel, of: node) else { return .link }
    let isReference = tokens(rel).contains { token in Self.references.contains { equalsIgnoringCase(token, $0) } }
    let isStyle = tokens(rel).contains { equalsIgnoringCase($0, "stylesheet") }
    return isReference && !isStyle ? .reference : .resource
  }

  private static let references = [
    "alternate", "author", "canonical", "help", "license", "next", "prev", "privacy-policy", "search", "terms-of-service",
  ]
}

/// How a link relates to the page.
struct LinkRelation: ElementRule, TagRule {
  let about = RuleDescription("link-relation", "A relation is one that HTML has for the element", .html("links.html#linkTypes"))
  let elements: ElementSet = [.a, .area, .form, .link]

  private static let links = Set(
    """
    alternate canonical author dns-prefetch expect help icon license manifest mask-icon me modulepreload next pingback preconnect prefetch \
    preload prev privacy-policy search shortcut stylesheet terms-of-service apple-touch-icon apple-touch-icon-precomposed
    """.split(separator: " ").map(String.init))
  private static let anchors = Set(
    """
    alternate author bookmark external help license me next nofollow noopener noreferrer opener prev privacy-policy search tag \
    terms-of-service ugc sponsored
    """.split(separator: " ").map(String.init))
  private static let forms: Set = ["external", "help", "license", "next", "nofollow", "noopener", "noreferrer", "opener", "prev", "search"]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard let rel = markup.value(.rel, of: node) else { return }
    let element = markup.nodes[node].element
    let known = element == .link ? Self.links : element == .form ? Self.forms : Self.anchors
    let tokens = markup.tokens(rel).map { markup.string($0).lowercased() }
    if tokens.isEmpty && element == .link { return report.add(node, "rel is empty", hint: "Name the relation") }
    for token in tokens where !known.contains(token) {
      report.add(
        node, "<\(element.spelling)> can't have the relation '\(token)'",
        hint: "Use a relation of HTML, such as \(element == .link ? "stylesheet" : "nofollow")")
    }
    guard element == .link else { return }
    if tokens.contains("preload") && !markup.has(.as, node) { report.add(node, "preload doesn't say what it loads", hint: "Add as") }
    if markup.has(.sizes, node) && !tokens.contains(where: { $0.hasSuffix("icon") || $0.hasPrefix("apple-touch-icon") }) {
      report.add(node, "sizes means nothing but on an icon", hint: "Remove it")
    }
    if markup.has(.as, node) && !tokens.contains("preload") && !tokens.contains("modulepreload") {
      report.add(node, "as means nothing but with preload", hint: "Remove it")
    }
  }
}

/// Scripts in addresses.
struct NoScriptURL: AttributeRule, TagRule {
  let about = RuleDescription("javascript-url", "No address is a script", .html("browsing-the-web.html#the-javascript:-url-special-case"))
  let attributes = Markup.urlAttributes

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let value = attribute.value
    guard let first = value.indices.first, markup.text[first] != UInt8(ascii: "/"), markup.text[first] != UInt8(ascii: "#") else { return }
    // Browsers drop tabs and line ends in an address, and what stands before it.
    let letters = value.indices.lazy.map { markup.text[$0] }.filter { $0 > 0x20 }.prefix(11).map(ASCII.lowercased)
    if letters.starts(with: "javascript:".utf8) || letters.starts(with: "vbscript:".utf8) {
      report.add(node, "\(attribute.name.spelling) is a script", hint: "Link to a page, or use a form")
    }
  }
}

/// The windows that links open in.
struct TargetName: AttributeRule, TagRule {
  let about = RuleDescription(
    "target-name", "A target is a name or one of _blank, _self, _parent and _top",
    .html("document-sequences.html#valid-navigable-target-name-or-keyword"))
  let attributes: AttributeSet = [.target, .formtarget]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let words = ["_blank", "_self", "_parent", "_top"]
    let isName = !attribute.value.isEmpty && markup.text[Int(attribute.value.start)] != UInt8(ascii: "_")
    if isName || words.contains(where: { markup.equalsIgnoringCase(attribute.value, $0) }) { return }
    report.add(
      node, "\(attribute.name.spelling) can't be '\(markup.string(attribute.value))'",
      hint: "Remove it, or use one of: \(words.joined(separator: ", "))")
  }
}

/// Images in several sizes.
struct SourceSet: AttributeRule, TagRule {
  let about = RuleDescription("srcset", "A srcset is a list of addresses, each with a width or a density", .html("images.html#srcset-attributes"))
  let attributes: AttributeSet = [.srcset, .imagesrcset]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let text = page.markup.string(attribute.value)
    // A data: address has commas of its own.
    if text.contains("data:") { return }
    let candidates = text.split(separator: ",", omittingEmptySubsequences: false)
    let isRight = candidates.allSatisfy { candidate in
      let words = candidate.split(whereSeparator: \.isWhitespace)
      guard (1...2).contains(words.count) else { return false }
      guard words.count == 2 else { return true }
      return words[1].hasSuffix("w")
        ? Int(words[1].dropLast()).map { $0 > 0 } ?? false : words[1].hasSuffix("x") && Double(words[1].dropLast()) != nil
    }
    if !isRight { report.add(node, "'\(text)' isn't a srcset", hint: "Write it like /a.png 480w, /b.png 960w") }
    let hasWidths = candidates.contains { $0.hasSuffix("w") }
    if hasWidths && !page.markup.has(attribute.name == .srcset ? .sizes : .imagesizes, node) && !page.markup.has(.loading, node) {
      report.add(node, "A srcset with widths has no sizes", hint: "Add sizes")
    }
  }
}
