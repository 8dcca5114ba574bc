import AssentModel

/// Styles in attributes, which the Content-Security-Policy drops.
struct StyleAttribute: AttributeRule, TagRule {
  let about = RuleDescription(
    "style-attribute", .warning, "Styles are in the style sheet, not in attributes", .other("https://www.w3.org/TR/CSP3/#directive-style-src"))
  let attributes: AttributeSet = [.style]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "The Content-Security-Policy drops this style", hint: "Use a class")
  }
}
