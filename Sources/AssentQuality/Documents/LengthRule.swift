import AssentDocuments
import AssentModel

/// Finds translations that are far longer or shorter than others of their locale.
struct LengthRule: DocumentRule {
  let settings: DocumentSettings

  let about = QualityRule(
    "document-length", .warning, .translations, what: "A document that is far longer or shorter than its source.",
    why: "Something was left out, or added, that no other rule sees.", example: "5,000 characters → 2,000 characters")

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    // What is missing as a whole has been reported.
    guard pair.differences.allSatisfy({ $0.category == .anchor }) else { return }
    let source = Self.length(pair.source)
    guard source >= settings.shortestCompared else { return }
    let translation = Self.length(pair.translation)
    let percent = translation * 100 / source
    let usual = settings.length(pair.locale)
    guard !usual.contains(percent) else { return }
    report.add(
      about, pair, line: 1, "The text has \(translation) characters, \(percent) % of its source's \(source) (\(pair.source.outline.file))",
      hint: "Usual are \(usual.lowerBound) % to \(usual.upperBound) %: compare paragraph by paragraph")
  }

  private static func length(_ document: DocumentPassages) -> Int { document.texts.reduce(0) { $0 + ($1?.scalars.count ?? 0) } }
}
