/// Images in several sizes.
struct SourceSet: AttributeRule, TagRule {
  let about = RuleDescription("srcset", "A srcset is a list of addresses, each with a width or a density", .html("images.html#srcset-attributes"))
  let attributes: AttributeSet = [.srcset, .imagesrcset]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let text = page.markup.string(attribute.value)
    // A data: address has commas of its own.
    if text.contains("data:") { return }
    let candidates = text.split(separator: ",", omittingEmptySubsequences: false)
    let isRight = candidates.allSatisfy { candidate in
      let words = candidate.split(whereSeparator: \.isWhitespace)
      guard (1...2).contains(words.count) else { return false }
      guard words.count == 2 else { return true }
      return words[1].hasSuffix("w")
        ? Int(words[1].dropLast()).map { $0 > 0 } ?? false : words[1].hasSuffix("x") && Double(words[1].dropLast()) != nil
    }
    if !isRight { report.add(node, "'\(text)' isn't a srcset", hint: "Write it like /a.png 480w, /b.png 960w") }
    let hasWidths = candidates.contains { $0.hasSuffix("w") }
    if hasWidths && !page.markup.has(attribute.name == .srcset ? .sizes : .imagesizes, node) && !page.markup.has(.loading, node) {
      report.add(node, "A srcset with widths has no sizes", hint: "Add sizes")
    }
  }
}
