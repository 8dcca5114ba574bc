/// The names of frames.
struct FrameTitle: ElementRule, TagRule {
  let about = RuleDescription("frame-title", "A frame has a title", .technique("html/H64"))
  let elements: ElementSet = [.iframe]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    if !page.markup.isFilled(.title, node) && !page.markup.hasAriaName(node) {
      report.add(node, "The frame has no title", hint: "Say what is in it")
    }
  }
}
