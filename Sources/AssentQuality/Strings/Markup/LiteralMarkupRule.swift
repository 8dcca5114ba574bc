import AssentModel

/// HTML in a text that is shown as it stands.
struct LiteralMarkupRule: PassageRule {
  let about = QualityRule(
    "literal-markup", .warning, what: "A text has an HTML tag or entity, which is shown as it stands.",
    why: "Strings are plain text: readers see <b> and &nbsp; instead of what they mean.", example: "Stop <b>all</b>&nbsp;messages")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    // In a document a tag that is text was escaped on purpose; an entity was escaped twice.
    guard let tag = Tag.all(in: passage.scalars).first(where: { passage.isString || $0.name.first == "&" }) else { return }
    // What the source has, too, is reported there.
    if let original = passage.original, Tag.all(in: original.scalars).contains(where: { $0.name == tag.name }) { return }
    let part = passage.text(tag.range)
    let hint =
      tag.name.first == "&"
      ? "Write the character itself; a no-break space is U+00A0" : "Remove it; what needs markup belongs in a document"
    report.add(about, in: passage, "'\(part)' is shown to readers as it stands", part: part, hint: hint)
  }
}
