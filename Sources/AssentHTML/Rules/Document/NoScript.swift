/// Scripts, which pages do without.
struct NoScript: ElementRule, TagRule {
  let about = RuleDescription("script", "A page has no script", .other("https://www.w3.org/TR/CSP3/#directive-script-src"))
  let elements: ElementSet = [.script]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "The page has a script", hint: "Remove it: the Content-Security-Policy keeps it from running")
  }
}
