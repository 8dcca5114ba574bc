import AssentHTML
import AssentModel

/// Opting out of everything is one link away from where other choices are made.
struct OptOutReachable: SiteRule {
  let about = QualityRule(
    "opt-out-reachable", .error, what: "An opt-in, opt-out or preferences page without a link to opting out of everything in its main part.",
    why: "Who wants to hear nothing more shouldn't have to untick one box after the other.", example: "preferences.html without the link")

  func check(_ site: LocalePages, _ report: inout RuleReport) {
    guard site.pages.contains(where: { $0.kind == .optOutOfEverything }) else { return }
    for page in site.pages where page.kind == .optIn || page.kind == .optOut || page.kind == .preferences {
      let choice = ChoiceForm(page)
      let link = page.outline.links.first {
        $0.place.landmark == .main && !$0.place.isHidden && !$0.place.isFolded && ($0.target == choice.tokenPath || isOptOut($0.target, page))
      }
      if link == nil {
        SymmetryReport(rule: about, page: page).add(
          "\(page.path) has no link to opting out of everything", nil, &report,
          hint: "Add {{>partials/everything}} to \(page.template)")
      }
    }
  }

  private func isOptOut(_ target: String, _ page: CheckedPage) -> Bool {
    target.hasPrefix(page.root) && target.hasSuffix("\(PageKind.optOutOfEverything.rawValue).html")
  }
}
