/// URLs that a browser can make sense of.
struct URLSyntax: AttributeRule, TagRule {
  let about = RuleDescription(
    "url", "A URL is one that the URL Standard calls valid", .html("urls-and-fetching.html#valid-url-potentially-surrounded-by-spaces"))
  let attributes = Markup.urlAttributes

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let text = markup.trimmed(attribute.value)
    let isLoaded = markup.linkKind(attribute.name, of: node) != .link || markup.nodes[node].element == .link
    if text.isEmpty {
      // A form without an action has a rule of its own.
      if isLoaded && attribute.name != .action { report.add(node, "\(attribute.name.spelling) is empty", hint: "Write the address, or remove it") }
      return
    }
    if SimplePath.isValid(text, in: markup) { return }
    do throws(PageURL.Fault) {
      _ = try PageURL(markup.string(text))
    } catch {
      report.add(node, "'\(markup.string(text))' isn't a URL: \(error.reason)", hint: "Write it with percent-encoding where needed")
    }
  }
}

/// The URLs that nearly all are: an absolute path or a fragment of letters, digits and plain signs, recognized without making a string.
enum SimplePath {
  static func isValid(_ range: TextRange, in markup: Markup) -> Bool {
    let first = markup.text[Int(range.start)]
    guard first == UInt8(ascii: "/") || first == UInt8(ascii: "#") else { return false }
    if range.count > 1 && markup.text[Int(range.start) + 1] == UInt8(ascii: "/") { return false }
    return range.indices.dropFirst().allSatisfy { index in
      let byte = markup.text[index]
      return ASCII.isLetter(byte) || ASCII.isDigit(byte) || (0x2D...0x2F).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}
