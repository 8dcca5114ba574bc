import AssentHTML
import AssentModel

/// The button that opts out is as easy to see as the one that opts in.
struct OptOutProminence: SiteRule {
  let about = QualityRule(
    "opt-out-prominence", .error,
    what: "A button that opts out and is smaller, paler, hidden, disabled, folded away or farther down than the one that opts in.",
    why: "People overlook a grey link beside a bright button, and that is what it is for.", example: "<button> → <button class=\"quiet\">")

  func check(_ site: LocalePages, _ report: inout RuleReport) {
    var sheets = StyleSheets()
    for (optIn, optOuts) in site.choices {
      let easy = ChoiceForm(optIn)
      guard let other = easy.button else { continue }
      let otherLook = sheets.sheet(optIn.outline.style).look(of: other)
      for optOut in optOuts {
        let hard = ChoiceForm(optOut)
        guard let button = hard.button else { continue }
        let writer = SymmetryReport(rule: about, page: optOut)
        func add(_ what: String, _ hint: String) {
          writer.add("The button '\(button.text)' of \(optOut.path) \(what)", button.place, &report, part: button.text, hint: hint)
        }
        if button.isDisabled, !other.isDisabled { add("is disabled", "Remove disabled") }
        if button.place.isHidden, !other.place.isHidden { add("is hidden", "Remove what hides it") }
        if button.place.isFolded, !other.place.isFolded { add("is folded away in details", "Take it out of details") }
        if button.place.landmark == .footer, other.place.landmark != .footer { add("stands in the footer", "Put it below the text") }
        if hard.obstacles > easy.obstacles {
          add(
            "has \(hard.obstacles) \(hard.obstacles == 1 ? "link or button" : "links and buttons") before it, and '\(other.text)' has \(easy.obstacles)",
            "Put the button first, and what else there is below it")
        }
        let look = sheets.sheet(optOut.outline.style).look(of: button)
        for difference in look.weaknesses(beside: otherLook) {
          add("\(difference) than '\(other.text)'", "Give both buttons the same class")
        }
      }
    }
  }
}
