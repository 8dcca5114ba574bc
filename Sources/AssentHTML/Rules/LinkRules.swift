import AssentModel

extension MarkupRule {
  static let links: [MarkupRule] = [fragmentTarget, internalLink, linkAttributes, linkRelation, javascriptURL, targetName, srcset]

  static let fragmentTarget = MarkupRule(
    Rule(
      "fragment-target", what: "A link to an id that isn't on the page.", why: "A click on the link does nothing.",
      example: ##"<a href="#nowhere">Text</a>"##, source: .html("browsing-the-web.html#find-a-potential-indicated-element")),
    onAttributes: [.href, .usemap]
  ) { page, node, attribute, findings in
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
    findings.add(node, "Nothing in the page has the id '\(markup.string(target))'", hint: "Link to an id that is there")
  }

  static let internalLink = MarkupRule(
    Rule(
      "internal-link", what: "A link within the site to a page or file that doesn't exist.",
      why: "People get a page that says that nothing was found.", example: #"<a href="/en/opt-uot.html">Text</a>"#,
      source: .html("links.html#following-hyperlinks")), onAttributes: [.href, .src, .action, .formaction]
  ) { page, node, attribute, findings in
    guard let links = page.links, !attribute.value.isEmpty else { return }
    let markup = page.markup
    let address = markup.trimmed(attribute.value)
    if address.isEmpty || markup.text[Int(address.start)] == UInt8(ascii: "#") { return }
    let text = markup.string(address)
    let isSimple = SimplePath.isValid(address, in: markup)
    guard let path = isSimple ? SitePath.path(links.basePath, removedFrom: text) : SitePath.path(of: text, from: page.path, links) else { return }
    if links.contains(path) || SitePath.isTokenPlace(path) { return }
    let decoded = String(decoding: PercentEncoding.decoded(path), as: UTF8.self)
    if links.contains(decoded) { return }
    findings.add(node, "The site has no \(path)", hint: "Link to a page that exists, or add the page")
  }

  static let linkAttributes = MarkupRule(
    Rule(
      "link-attributes", what: "An attribute of a link on an a or area without href.", why: "It has no effect; the address is probably missing.",
      example: #"<a rel="next">Text</a>"#, source: .html("text-level-semantics.html#the-a-element")), on: [.a, .area]
  ) { page, node, findings in
    let markup = page.markup
    guard !markup.has(.href, node) else { return }
    let pointless = [AttributeName.target, .download, .ping, .rel, .hreflang, .type, .referrerpolicy].filter { markup.has($0, node) }
    guard let first = pointless.first else { return }
    findings.add(node, "\(first.spelling) on a link that leads nowhere", hint: "Add href, or remove it")
  }

  static let linkRelation = MarkupRule(
    Rule(
      "link-relation", what: "A relation that HTML doesn't have for the element.", why: "Browsers ignore it, so a style sheet may not be loaded.",
      example: #"<a href="/" rel="stylesheet">Text</a>"#, source: .html("links.html#linkTypes")), on: [.a, .area, .form, .link]
  ) { page, node, findings in
    let markup = page.markup
    guard let rel = markup.value(.rel, of: node) else { return }
    let element = markup.nodes[node].element
    let known = element == .link ? LinkRelations.links : element == .form ? LinkRelations.forms : LinkRelations.anchors
    let tokens = markup.tokens(rel).map { markup.string($0).lowercased() }
    if tokens.isEmpty && element == .link { return findings.add(node, "rel is empty", hint: "Name the relation") }
    for token in tokens where !known.contains(token) {
      findings.add(
        node, "<\(element.spelling)> can't have the relation '\(token)'",
        hint: "Use a relation of HTML, such as \(element == .link ? "stylesheet" : "nofollow")")
    }
    guard element == .link else { return }
    if tokens.contains("preload") && !markup.has(.as, node) { findings.add(node, "preload doesn't say what it loads", hint: "Add as") }
    if markup.has(.sizes, node) && !tokens.contains(where: { $0.hasSuffix("icon") || $0.hasPrefix("apple-touch-icon") }) {
      findings.add(node, "sizes means nothing but on an icon", hint: "Remove it")
    }
    if markup.has(.as, node) && !tokens.contains("preload") && !tokens.contains("modulepreload") {
      findings.add(node, "as means nothing but with preload", hint: "Remove it")
    }
  }

  static let javascriptURL = MarkupRule(
    Rule(
      "javascript-url", what: "An address that is a script.", why: "The Content-Security-Policy of the pages keeps scripts from running.",
      example: #"<a href="javascript:stop()">Text</a>"#, source: .html("browsing-the-web.html#the-javascript:-url-special-case")),
    onAttributes: Markup.urlAttributes
  ) { page, node, attribute, findings in
    let markup = page.markup
    let value = attribute.value
    guard let first = value.indices.first, markup.text[first] != UInt8(ascii: "/"), markup.text[first] != UInt8(ascii: "#") else { return }
    // Browsers drop tabs and line ends in an address, and what stands before it.
    let letters = value.indices.lazy.map { markup.text[$0] }.filter { $0 > 0x20 }.prefix(11).map(ASCII.lowercased)
    if letters.starts(with: "javascript:".utf8) || letters.starts(with: "vbscript:".utf8) {
      findings.add(node, "\(attribute.name.spelling) is a script", hint: "Link to a page, or use a form")
    }
  }

  static let targetName = MarkupRule(
    Rule(
      "target-name", what: "A target that isn't a name or one of _blank, _self, _parent and _top.", why: "Browsers treat it as something else.",
      example: #"<a href="/" target="_new">Text</a>"#, source: .html("document-sequences.html#valid-navigable-target-name-or-keyword")),
    onAttributes: [.target, .formtarget]
  ) { page, node, attribute, findings in
    let markup = page.markup
    let words = ["_blank", "_self", "_parent", "_top"]
    let isName = !attribute.value.isEmpty && markup.text[Int(attribute.value.start)] != UInt8(ascii: "_")
    if isName || words.contains(where: { markup.equalsIgnoringCase(attribute.value, $0) }) { return }
    findings.add(
      node, "\(attribute.name.spelling) can't be '\(markup.string(attribute.value))'",
      hint: "Remove it, or use one of: \(words.joined(separator: ", "))")
  }

  static let srcset = MarkupRule(
    Rule(
      "srcset", what: "A srcset that isn't a list of addresses, each with a width or a density.",
      why: "Browsers drop the images that they can't read.", example: #"<img src="/a.png" srcset="/b.png 2q" alt=""/>"#,
      source: .html("images.html#srcset-attributes")), onAttributes: [.srcset, .imagesrcset]
  ) { page, node, attribute, findings in
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
    if !isRight { findings.add(node, "'\(text)' isn't a srcset", hint: "Write it like /a.png 480w, /b.png 960w") }
    let hasWidths = candidates.contains { $0.hasSuffix("w") }
    if hasWidths && !page.markup.has(attribute.name == .srcset ? .sizes : .imagesizes, node) && !page.markup.has(.loading, node) {
      findings.add(node, "A srcset with widths has no sizes", hint: "Add sizes")
    }
  }
}

/// Links to other pages and files of the site.
private enum SitePath {
  /// The path within the site that an address leads to; `nil` when it leads elsewhere.
  static func path(of text: String, from page: String, _ links: LinkTargets) -> String? {
    var text = text
    if text == links.baseURL || text.hasPrefix(links.baseURL + "/") {
      text = links.basePath + text.dropFirst(links.baseURL.count)
      if text.isEmpty { text = "/" }
    }
    guard let url = try? PageURL(text), url.scheme == nil, url.host == nil, !url.path.isEmpty else { return nil }
    if !url.path.hasPrefix("/") { return resolve(url.path, from: page) }
    return path(links.basePath, removedFrom: url.path)
  }

  /// A root-absolute path without the base path of the site in front of it.
  static func path(_ basePath: String, removedFrom path: String) -> String {
    if basePath.isEmpty { return path }
    if path == basePath { return "/" }
    return path.hasPrefix(basePath + "/") ? String(path.dropFirst(basePath.count)) : path
  }

  static func resolve(_ path: String, from page: String) -> String {
    var parts = page.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(String.init)
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether the path is `/fr/`, where the handler puts a token after the locale.
  static func isTokenPlace(_ path: String) -> Bool {
    guard path.hasPrefix("/"), path.hasSuffix("/"), path.utf8.count > 3 else { return false }
    return LocaleTag(path.dropFirst().dropLast()) != nil
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
private enum LinkRelations {
  static let links = Set(
    """
    alternate canonical author dns-prefetch expect help icon license manifest mask-icon me modulepreload next pingback preconnect prefetch \
    preload prev privacy-policy search shortcut stylesheet terms-of-service apple-touch-icon apple-touch-icon-precomposed
    """.split(separator: " ").map(String.init))

  static let anchors = Set(
    """
    alternate author bookmark external help license me next nofollow noopener noreferrer opener prev privacy-policy search tag \
    terms-of-service ugc sponsored
    """.split(separator: " ").map(String.init))

  static let forms: Set = ["external", "help", "license", "next", "nofollow", "noopener", "noreferrer", "opener", "prev", "search"]
}
