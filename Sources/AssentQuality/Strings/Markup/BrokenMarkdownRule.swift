import AssentModel

/// Markdown that doesn't parse, so that its signs are shown.
struct BrokenMarkdownRule: PassageRule {
  let about = QualityRule(
    "broken-markdown", .warning, what: "Signs of Markdown have no counterpart, or a space parts them, so that they are shown as they stand.",
    why: "The emphasis, the code or the link is lost, and readers see its remains.", example: "[cette page] (quarantine.md), ** gras **")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let signs = MarkdownSigns(in: passage.scalars)
    // What parses is no text in a document; what is left there was meant as Markdown, or escaped in the source, too.
    let found = passage.isString ? signs.broken : signs.broken + signs.whole
    guard let range = found.min(by: { $0.lowerBound < $1.lowerBound }) else { return }
    if let original = passage.original {
      let same = MarkdownSigns(in: original.scalars)
      if (passage.isString ? same.broken : same.broken + same.whole).count >= found.count { return }
    }
    let part = passage.text(range)
    report.add(
      about, in: passage, "'\(part)' is not read as Markdown", part: part.unicodeScalars.contains(Passage.protected) ? nil : part,
      hint: "Close what it opens, without a space inside ** ** or between ] and (")
  }
}
