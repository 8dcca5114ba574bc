import AssentDocuments
import AssentLocalization
import AssentModel

/// Compares the words that the source had with those that it has.
struct SourceWordCountRule: DocumentRule {
  let settings: DocumentSettings

  let about = QualityRule(
    "source-wordcount", .note, .translations, what: "A document whose source has more or fewer words than its front matter says.",
    why: "The source has grown or shrunk since it was translated.", example: "source-wordcount: '223'")

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    guard let field = pair.translation.outline.frontMatter["source-wordcount"], let counted = pair.translation.outline.frontMatter.sourceWordCount,
      !pair.isStale
    else { return }
    let head = pair.source.outline.frontMatter
    let body = pair.source.outline.wordCount
    let whole = body + Self.words(head.title) + Self.words(head.description)
    let tolerance = max(1, whole * settings.wordCountTolerance / 100)
    // Some count the title and the description in, some don't.
    guard counted < body - tolerance || counted > whole + tolerance else { return }
    report.add(
      about, pair, line: field.line, "The source (\(pair.source.outline.file)) has \(whole) words, not \(counted)", part: field.value,
      hint: "See what has changed in the source, then set source-wordcount: '\(whole)'")
  }

  private static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }
}
