import AssentHTML
import AssentModel

/// Nothing beside the button that opts out looks like the thing to press.
struct OptOutRival: SiteRule {
  let about = QualityRule(
    "opt-out-rival", .error, what: "A second button, or a link that looks like one, on an opt-out page.",
    why: "A bright way to stay beside the way out makes people press the wrong one.", example: "Unsubscribe → Unsubscribe, Stay subscribed")

  func check(_ site: LocalePages, _ report: inout RuleReport) {
    var sheets = StyleSheets()
    for page in site.pages where page.kind == .optOut || page.kind == .optOutOfEverything {
      let choice = ChoiceForm(page)
      let writer = SymmetryReport(rule: about, page: page)
      for button in page.outline.buttons where button.place.landmark == .main && !button.place.isHidden && button != choice.button {
        writer.add(
          "\(page.path) has the button '\(button.text)' beside the one that opts out", button.place, &report, part: button.text,
          hint: "Leave one button on the page")
      }
      let sheet = sheets.sheet(page.outline.style)
      for link in page.outline.links where link.place.landmark == .main && !link.place.isHidden && link.target != choice.tokenPath {
        if sheet.look(ofLink: link.classes).isFilled || link.classes.contains("button") {
          writer.add(
            "\(page.path) has the link '\(link.text)' that looks like a button", link.place, &report, part: link.text,
            hint: "Make it a plain link below the button, or remove it")
        }
      }
    }
  }
}
