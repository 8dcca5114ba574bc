import AssentHTML
import AssentModel

/// The button that opts out is as easy to see as the one that opts in.
struct OptOutProminenceRule: CheckRule {
  let rule = Rule(
    "opt-out-prominence", .error,
    what: "A button that opts out and is smaller, paler, hidden, disabled, folded away or farther down than the one that opts in.",
    why: "People overlook a grey link beside a bright button, and that is what it is for.", example: "<button> → <button class=\"quiet\">")

  func check(_ site: LocalePages, into report: inout RuleReport) {
    var sheets = StyleSheets()
    for (optIn, optOuts) in site.choices {
      let easy = ChoiceSteps(optIn)
      guard let other = easy.button else { continue }
      let otherLook = sheets.sheet(optIn.outline.style).look(of: other)
      for optOut in optOuts {
        let hard = ChoiceSteps(optOut)
        guard let button = hard.button else { continue }
        func add(_ what: String, _ hint: String) {
          report.add(at: optOut.place(button.place), "The button '\(button.text)' of \(optOut.path) \(what)", part: button.text, hint: hint)
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

/// Nothing beside the button that opts out looks like the thing to press.
struct OptOutRivalRule: CheckRule {
  let rule = Rule(
    "opt-out-rival", .error, what: "A second button, or a link that looks like one, on an opt-out page.",
    why: "A bright way to stay beside the way out makes people press the wrong one.", example: "Unsubscribe → Unsubscribe, Stay subscribed")

  func check(_ site: LocalePages, into report: inout RuleReport) {
    var sheets = StyleSheets()
    for page in site.pages where page.kind == .optOut || page.kind == .optOutOfEverything {
      let choice = ChoiceSteps(page)
      for button in page.outline.buttons where button.place.landmark == .main && !button.place.isHidden && button != choice.button {
        report.add(
          at: page.place(button.place), "\(page.path) has the button '\(button.text)' beside the one that opts out", part: button.text,
          hint: "Leave one button on the page")
      }
      let sheet = sheets.sheet(page.outline.style)
      for link in page.outline.links where link.place.landmark == .main && !link.place.isHidden && link.target != choice.tokenPath {
        if sheet.look(ofLink: link.classes).isFilled || link.classes.contains("button") {
          report.add(
            at: page.place(link.place), "\(page.path) has the link '\(link.text)' that looks like a button", part: link.text,
            hint: "Make it a plain link below the button, or remove it")
        }
      }
    }
  }
}

/// Opting out of everything is one link away from where other choices are made.
struct OptOutReachableRule: CheckRule {
  let rule = Rule(
    "opt-out-reachable", .error, what: "An opt-in, opt-out or preferences page without a link to opting out of everything in its main part.",
    why: "Who wants to hear nothing more shouldn't have to untick one box after the other.", example: "preferences.html without the link")

  func check(_ site: LocalePages, into report: inout RuleReport) {
    guard site.pages.contains(where: { $0.kind == .optOutOfEverything }) else { return }
    for page in site.pages where page.kind == .optIn || page.kind == .optOut || page.kind == .preferences {
      let choice = ChoiceSteps(page)
      let link = page.outline.links.first {
        $0.place.landmark == .main && !$0.place.isHidden && !$0.place.isFolded && ($0.target == choice.tokenPath || isOptOut($0.target, page))
      }
      if link == nil {
        report.add(
          at: page.place(nil), "\(page.path) has no link to opting out of everything", hint: "Add {{>partials/everything}} to \(page.template)")
      }
    }
  }

  private func isOptOut(_ target: String, _ page: CheckedPage) -> Bool {
    target.hasPrefix(page.root) && target.hasSuffix("\(PageKind.optOutOfEverything.rawValue).html")
  }
}

/// After opting out, undoing it is offered once and quietly.
struct UndoPressureRule: CheckRule {
  let rule = Rule(
    "undo-pressure", .warning,
    what: "A page that confirms an opt-out and offers to undo it more than once, at length, with fields, or with a button as bright as the first.",
    why: "Who has just said no should hear yes, not be asked again.", example: "<button class=\"quiet\">Undo → <button>Come back")

  private let undoWords: Int

  init(_ settings: PageSettings) { undoWords = settings.undoWords }

  func check(_ site: LocalePages, into report: inout RuleReport) {
    var sheets = StyleSheets()
    let optOutButtons = site.optOutButtons
    for page in site.pages where page.kind == .optedOut || page.kind == .optedOutOfEverything {
      let buttons = page.outline.buttons.filter { $0.place.landmark == .main && !$0.place.isHidden }
      for button in buttons.dropFirst() {
        report.add(
          at: page.place(button.place), "\(page.path) offers '\(button.text)' after '\(buttons.first?.text ?? "")'", part: button.text,
          hint: "Offer to undo once")
      }
      for control in page.outline.controls where control.isVisible && control.place.landmark == .main {
        report.add(
          at: page.place(control.place), "\(page.path) asks for \(control.label ?? control.name ?? "something") after the opt-out",
          part: control.name, hint: "Remove the field")
      }
      guard let button = buttons.first else { continue }
      if let first = optOutButtons[page.campaign] {
        let look = sheets.sheet(page.outline.style).look(of: button)
        if look.isFilled, look.weaknesses(beside: sheets.sheet(page.outline.style).look(of: first)).isEmpty {
          report.add(
            at: page.place(button.place), "The button '\(button.text)' of \(page.path) is as bright as '\(first.text)'", part: button.text,
            hint: "Give it a quieter class")
        }
      }
      let form = button.place.form
      let words = page.outline.texts.reduce(0) { $0 + (!$1.isAttribute && form != nil && $1.place.form == form ? $1.text.wordCount : 0) }
      if words > undoWords {
        report.add(
          at: page.place(button.place), "\(words) words on \(page.path) offer to undo the opt-out", part: button.text,
          hint: "Use at most \(undoWords) words: one sentence and the button")
      }
    }
  }
}

/// The parsed styles of pages; as a rule all pages share one.
struct StyleSheets {
  private var parsed: [String: ButtonStyleSheet] = [:]

  mutating func sheet(_ style: String) -> ButtonStyleSheet {
    if let sheet = parsed[style] { return sheet }
    let sheet = ButtonStyleSheet(style)
    parsed[style] = sheet
    return sheet
  }
}
