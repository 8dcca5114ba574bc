/// Where a form sends what people choose.
struct FormAction: ElementRule, TagRule {
  let about = RuleDescription("form-action", "A form says where it goes and how", .html("form-control-infrastructure.html#attr-fs-action"))
  let elements: ElementSet = [.form]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.isFilled(.action, node) { report.add(node, "The form has no action", hint: "Add the address that it is sent to") }
    if !page.markup.has(.method, node) { report.add(node, "The form has no method", hint: "Write method=\"post\"") }
  }
}
