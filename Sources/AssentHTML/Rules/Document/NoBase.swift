/// The base element, which would change where every link leads.
struct NoBase: ElementRule, TagRule {
  let about = RuleDescription("base", "A page has no base element: its links are absolute", .html("semantics.html#the-base-element"))
  let elements: ElementSet = [.base]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    report.add(node, "<base> changes where links lead", hint: "Remove it")
  }
}
