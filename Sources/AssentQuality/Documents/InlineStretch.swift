/// The items of two blocks that correspond.
struct InlineStretch {
  let source: [InlineItem]
  let translation: [InlineItem]
  let sourceLine: Int
  let line: Int
  let sourceText: String
  let translationText: String
}
