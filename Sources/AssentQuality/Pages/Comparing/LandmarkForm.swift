import AssentHTML
import AssentModel

/// The same landmarks in every locale.
struct LandmarkForm: PageRule {
  let about = QualityRule(
    "landmark-differs", .error, .translations, what: "A landmark that a page lacks, has besides, or has elsewhere than in the source locale.",
    why: "People who listen to a page jump from landmark to landmark.", example: "<main>, <footer> → <main>")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let difference = ListDifference(Self.landmarks(pair.page), Self.landmarks(original)) {
      "\($0.kind.rawValue) \($0.isNamed) \($0.place.landmark?.rawValue ?? "")"
    }
    PairReport(rule: about, page: pair.page, original: original).add(
      difference, &report, hint: "Let every locale use the same template", place: \.place, text: { _ in nil },
      name: { "the landmark \($0.kind.name)" + ($0.isNamed ? " with a name" : "") })
  }

  /// Forms have a rule of their own.
  private static func landmarks(_ page: CheckedPage) -> [PageLandmark] { page.outline.landmarks.filter { $0.kind != .form } }
}
