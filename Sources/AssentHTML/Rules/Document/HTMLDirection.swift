import AssentModel

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
