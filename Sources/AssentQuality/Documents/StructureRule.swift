/// Reports one kind of difference between the blocks of a document and its translation.
struct StructureRule: DocumentRule {
  let about: QualityRule
  let category: StructureDifference.Category

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    for difference in pair.differences where difference.category == category {
      report.add(
        about, pair, line: difference.line, difference.message, part: difference.part, hint: difference.hint, source: difference.source,
        translation: difference.translation)
    }
  }
}
