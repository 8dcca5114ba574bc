import AssentModel

/// A translation with other HTML than its source.
struct MarkupDiffersRule: PassageRule {
  let about = QualityRule(
    "markup-differs", .warning, .translations, what: "The source has HTML tags or entities, and its translation has others.",
    why: "A tag was lost or translated along with the text.", example: "<b>Stop</b> → <b>Stop<b>")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.isString, let original = passage.original else { return }
    let expected = Tag.all(in: original.scalars).map(\.name).filter { $0.first != "&" }
    guard !expected.isEmpty else { return }
    let tags = Tag.all(in: passage.scalars)
    let found = tags.map(\.name).filter { $0.first != "&" }
    guard found.sorted() != expected.sorted() else { return }
    let list = expected.map { "<\($0)>" }.joined(separator: " ")
    let odd = tags.first { $0.name.first != "&" && !expected.contains($0.name) } ?? tags.first
    report.add(
      about, in: passage, "The text has other tags than its source", part: odd.map { passage.text($0.range) }, hint: "The source has \(list)")
  }
}
