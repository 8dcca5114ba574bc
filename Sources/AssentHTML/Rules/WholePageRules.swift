import AssentModel

/// The encoding, named before anything that depends on it.
struct CharsetFirst: ElementRule {
  let about = RuleDescription("charset", "The first element in head is <meta charset=\"utf-8\"/>", .html("semantics.html#charset"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let hint = "Write <meta charset=\"utf-8\"/> right after <head>"
    guard let first = markup.children(of: node).first(where: { _ in true }), markup.has(.charset, first) else {
      return report.add(node, "<head> doesn't begin with the charset", hint: hint)
    }
    for child in markup.children(of: node) {
      guard let charset = markup.value(.charset, of: child), markup.nodes[child].element == .meta else { continue }
      if !markup.equalsIgnoringCase(charset, "utf-8") { report.add(child, "The charset is '\(markup.string(charset))'", hint: hint) }
      if child != first { report.add(child, "A second charset", hint: "Remove it") }
    }
  }
}

/// The frame of a page: html, head, body.
struct DocumentStructure: PageRule {
  let about = RuleDescription("document-structure", "A page is html with one head, then one body", .html("semantics.html#the-html-element"))

  func check(_ page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    guard markup.nodes[0].element == .html else {
      return report.add(0, "The page is <\(markup.name(of: 0))> and not <html>", hint: "Write <html>, <head> and <body> around it")
    }
    let children = markup.children(of: 0).map { markup.nodes[$0].element }
    if children != [.head, .body] {
      report.add(0, "<html> doesn't hold <head>, then <body>, and nothing else", hint: "Write both, once and in this order")
    }
  }
}

/// The direction of the page.
struct HTMLDirection: ElementRule {
  let about = RuleDescription("html-dir", "The html element's dir is the direction of its language", .html("dom.html#the-dir-attribute"))
  let elements: ElementSet = [.html]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let expected = page.locale.direction
    if let dir = page.markup.value(.dir, of: node) {
      if page.markup.equalsIgnoringCase(dir, expected.rawValue) || page.markup.equalsIgnoringCase(dir, "auto") { return }
    } else if expected == .leftToRight {
      return
    }
    report.add(node, "The direction isn't that of \(page.locale)", hint: "Write dir=\"\(expected.rawValue)\"")
  }
}

/// The language of the page.
struct HTMLLanguage: ElementRule {
  let about = RuleDescription("html-lang", "The html element's lang is the page's locale", .html("dom.html#attr-lang"))
  let elements: ElementSet = [.html]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let expected = page.locale.description
    guard let lang = page.markup.value(.lang, of: node) else {
      return report.add(node, "<html> has no lang", hint: "Write lang=\"\(expected)\"")
    }
    if !page.markup.equalsIgnoringCase(lang, expected.lowercased()) {
      report.add(node, "lang is '\(page.markup.string(lang))' on a page in \(expected)", hint: "Write lang=\"\(expected)\"")
    }
  }
}

/// What a meta element is made of.
struct MetaContent: ElementRule, TagRule {
  let about = RuleDescription(
    "meta-content", "A meta element has a name, an http-equiv, a property or a charset, and a content unless it is the charset",
    .html("semantics.html#the-meta-element"))
  let elements: ElementSet = [.meta]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let kinds: [AttributeName] = [.name, .httpEquiv, .charset, .itemprop, .property]
    let count = kinds.count { markup.has($0, node) }
    if count == 0 { return report.add(node, "<meta> doesn't say what it is", hint: "Give it a name, or remove it") }
    if count > 1 && !(count == 2 && markup.has(.property, node)) {
      report.add(node, "<meta> says twice what it is", hint: "Keep one of name, http-equiv, charset and itemprop")
    }
    if !markup.has(.charset, node) && !markup.has(.content, node) { report.add(node, "<meta> has no content", hint: "Add content, or remove it") }
    if markup.has(.charset, node) && markup.has(.content, node) && count == 1 {
      report.add(node, "<meta charset> has a content", hint: "Remove content")
    }
    if let kind = markup.value(.httpEquiv, of: node), !EnumeratedValues.httpEquiv.contains(markup.string(kind).lowercased()) {
      report.add(node, "http-equiv can't be '\(markup.string(kind))'", hint: "Use a response header")
    }
  }
}

/// Pages that take people elsewhere while they read.
struct MetaRefresh: ElementRule, TagRule {
  let about = RuleDescription("meta-refresh", "A page doesn't refresh or redirect by itself", .wcag("timing-adjustable"))
  let elements: ElementSet = [.meta]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if let kind = page.markup.value(.httpEquiv, of: node), page.markup.equalsIgnoringCase(kind, "refresh") {
      report.add(node, "The page refreshes by itself", hint: "Remove it; the handler redirects with a status code")
    }
  }
}

/// The base element, which would change where every link leads.
struct NoBase: ElementRule, TagRule {
  let about = RuleDescription("base", "A page has no base element: its links are absolute", .html("semantics.html#the-base-element"))
  let elements: ElementSet = [.base]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "<base> changes where links lead", hint: "Remove it")
  }
}

/// Scripts, which pages do without.
struct NoScript: ElementRule, TagRule {
  let about = RuleDescription("script", "A page has no script", .other("https://www.w3.org/TR/CSP3/#directive-script-src"))
  let elements: ElementSet = [.script]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "The page has a script", hint: "Remove it: the Content-Security-Policy keeps it from running")
  }
}

/// The description that search engines and previews show.
struct PageDescription: ElementRule {
  let about = RuleDescription("description", "A page has at most one description, and it isn't empty", .html("semantics.html#meta-description"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    var count = 0
    for child in markup.children(of: node) where markup.nodes[child].element == .meta {
      guard let name = markup.value(.name, of: child), markup.equalsIgnoringCase(name, "description") else { continue }
      count += 1
      if count == 2 { report.add(child, "A second description", hint: "Keep one") }
      if markup.has(.content, child) && !markup.isFilled(.content, child) {
        report.add(child, "The description is empty", hint: "Say in a sentence what the page is for")
      }
    }
  }
}

/// The title of the page.
struct PageTitle: ElementRule {
  let about = RuleDescription("title", "A page has one title, and it isn't empty", .html("semantics.html#the-title-element"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    var count = 0
    for child in page.markup.children(of: node) where page.markup.nodes[child].element == .title {
      count += 1
      if !page.markup.nodes[child].hasText { report.add(child, "The title is empty", hint: "Say what the page is for") }
      if count == 2 { report.add(child, "A second title", hint: "Keep one") }
    }
    if count == 0 { report.add(node, "The page has no title", hint: "Write <title> in <head>") }
  }
}

/// The viewport, without which a phone shows a page for a desk.
struct Viewport: ElementRule {
  let about = RuleDescription("viewport", "A page has one viewport, as wide as the device, that people can enlarge", .wcag("reflow"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let hint = "Write <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
    var count = 0
    for child in markup.children(of: node) where markup.nodes[child].element == .meta {
      guard let name = markup.value(.name, of: child), markup.equalsIgnoringCase(name, "viewport") else { continue }
      count += 1
      if count == 2 { report.add(child, "A second viewport", hint: "Keep one") }
      guard let content = markup.value(.content, of: child) else { continue }
      let letters = markup.text[content.indices].lazy.filter { !ASCII.isSpace($0) }.map(ASCII.lowercased)
      let settings = String(decoding: Array(letters), as: UTF8.self).utf8.split(separator: UInt8(ascii: ",")).map(Substring.init)
      if !settings.contains("width=device-width") { report.add(child, "The viewport isn't as wide as the device", hint: hint) }
      if settings.contains(where: Self.preventsZoom) { report.add(child, "The viewport keeps people from enlarging the page", hint: hint) }
    }
    if count == 0 { report.add(node, "The page has no viewport", hint: hint) }
  }

  private static func preventsZoom(_ setting: Substring) -> Bool {
    if ["user-scalable=no", "user-scalable=0"].contains(setting) { return true }
    guard setting.hasPrefix("maximum-scale="), let scale = Double(setting.dropFirst(14)) else { return false }
    return scale < 2
  }
}
