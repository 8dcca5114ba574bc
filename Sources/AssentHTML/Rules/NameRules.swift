import AssentModel

/// Elements that aren't HTML's.
struct UnknownElement: ElementRule, TagRule {
  let about = RuleDescription("unknown-element", "Every element is one of HTML's, in small letters", .html("indices.html#elements-3"))
  let elements: ElementSet = [.unknown]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let name = page.markup.name(of: node)
    let small = name.lowercased()
    let isCapital = ElementName.allCases.contains { $0 != .unknown && $0.spelling == small }
    report.add(node, "<\(name)> isn't an HTML element", hint: isCapital ? "Write <\(small)>" : "Use an element of HTML, such as span or div")
  }
}

/// Elements that HTML dropped.
struct ObsoleteElement: ElementRule, TagRule {
  let about = RuleDescription("obsolete-element", "No element is one that HTML dropped", .html("obsolete.html#non-conforming-features"))
  let elements = ElementName.obsolete

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "<\(page.markup.name(of: node))> was dropped from HTML", hint: "Use an element that says what it is, and CSS for its looks")
  }
}

/// Attributes that an element doesn't have.
struct KnownAttribute: AttributeRule, TagRule {
  let about = RuleDescription("unknown-attribute", "Every attribute is one that its element has", .html("indices.html#attributes-3"))
  let attributes: AttributeSet = []

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    if ElementAttributes.ofElements[Int(element.rawValue)].contains(attribute.name) { return }
    // These have rules of their own.
    if element == .unknown || ElementName.obsolete.contains(element) || Self.elsewhere.contains(attribute.name) { return }
    let name = page.markup.name(ofAttribute: attribute)
    report.add(
      node, "<\(page.markup.name(of: node))> has no attribute \(name)",
      hint: attribute.name == .unknown ? "Remove it, or write it as data-\(name.lowercased())" : "Remove it")
  }

  private static let elsewhere: AttributeSet = AttributeName.obsolete + [.anyHandler, .unknownAria]
}

/// Attributes that HTML dropped.
struct ObsoleteAttribute: AttributeRule, TagRule {
  let about = RuleDescription("obsolete-attribute", "No attribute is one that HTML dropped", .html("obsolete.html#non-conforming-features"))
  let attributes: AttributeSet = AttributeName.obsolete + [.name, .type]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if attribute.name == .name { return }
    if attribute.name == .type {
      guard page.markup.nodes[node].element == .style, !page.markup.equalsIgnoringCase(attribute.value, "text/css") else { return }
    }
    report.add(node, "\(attribute.name.spelling) was dropped from HTML", hint: "Use CSS")
  }
}

/// Attributes that an element can't do without.
struct RequiredAttribute: ElementRule, TagRule {
  let about = RuleDescription("required-attribute", "An element has the attributes that it needs", .html("indices.html#elements-3"))
  let elements = ElementSet(Self.required.map(\.element))

  private static let required: [(element: ElementName, attributes: [AttributeName])] = [
    (.img, [.src]), (.iframe, [.src]), (.bdo, [.dir]), (.map, [.name]), (.optgroup, [.label]), (.track, [.src]), (.data, [.value]),
    (.meter, [.value]), (.embed, [.src]), (.object, [.data]), (.link, [.rel, .href]),
  ]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    for (name, attributes) in Self.required where name == element {
      for attribute in attributes where !page.markup.has(attribute, node) {
        if element == .link && page.markup.has(attribute == .rel ? .itemprop : .imagesrcset, node) { continue }
        if element == .img && page.markup.has(.srcset, node) || element == .iframe && page.markup.has(.srcdoc, node) { continue }
        report.add(node, "<\(element.spelling)> has no \(attribute.spelling)", hint: "Add it")
      }
    }
  }
}

/// Scripts in attributes.
struct EventHandler: AttributeRule, TagRule {
  let about = RuleDescription(
    "event-handler", "No attribute is an event handler", .html("webappapis.html#event-handler-content-attributes"))
  let attributes: AttributeSet = [.anyHandler]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "\(page.markup.name(ofAttribute: attribute)) is a script in an attribute", hint: "Remove it: pages work without scripts")
  }
}

/// Styles in attributes, which the Content-Security-Policy drops.
struct StyleAttribute: AttributeRule, TagRule {
  let about = RuleDescription(
    "style-attribute", .warning, "Styles are in the style sheet, not in attributes", .other("https://www.w3.org/TR/CSP3/#directive-style-src"))
  let attributes: AttributeSet = [.style]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "The Content-Security-Policy drops this style", hint: "Use a class")
  }
}

/// What an id may be.
struct IDValue: AttributeRule, TagRule {
  let about = RuleDescription("id-value", "An id isn't empty and has no space", .html("dom.html#the-id-attribute"))
  let attributes: AttributeSet = [.id]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if attribute.value.isEmpty { return report.add(node, "The id is empty", hint: "Name it or remove it") }
    if attribute.value.indices.contains(where: { ASCII.isSpace(page.markup.text[$0]) }) {
      report.add(node, "The id '\(page.markup.string(attribute.value))' has a space", hint: "Use a hyphen")
    }
  }
}

/// Ids, each of which names one element.
struct DuplicateID: PageRule {
  let about = RuleDescription("duplicate-id", "An id names one element", .html("dom.html#the-id-attribute"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    for duplicate in page.ids.duplicates {
      report.add(
        Int(duplicate.node), "The id '\(page.markup.string(duplicate.id))' is that of another element too",
        hint: "Give each its own, and change what points to it")
    }
  }
}
