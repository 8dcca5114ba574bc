import AssentModel

/// What stands for an image when it can't be seen.
struct AlternativeText: ElementRule, TagRule {
  let about = RuleDescription("alt", "An image has an alternative, which is empty for decoration", .html("images.html#alt"))
  let elements: ElementSet = [.img, .area, .input]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    switch markup.nodes[node].element {
    case .img where !markup.has(.alt, node): report.add(node, "The image has no alt", hint: "Say what it shows, or write alt=\"\" for decoration")
    case .area where markup.has(.href, node) && !markup.has(.alt, node): report.add(node, "The area has no alt", hint: "Say where it leads")
    case .input where markup.isInput(node, "image") && !markup.isFilled(.alt, node):
      report.add(node, "The image button has no alt", hint: "Say what it does")
    default: break
    }
  }
}

/// Buttons without text.
struct EmptyButton: ElementRule {
  let about = RuleDescription("empty-button", "A button has text", .wcag("name-role-value"))
  let elements: ElementSet = [.button, .summary, .input]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if markup.nodes[node].element == .input {
      // A submit input without a value gets a text from the browser, in the browser's language; an empty value shows nothing.
      guard markup.isInput(node, "submit", "reset"), let value = markup.value(.value, of: node), markup.trimmed(value).isEmpty,
        !markup.hasAriaName(node)
      else { return }
    } else if markup.hasReadableContent(node) || markup.hasOwnName(node) {
      return
    }
    report.add(node, "<\(markup.name(of: node))> has no text", hint: "Say what it does")
  }
}

/// Headings without text.
struct EmptyHeading: ElementRule {
  let about = RuleDescription("empty-heading", "A heading has text", .wcag("headings-and-labels"))
  let elements = ElementName.headings

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.hasReadableContent(node) { report.add(node, "The heading is empty", hint: "Give it text, or remove it") }
  }
}

/// Labels, legends and captions without text.
struct EmptyLabel: ElementRule {
  let about = RuleDescription("empty-label", "A label, a legend and a caption have text", .wcag("headings-and-labels"))
  let elements: ElementSet = [.label, .legend, .caption]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.hasReadableContent(node) {
      report.add(node, "<\(page.markup.name(of: node))> has no text", hint: "Give it text")
    }
  }
}

/// Links without text.
struct EmptyLink: ElementRule {
  let about = RuleDescription("empty-link", "A link has text", .wcag("link-purpose-in-context"))
  let elements: ElementSet = [.a]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.has(.href, node), !markup.hasReadableContent(node), !markup.hasOwnName(node) else { return }
    report.add(node, "The link has no text", hint: "Say where it leads")
  }
}

/// The names of frames.
struct FrameTitle: ElementRule, TagRule {
  let about = RuleDescription("frame-title", "A frame has a title", .technique("html/H64"))
  let elements: ElementSet = [.iframe]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.isFilled(.title, node) && !page.markup.hasAriaName(node) {
      report.add(node, "The frame has no title", hint: "Say what is in it")
    }
  }
}

/// The outline that headings make.
struct HeadingLevels: PageRule {
  let about = RuleDescription("heading-level", "Headings go down one level at a time", .technique("general/G141"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    var last = 0
    for node in page.markup.nodes.indices {
      guard let level = page.markup.nodes[node].element.headingLevel else { continue }
      if level > last + 1 {
        report.add(node, last == 0 ? "The first heading is an h\(level)" : "An h\(level) after an h\(last)", hint: "Make it an h\(last + 1)")
      }
      last = level
    }
  }
}

/// The main heading.
struct OneHeading: PageRule {
  let about = RuleDescription("one-h1", "A page has one h1", .technique("general/G141"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let headings = markup.nodes.indices.filter { markup.nodes[$0].element == .h1 }
    if headings.isEmpty { report.add(page.first(.body) ?? 0, "The page has no h1", hint: "Give it one that says what it is for") }
    for node in headings.dropFirst() { report.add(node, "A second h1", hint: "Make it an h2") }
  }
}

/// Focus that jumps over the page.
struct PositiveTabIndex: AttributeRule, TagRule {
  let about = RuleDescription("tabindex", .warning, "Focus follows the order of the page", .wcag("focus-order"))
  let attributes: AttributeSet = [.tabindex]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if let number = page.markup.integer(attribute.value), number > 0 {
      report.add(node, "tabindex \(number) changes the order of focus", hint: "Write 0, or remove it")
    }
  }
}

/// Things that get focus and are hidden from those who hear the page.
struct HiddenFocus: PageRule {
  let about = RuleDescription("aria-hidden-focus", "Nothing that can have focus is hidden from assistive technology", .aria("aria-hidden"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    for node in markup.nodes.indices {
      guard let hidden = markup.value(.ariaHidden, of: node), markup.equals(hidden, "true") else { continue }
      if markup.nodes[node].element == .body || markup.nodes[node].element == .html {
        report.add(node, "The whole page is hidden", hint: "Remove aria-hidden")
        continue
      }
      for inner in node..<Int(markup.nodes[node].end) where isFocusable(inner, markup) {
        report.add(inner, "<\(markup.name(of: inner))> can have focus and is hidden", hint: "Remove aria-hidden, or write tabindex=\"-1\"")
      }
    }
  }

  private func isFocusable(_ node: Int, _ markup: Markup) -> Bool {
    if let index = markup.value(.tabindex, of: node).flatMap(markup.integer) { return index >= 0 }
    return markup.isInteractive(node) && ![.label, .embed].contains(markup.nodes[node].element) && !markup.has(.disabled, node)
  }
}
