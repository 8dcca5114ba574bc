/// The windows that links open in.
struct TargetName: AttributeRule, TagRule {
  let about = RuleDescription(
    "target-name", "A target is a name or one of _blank, _self, _parent and _top",
    .html("document-sequences.html#valid-navigable-target-name-or-keyword"))
  let attributes: AttributeSet = [.target, .formtarget]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let words = ["_blank", "_self", "_parent", "_top"]
    let isName = !attribute.value.isEmpty && markup.text[Int(attribute.value.start)] != UInt8(ascii: "_")
    if isName || words.contains(where: { markup.equalsIgnoringCase(attribute.value, $0) }) { return }
    report.add(
      node, "\(attribute.name.spelling) can't be '\(markup.string(attribute.value))'",
      hint: "Remove it, or use one of: \(words.joined(separator: ", "))")
  }
}
