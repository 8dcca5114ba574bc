import AssentModel

extension MarkupRule {
  static let names: [MarkupRule] = [
    unknownElement, obsoleteElement, unknownAttribute, obsoleteAttribute, requiredAttribute, eventHandler, styleAttribute, idValue, duplicateID,
  ]

  static let unknownElement = MarkupRule(
    Rule(
      "unknown-element", what: "An element that isn't HTML's, or isn't in small letters.",
      why: "Browsers and screen readers don't know what it means.", example: "<P>Text</P>", source: .html("indices.html#elements-3")), on: [.unknown]
  ) { page, node, findings in
    let name = page.markup.name(of: node)
    let small = name.lowercased()
    let isCapital = ElementName.allCases.contains { $0 != .unknown && $0.spelling == small }
    findings.add(node, "<\(name)> isn't an HTML element", hint: isCapital ? "Write <\(small)>" : "Use an element of HTML, such as span or div")
  }

  static let obsoleteElement = MarkupRule(
    Rule(
      "obsolete-element", what: "An element that HTML dropped.", why: "It says nothing about meaning, and browsers may stop supporting it.",
      example: "<center>Text</center>", source: .html("obsolete.html#non-conforming-features")), on: ElementName.obsolete
  ) { page, node, findings in
    findings.add(node, "<\(page.markup.name(of: node))> was dropped from HTML", hint: "Use an element that says what it is, and CSS for its looks")
  }

  static let unknownAttribute = MarkupRule(
    Rule(
      "unknown-attribute", what: "An attribute that its element doesn't have.", why: "It has no effect; often it is a misspelling of one that has.",
      example: #"<p colour="red">Text</p>"#, source: .html("indices.html#attributes-3")), onAttributes: .all
  ) { page, node, attribute, findings in
    let element = page.markup.nodes[node].element
    if ElementAttributes.ofElements[Int(element.rawValue)].contains(attribute.name) { return }
    // These have rules of their own.
    if element == .unknown || ElementName.obsolete.contains(element) || reportedElsewhere.contains(attribute.name) { return }
    let name = page.markup.name(ofAttribute: attribute)
    findings.add(
      node, "<\(page.markup.name(of: node))> has no attribute \(name)",
      hint: attribute.name == .unknown ? "Remove it, or write it as data-\(name.lowercased())" : "Remove it")
  }

  /// Attributes that rules of their own report.
  private static let reportedElsewhere: AttributeSet = AttributeName.obsolete + [.anyHandler, .unknownAria]

  static let obsoleteAttribute = MarkupRule(
    Rule(
      "obsolete-attribute", what: "An attribute that HTML dropped.", why: "Looks belong in the style sheet, and browsers may stop supporting it.",
      example: #"<p align="center">Text</p>"#, source: .html("obsolete.html#non-conforming-features")),
    onAttributes: AttributeName.obsolete + [.name, .type]
  ) { page, node, attribute, findings in
    if attribute.name == .name { return }
    if attribute.name == .type {
      guard page.markup.nodes[node].element == .style, !page.markup.equalsIgnoringCase(attribute.value, "text/css") else { return }
    }
    findings.add(node, "\(attribute.name.spelling) was dropped from HTML", hint: "Use CSS")
  }

  static let requiredAttribute = MarkupRule(
    Rule(
      "required-attribute", what: "An element without an attribute that it needs.", why: "It has no effect without the attribute.",
      example: #"<img alt="A lamp"/>"#, source: .html("indices.html#elements-3")),
    on: ElementSet(requiredAttributes.map(\.element)) + [.source, .textarea]
  ) { page, node, findings in
    let element = page.markup.nodes[node].element
    for (name, attributes) in requiredAttributes where name == element {
      for attribute in attributes where !page.markup.has(attribute, node) {
        if element == .link && page.markup.has(attribute == .rel ? .itemprop : .imagesrcset, node) { continue }
        if element == .iframe && page.markup.has(.srcdoc, node) { continue }
        findings.add(node, "<\(element.spelling)> has no \(attribute.spelling)", hint: "Add it")
      }
    }
    for (name, given, needed) in conditions where name == element && page.markup.has(given, node) && !page.markup.has(needed, node) {
      findings.add(
        node, "<\(element.spelling)> has \(given.spelling) and no \(needed.spelling)", hint: "Add \(needed.spelling), or remove \(given.spelling)")
    }
    if element == .textarea, let wrap = page.markup.value(.wrap, of: node), page.markup.equalsIgnoringCase(wrap, "hard"),
      !page.markup.has(.cols, node)
    {
      findings.add(node, "<textarea> has wrap=\"hard\" and no cols", hint: "Add cols, or remove wrap")
    }
    guard element == .source else { return }
    let isOfPicture = page.markup.parentElement(of: node) == .picture
    let (needed, useless): (AttributeName, AttributeName) = isOfPicture ? (.srcset, .src) : (.src, .srcset)
    if !page.markup.has(needed, node) {
      findings.add(node, "<source> has no \(needed.spelling)", hint: "Add it")
    } else if page.markup.has(useless, node) {
      findings.add(node, "\(useless.spelling) means nothing on this <source>", hint: "Remove it")
    }
  }

  /// Attributes that mean nothing without another one.
  private static let conditions: [(element: ElementName, given: AttributeName, needed: AttributeName)] = [
    (.img, .sizes, .srcset), (.link, .imagesizes, .imagesrcset), (.source, .sizes, .srcset),
  ]

  private static let requiredAttributes: [(element: ElementName, attributes: [AttributeName])] = [
    (.img, [.src]), (.iframe, [.src]), (.bdo, [.dir]), (.map, [.name]), (.optgroup, [.label]), (.track, [.src]), (.data, [.value]),
    (.meter, [.value]), (.embed, [.src]), (.object, [.data]), (.link, [.rel, .href]),
  ]

  static let eventHandler = MarkupRule(
    Rule(
      "event-handler", what: "An attribute that is an event handler.", why: "The Content-Security-Policy of the pages keeps scripts from running.",
      example: #"<p onclick="stop()">Text</p>"#, source: .html("webappapis.html#event-handler-content-attributes")), onAttributes: [.anyHandler]
  ) { page, node, attribute, findings in
    findings.add(node, "\(page.markup.name(ofAttribute: attribute)) is a script in an attribute", hint: "Remove it: pages work without scripts")
  }

  static let styleAttribute = MarkupRule(
    Rule(
      "style-attribute", .warning, what: "A style in an attribute.", why: "The Content-Security-Policy of the pages drops it, so nobody sees it.",
      example: #"<p style="color:red">Text</p>"#, source: "https://www.w3.org/TR/CSP3/#directive-style-src"), onAttributes: [.style]
  ) { page, node, attribute, findings in
    findings.add(node, "The Content-Security-Policy drops this style", hint: "Use a class")
  }

  static let idValue = MarkupRule(
    Rule(
      "id-value", what: "An id that is empty or has a space, or a map's id that isn't its name.", why: "Nothing can point to the element.",
      example: #"<p id="a b">Text</p>"#,
      source: .html("dom.html#the-id-attribute")), onAttributes: [.id]
  ) { page, node, attribute, findings in
    if attribute.value.isEmpty { return findings.add(node, "The id is empty", hint: "Name it or remove it") }
    if page.markup.nodes[node].element == .map, let name = page.markup.value(.name, of: node), !page.markup.same(name, attribute.value) {
      findings.add(node, "The id of a map isn't its name", hint: "Remove it")
    }
    if attribute.value.indices.contains(where: { ASCII.isSpace(page.markup.text[$0]) }) {
      findings.add(node, "The id '\(page.markup.string(attribute.value))' has a space", hint: "Use a hyphen")
    }
  }

  static let duplicateID = MarkupRule(
    Rule(
      "duplicate-id", what: "An id that two elements have.", why: "Labels and links with that id reach the first element only.",
      example: #"<p id="a">One</p><p id="a">Two</p>"#, source: .html("dom.html#the-id-attribute"))
  ) { page, findings in
    for duplicate in page.ids.duplicates {
      findings.add(
        Int(duplicate.node), "The id '\(page.markup.string(duplicate.id))' is that of another element too",
        hint: "Give each its own, and change what points to it")
    }
  }
}
