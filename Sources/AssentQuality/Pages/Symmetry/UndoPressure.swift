import AssentHTML
import AssentModel

/// After opting out, undoing it is offered once and quietly.
struct UndoPressure: SiteRule {
  let about = QualityRule(
    "undo-pressure", .warning,
    what: "A page that confirms an opt-out and offers to undo it more than once, at length, with fields, or with a button as bright as the first.",
    why: "Who has just said no should hear yes, not be asked again.", example: "<button class=\"quiet\">Undo → <button>Come back")

  private let undoWords: Int

  init(_ settings: PageSettings) { undoWords = settings.undoWords }

  func check(_ site: LocalePages, _ report: inout RuleReport) {
    var sheets = StyleSheets()
    let optOutButtons = site.optOutButtons
    for page in site.pages where page.kind == .optedOut || page.kind == .optedOutOfEverything {
      let writer = SymmetryReport(rule: about, page: page)
      let buttons = page.outline.buttons.filter { $0.place.landmark == .main && !$0.place.isHidden }
      for button in buttons.dropFirst() {
        writer.add(
          "\(page.path) offers '\(button.text)' after '\(buttons.first?.text ?? "")'", button.place, &report, part: button.text,
          hint: "Offer to undo once")
      }
      for control in page.outline.controls where control.isVisible && control.place.landmark == .main {
        writer.add(
          "\(page.path) asks for \(control.label ?? control.name ?? "something") after the opt-out", control.place, &report, part: control.name,
          hint: "Remove the field")
      }
      guard let button = buttons.first else { continue }
      if let first = optOutButtons[page.campaign] {
        let look = sheets.sheet(page.outline.style).look(of: button)
        if look.isFilled, look.weaknesses(beside: sheets.sheet(page.outline.style).look(of: first)).isEmpty {
          writer.add(
            "The button '\(button.text)' of \(page.path) is as bright as '\(first.text)'", button.place, &report, part: button.text,
            hint: "Give it a quieter class")
        }
      }
      let form = button.place.form
      let words = page.outline.texts.reduce(0) { $0 + (!$1.isAttribute && form != nil && $1.place.form == form ? $1.text.wordCount : 0) }
      if words > undoWords {
        writer.add(
          "\(words) words on \(page.path) offer to undo the opt-out", button.place, &report, part: button.text,
          hint: "Use at most \(undoWords) words: one sentence and the button")
      }
    }
  }
}
