/// Scripts in addresses.
struct NoScriptURL: AttributeRule, TagRule {
  let about = RuleDescription("javascript-url", "No address is a script", .html("browsing-the-web.html#the-javascript:-url-special-case"))
  let attributes = Markup.urlAttributes

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let value = attribute.value
    guard let first = value.indices.first, markup.text[first] != UInt8(ascii: "/"), markup.text[first] != UInt8(ascii: "#") else { return }
    // Browsers drop tabs and line ends in an address, and what stands before it.
    let letters = value.indices.lazy.map { markup.text[$0] }.filter { $0 > 0x20 }.prefix(11).map(ASCII.lowercased)
    if letters.starts(with: "javascript:".utf8) || letters.starts(with: "vbscript:".utf8) {
      report.add(node, "\(attribute.name.spelling) is a script", hint: "Link to a page, or use a form")
    }
  }
}
