import AssentModel

extension MarkupRule {
  static let links: [MarkupRule] = [fragmentTarget, linkAttributes, linkRelation, javascriptURL, targetName, srcset]

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
    if page.markup.isScript(attribute.value) {
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
      "srcset", what: "A srcset that isn't a list of addresses, each with a width or each with a density of its own.",
      why: "Browsers drop the images that they can't read.", example: #"<img src="/a.png" srcset="/b.png 2q" alt=""/>"#,
      source: .html("images.html#srcset-attributes")), onAttributes: [.srcset, .imagesrcset]
  ) { page, node, attribute, findings in
    let text = page.markup.string(attribute.value)
    // A data: address has commas of its own.
    if text.contains("data:") { return }
    let candidates = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.split(whereSeparator: \.isWhitespace) }
    let descriptors = candidates.map { $0.count == 2 ? String($0[1]) : "1x" }
    let hasWidths = descriptors.contains { $0.hasSuffix("w") }
    let isRight = zip(candidates, descriptors).allSatisfy { words, descriptor in
      guard (1...2).contains(words.count), let number = HTMLNumber.parse(descriptor.dropLast()), number > 0 else { return false }
      return descriptor.hasSuffix("w") ? descriptor.dropLast().utf8.allSatisfy(ASCII.isDigit) : descriptor.hasSuffix("x") && !hasWidths
    }
    if !isRight || Set(descriptors).count < descriptors.count {
      findings.add(
        node, "'\(text)' isn't a srcset", hint: "Write it like /a.png 480w, /b.png 960w or /a.png 1x, /b.png 2x, each width or density once")
    }
    if hasWidths && !page.markup.has(attribute.name == .srcset ? .sizes : .imagesizes, node) && !page.markup.has(.loading, node) {
      findings.add(node, "A srcset with widths has no sizes", hint: "Add sizes")
    }
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
  /// Whether an address is a script.
  func isScript(_ address: TextRange) -> Bool {
    guard let first = address.indices.first, text[first] != UInt8(ascii: "/"), text[first] != UInt8(ascii: "#") else { return false }
    // Browsers drop tabs and line ends in an address, and what stands before it.
    let letters = address.indices.lazy.map { text[$0] }.filter { $0 > 0x20 }.prefix(11).map(ASCII.lowercased)
    return letters.starts(with: "javascript:".utf8) || letters.starts(with: "vbscript:".utf8)
  }

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
