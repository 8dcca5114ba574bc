import AssentModel

extension MarkupRule {
  static let accessibility: [MarkupRule] = [
    alt, emptyButton, emptyHeading, emptyLabel, emptyLink, frameTitle, headingLevel, oneH1, tabindex, ariaHiddenFocus,
  ]

  static let alt = MarkupRule(
    Rule(
      "alt", what: "An image without alternative text. An empty alt marks an image as decoration.",
      why: "People who can't see the image learn nothing, or hear its file name.", example: #"<img src="/a.png"/>"#, source: .html("images.html#alt")),
    on: [.img, .area, .input]
  ) { page, node, findings in
    let markup = page.markup
    switch markup.nodes[node].element {
    case .img where !markup.has(.alt, node): findings.add(node, "The image has no alt", hint: "Say what it shows, or write alt=\"\" for decoration")
    case .area where markup.has(.href, node) && !markup.has(.alt, node): findings.add(node, "The area has no alt", hint: "Say where it leads")
    case .input where markup.isInput(node, "image") && !markup.isFilled(.alt, node):
      findings.add(node, "The image button has no alt", hint: "Say what it does")
    default: break
    }
  }

  static let emptyButton = MarkupRule(
    Rule(
      "empty-button", what: "A button without text.", why: "A screen reader says only that it is a button.",
      example: #"<button type="button"></button>"#, source: .wcag("name-role-value")), on: [.button, .summary, .input]
  ) { page, node, findings in
    let markup = page.markup
    if markup.nodes[node].element == .input {
      // A submit input without a value gets a text from the browser, in the browser's language; an empty value shows nothing.
      guard markup.isInput(node, "submit", "reset"), let value = markup.value(.value, of: node), markup.trimmed(value).isEmpty,
        !markup.hasAriaName(node)
      else { return }
    } else if markup.hasReadableContent(node) || markup.hasOwnName(node) {
      return
    }
    findings.add(node, "<\(markup.name(of: node))> has no text", hint: "Say what it does")
  }

  static let emptyHeading = MarkupRule(
    Rule(
      "empty-heading", what: "A heading without text.", why: "A screen reader announces a heading and says nothing.",
      example: #"<h2><span hidden="hidden">Text</span></h2>"#, source: .wcag("headings-and-labels")), on: ElementName.headings
  ) { page, node, findings in
    if !page.markup.hasReadableContent(node) { findings.add(node, "The heading is empty", hint: "Give it text, or remove it") }
  }

  static let emptyLabel = MarkupRule(
    Rule(
      "empty-label", what: "A label, legend or caption without text.", why: "A screen reader can't say what the control, group or table is.",
      example: "<fieldset><legend> </legend><p>Text</p></fieldset>", source: .wcag("headings-and-labels")), on: [.label, .legend, .caption]
  ) { page, node, findings in
    if !page.markup.hasReadableContent(node) {
      findings.add(node, "<\(page.markup.name(of: node))> has no text", hint: "Give it text")
    }
  }

  static let emptyLink = MarkupRule(
    Rule(
      "empty-link", what: "A link without text.", why: "Nobody can see or hear where it leads.",
      example: #"<a href="/"><img src="/a.png" alt=""/></a>"#, source: .wcag("link-purpose-in-context")), on: [.a]
  ) { page, node, findings in
    let markup = page.markup
    guard markup.has(.href, node), !markup.hasReadableContent(node), !markup.hasOwnName(node) else { return }
    findings.add(node, "The link has no text", hint: "Say where it leads")
  }

  static let frameTitle = MarkupRule(
    Rule(
      "frame-title", what: "A frame without a title.", why: "A screen reader can't say what is in it.", example: #"<iframe src="/a.html"></iframe>"#,
      source: .technique("html/H64")), on: [.iframe]
  ) { page, node, findings in
    if !page.markup.isFilled(.title, node) && !page.markup.hasAriaName(node) {
      findings.add(node, "The frame has no title", hint: "Say what is in it")
    }
  }

  static let headingLevel = MarkupRule(
    Rule(
      "heading-level", what: "A heading more than one level below the one before it.",
      why: "People who move from heading to heading look for a part that isn't there.", example: "<h3>Text</h3>", source: .technique("general/G141"))
  ) { page, findings in
    var last = 0
    for node in page.markup.nodes.indices {
      guard let level = page.markup.nodes[node].element.headingLevel else { continue }
      if level > last + 1 {
        findings.add(node, last == 0 ? "The first heading is an h\(level)" : "An h\(level) after an h\(last)", hint: "Make it an h\(last + 1)")
      }
      last = level
    }
  }

  static let oneH1 = MarkupRule(
    Rule(
      "one-h1", what: "A page without an h1, or with two.", why: "People who go by headings can't tell what the page is about.",
      example: "<h1>Text</h1>", source: .technique("general/G141"))
  ) { page, findings in
    let markup = page.markup
    let headings = markup.nodes.indices.filter { markup.nodes[$0].element == .h1 }
    if headings.isEmpty { findings.add(page.first(.body) ?? 0, "The page has no h1", hint: "Give it one that says what it is for") }
    for node in headings.dropFirst() { findings.add(node, "A second h1", hint: "Make it an h2") }
  }

  static let tabindex = MarkupRule(
    Rule(
      "tabindex", .warning, what: "A tabindex above 0.", why: "The keyboard jumps over the page instead of following it.",
      example: #"<p tabindex="1">Text</p>"#, source: .wcag("focus-order")), onAttributes: [.tabindex]
  ) { page, node, attribute, findings in
    if let number = page.markup.integer(attribute.value), number > 0 {
      findings.add(node, "tabindex \(number) changes the order of focus", hint: "Write 0, or remove it")
    }
  }

  static let ariaHiddenFocus = MarkupRule(
    Rule(
      "aria-hidden-focus", what: "Something that can have focus and is hidden from assistive technology.",
      why: "A screen reader falls silent when the keyboard reaches it.", example: #"<p aria-hidden="true"><a href="/">Text</a></p>"#,
      source: .aria("aria-hidden"))
  ) { page, findings in
    let markup = page.markup
    for node in markup.nodes.indices {
      guard let hidden = markup.value(.ariaHidden, of: node), markup.equals(hidden, "true") else { continue }
      if markup.nodes[node].element == .body || markup.nodes[node].element == .html {
        findings.add(node, "The whole page is hidden", hint: "Remove aria-hidden")
        continue
      }
      for inner in node..<Int(markup.nodes[node].end) where markup.isFocusable(inner) {
        findings.add(inner, "<\(markup.name(of: inner))> can have focus and is hidden", hint: "Remove aria-hidden, or write tabindex=\"-1\"")
      }
    }
  }
}

extension Markup {
  /// Whether the keyboard can reach the element.
  fileprivate func isFocusable(_ node: Int) -> Bool {
    if let index = value(.tabindex, of: node).flatMap(integer) { return index >= 0 }
    return isInteractive(node) && ![.label, .embed].contains(nodes[node].element) && !has(.disabled, node)
  }
}
