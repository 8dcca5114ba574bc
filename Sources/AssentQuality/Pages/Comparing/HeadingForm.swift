import AssentHTML
import AssentModel

/// The same headings in every locale, by level.
struct HeadingForm: PageRule {
  let about = QualityRule(
    "page-heading-differs", .error, .translations,
    what: "A heading that a page lacks, has besides, or has on another level than in the source locale.",
    why: "Headings are how a page is skimmed and heard, and a section that is missing is one that nobody translated.", example: "h1, h2 → h1, h3")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let headings = pair.page.outline.headings
    let others = original.outline.headings
    guard headings.map(\.level) != others.map(\.level) else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    let anchored = ListDifference(headings, others) { $0.anchor.map { "#\($0)" } ?? "\($0.level)" }
    for (heading, other) in anchored.pairs where heading.level != other.level {
      writer.differs(
        "The heading '\(heading.text)' is of level \(heading.level), and of level \(other.level) in \(original.locale)", heading.place, &report,
        part: heading.text, hint: "Make it level \(other.level)")
    }
    // Headings without anchors of their own are told apart by level alone.
    let isTold = anchored.missing.count + anchored.extra.count < headings.count + others.count
    let difference = isTold ? anchored : ListDifference(headings, others) { "\($0.level)" }
    for heading in difference.missing {
      writer.missing(
        "a heading of level \(heading.level), '\(heading.text)'", heading.place, &report, hint: "Translate the heading and what is below it",
        text: heading.text)
    }
    for heading in difference.extra {
      writer.extra(
        "a heading of level \(heading.level), '\(heading.text)'", heading.place, &report, hint: "Remove it, or add it to the source",
        text: heading.text)
    }
  }
}
