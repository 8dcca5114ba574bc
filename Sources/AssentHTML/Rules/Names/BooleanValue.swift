/// Attributes that are there or not.
struct BooleanValue: AttributeRule, TagRule {
  let about = RuleDescription(
    "boolean-value", "A boolean attribute repeats its name or is empty", .html("common-microsyntaxes.html#boolean-attributes"))
  let attributes: AttributeSet = [
    .allowfullscreen, .async, .autofocus, .autoplay, .checked, .controls, .default, .defer, .disabled, .formnovalidate, .inert, .ismap,
    .itemscope, .loop, .multiple, .muted, .nomodule, .novalidate, .open, .playsinline, .readonly, .required, .reversed, .selected,
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if attribute.value.isEmpty || page.markup.equalsIgnoringCase(attribute.value, attribute.name.spelling) { return }
    let name = attribute.name.spelling
    report.add(node, "\(name) can't be '\(page.markup.string(attribute.value))'", hint: "Write \(name)=\"\(name)\", or leave it out")
  }
}
