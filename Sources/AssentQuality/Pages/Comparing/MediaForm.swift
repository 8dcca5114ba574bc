import AssentHTML
import AssentModel

/// The same images and foldable parts in every locale.
struct MediaForm: PageRule {
  let about = QualityRule(
    "page-part-differs", .error, .translations,
    what: "An image or a foldable part that a page lacks or has besides, or that is open or described in one locale only.",
    why: "What is shown in one language and folded away in another isn't the same page.", example: "<details open=\"open\"> → <details>")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    let images = ListDifference(pair.page.outline.images, original.outline.images) {
      "\($0.place.landmark?.rawValue ?? "") \(($0.alternative ?? "").isEmpty)"
    }
    writer.add(images, &report, hint: "Show and describe the same images in every locale", place: \.place, text: \.alternative) {
      ($0.alternative ?? "").isEmpty ? "an image without a description" : "the image '\($0.alternative ?? "")'"
    }
    let folded = ListDifference(pair.page.outline.disclosures, original.outline.disclosures) {
      "\($0.place.landmark?.rawValue ?? "") \($0.place.form ?? -1) \($0.isOpen)"
    }
    writer.add(folded, &report, hint: "Fold the same parts in every locale", place: \.place, text: \.summary) {
      "the \($0.isOpen ? "open" : "folded") part '\($0.summary)'"
    }
  }
}
