import AssentModel

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
