import AssentModel

/// Markdown in a string, which is shown as it stands.
struct LiteralMarkdownRule: PassageRule {
  let about = QualityRule(
    "literal-markdown", .warning, what: "A string has Markdown, which is shown as it stands.",
    why: "Strings are plain text: readers see asterisks instead of bold.", example: "Stop **all** messages")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.isString, let range = MarkdownSigns(in: passage.scalars).whole.first else { return }
    if let original = passage.original, !MarkdownSigns(in: original.scalars).whole.isEmpty { return }
    let part = passage.text(range)
    report.add(
      about, in: passage, "'\(part)' is shown to readers as it stands", part: part.unicodeScalars.contains(Passage.protected) ? nil : part,
      hint: "Remove the signs; what needs Markdown belongs in a document")
  }
}
