import AssentLocalization
import AssentModel

extension MarkupRule {
  static let wholePage: [MarkupRule] = [
    charset, documentStructure, htmlDir, htmlLang, metaContent, metaRefresh, base, script, description, title, viewport,
  ]

  static let charset = MarkupRule(
    Rule(
      "charset", what: "A head that doesn't begin with the charset, or a charset other than utf-8.",
      why: "Until it meets the charset, a browser guesses the encoding; accented letters can come out wrong.",
      example: #"<head><title>Stop</title><meta charset="utf-8"/></head>"#, source: .html("semantics.html#charset")), on: [.head]
  ) { page, node, findings in
    let markup = page.markup
    let hint = "Write <meta charset=\"utf-8\"/> right after <head>"
    guard let first = markup.children(of: node).first(where: { _ in true }), markup.has(.charset, first) else {
      return findings.add(node, "<head> doesn't begin with the charset", hint: hint)
    }
    for child in markup.children(of: node) {
      guard let charset = markup.value(.charset, of: child), markup.nodes[child].element == .meta else { continue }
      if !markup.equalsIgnoringCase(charset, "utf-8") { findings.add(child, "The charset is '\(markup.string(charset))'", hint: hint) }
      if child != first { findings.add(child, "A second charset", hint: "Remove it") }
    }
  }

  static let documentStructure = MarkupRule(
    Rule(
      "document-structure", what: "A page that isn't html with one head, then one body.",
      why: "Browsers put the missing parts where they think best, so elements end up in the wrong part.",
      example: #"<html lang="en"><body></body></html>"#, source: .html("semantics.html#the-html-element"))
  ) { page, findings in
    let markup = page.markup
    guard markup.nodes[0].element == .html else {
      return findings.add(0, "The page is <\(markup.name(of: 0))> and not <html>", hint: "Write <html>, <head> and <body> around it")
    }
    let children = markup.children(of: 0).map { markup.nodes[$0].element }
    if children != [.head, .body] {
      findings.add(0, "<html> doesn't hold <head>, then <body>, and nothing else", hint: "Write both, once and in this order")
    }
  }

  static let htmlDir = MarkupRule(
    Rule(
      "html-dir", what: "A dir of the html element that isn't the direction of the page's language.",
      why: "Text, columns and forms run in the wrong direction.", example: #"<html lang="en" dir="rtl"><head></head><body></body></html>"#,
      source: .html("dom.html#the-dir-attribute")
    ), on: [.html]
  ) { page, node, findings in
    guard let locale = page.rendered.locale ?? page.markup.value(.lang, of: node).flatMap({ LocaleTag(beginningOf: page.markup.string($0)) })
    else { return }
    let expected = locale.direction
    if let dir = page.markup.value(.dir, of: node) {
      if page.markup.equalsIgnoringCase(dir, expected.rawValue) || page.markup.equalsIgnoringCase(dir, "auto") { return }
    } else if expected == .leftToRight {
      return
    }
    findings.add(node, "The direction isn't that of \(locale)", hint: "Write dir=\"\(expected.rawValue)\"")
  }

  static let htmlLang = MarkupRule(
    Rule(
      "html-lang", what: "An html element whose lang isn't the page's locale.",
      why: "A screen reader reads the page with the voice of another language.", example: #"<html lang="fr"><head></head><body></body></html>"#,
      source: .html("dom.html#attr-lang")), on: [.html]
  ) { page, node, findings in
    let expected = page.rendered.locale?.description
    guard let lang = page.markup.value(.lang, of: node) else {
      let hint = expected.map { "Write lang=\"\($0)\"" } ?? "Write lang with the tag of the page's language, such as lang=\"fr\""
      return findings.add(node, "<html> has no lang", hint: hint)
    }
    if let expected, !page.markup.equalsIgnoringCase(lang, expected.lowercased()) {
      findings.add(node, "lang is '\(page.markup.string(lang))' on a page in \(expected)", hint: "Write lang=\"\(expected)\"")
    }
  }

  static let metaContent = MarkupRule(
    Rule(
      "meta-content", what: "A meta element that doesn't say what it is, says it twice, or has no content.",
      why: "Browsers and search engines ignore it.", example: #"<meta http-equiv="x" content="y"/>"#, source: .html("semantics.html#the-meta-element")
    ), on: [.meta]
  ) { page, node, findings in
    let markup = page.markup
    let kinds: [AttributeName] = [.name, .httpEquiv, .charset, .itemprop, .property]
    let count = kinds.count { markup.has($0, node) }
    if count == 0 { return findings.add(node, "<meta> doesn't say what it is", hint: "Give it a name, or remove it") }
    if count > 1 && !(count == 2 && markup.has(.property, node)) {
      findings.add(node, "<meta> says twice what it is", hint: "Keep one of name, http-equiv, charset and itemprop")
    }
    if !markup.has(.charset, node) && !markup.has(.content, node) { findings.add(node, "<meta> has no content", hint: "Add content, or remove it") }
    if markup.has(.charset, node) && markup.has(.content, node) && count == 1 {
      findings.add(node, "<meta charset> has a content", hint: "Remove content")
    }
    if let kind = markup.value(.httpEquiv, of: node), !EnumeratedValues.httpEquiv.contains(markup.string(kind).lowercased()) {
      findings.add(node, "http-equiv can't be '\(markup.string(kind))'", hint: "Use a response header")
    }
  }

  static let metaRefresh = MarkupRule(
    Rule(
      "meta-refresh", what: "A page that refreshes or redirects by itself.", why: "It takes people away while they read or fill in a form.",
      example: #"<meta http-equiv="refresh" content="5"/>"#, source: .wcag("timing-adjustable")), on: [.meta]
  ) { page, node, findings in
    if let kind = page.markup.value(.httpEquiv, of: node), page.markup.equalsIgnoringCase(kind, "refresh") {
      findings.add(node, "The page refreshes by itself", hint: "Remove it; the handler redirects with a status code")
    }
  }

  static let base = MarkupRule(
    Rule(
      "base", what: "A base element.", why: "It changes where every link of the page leads.", example: #"<base href="/"/>"#,
      source: .html("semantics.html#the-base-element")), on: [.base]
  ) { page, node, findings in
    findings.add(node, "<base> changes where links lead", hint: "Remove it")
  }

  static let script = MarkupRule(
    Rule(
      "script", what: "A script.", why: "The Content-Security-Policy of the pages keeps scripts from running.",
      example: #"<script src="/a.js"></script>"#, source: "https://www.w3.org/TR/CSP3/#directive-script-src"), on: [.script]
  ) { page, node, findings in
    findings.add(node, "The page has a script", hint: "Remove it: the Content-Security-Policy keeps it from running")
  }

  static let description = MarkupRule(
    Rule(
      "description", what: "An empty description, or a second one.", why: "Search results and link previews show something else.",
      example: #"<meta name="description" content=" "/>"#, source: .html("semantics.html#meta-description")), on: [.head]
  ) { page, node, findings in
    let markup = page.markup
    var count = 0
    for child in markup.children(of: node) where markup.nodes[child].element == .meta {
      guard let name = markup.value(.name, of: child), markup.equalsIgnoringCase(name, "description") else { continue }
      count += 1
      if count == 2 { findings.add(child, "A second description", hint: "Keep one") }
      if markup.has(.content, child) && !markup.isFilled(.content, child) {
        findings.add(child, "The description is empty", hint: "Say in a sentence what the page is for")
      }
    }
  }

  static let title = MarkupRule(
    Rule(
      "title", what: "A page without a title, with an empty one, or with two.",
      why: "Tabs, bookmarks and screen readers announce a page by its title.", example: "<title></title>",
      source: .html("semantics.html#the-title-element")), on: [.head]
  ) { page, node, findings in
    var count = 0
    for child in page.markup.children(of: node) where page.markup.nodes[child].element == .title {
      count += 1
      if !page.markup.nodes[child].hasText { findings.add(child, "The title is empty", hint: "Say what the page is for") }
      if count == 2 { findings.add(child, "A second title", hint: "Keep one") }
    }
    if count == 0 { findings.add(node, "The page has no title", hint: "Write <title> in <head>") }
  }

  static let viewport = MarkupRule(
    Rule(
      "viewport", what: "A page without a viewport as wide as the device, or one that people can't enlarge.",
      why: "A phone shows the page as for a desk, in letters too small to read.", example: #"<meta name="viewport" content="width=600"/>"#,
      source: .wcag("reflow")), on: [.head]
  ) { page, node, findings in
    let markup = page.markup
    let hint = "Write <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
    var count = 0
    for child in markup.children(of: node) where markup.nodes[child].element == .meta {
      guard let name = markup.value(.name, of: child), markup.equalsIgnoringCase(name, "viewport") else { continue }
      count += 1
      if count == 2 { findings.add(child, "A second viewport", hint: "Keep one") }
      guard let content = markup.value(.content, of: child) else { continue }
      let letters = markup.text[content.indices].lazy.filter { !ASCII.isSpace($0) }.map(ASCII.lowercased)
      let settings = String(decoding: Array(letters), as: UTF8.self).utf8.split(separator: UInt8(ascii: ",")).map(Substring.init)
      if !settings.contains("width=device-width") { findings.add(child, "The viewport isn't as wide as the device", hint: hint) }
      if settings.contains(where: preventsZoom) {
        findings.add(child, "The viewport keeps people from enlarging the page", hint: hint)
      }
    }
    if count == 0 { findings.add(node, "The page has no viewport", hint: hint) }
  }
}

extension MarkupRule {
  /// Whether a setting of the viewport keeps people from doubling the size of the page.
  private static func preventsZoom(_ setting: Substring) -> Bool {
    if ["user-scalable=no", "user-scalable=0"].contains(setting) { return true }
    guard setting.hasPrefix("maximum-scale="), let scale = Double(setting.dropFirst(14)) else { return false }
    return scale < 2
  }
}
