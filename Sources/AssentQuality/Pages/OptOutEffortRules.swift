import AssentHTML
import AssentModel

/// What a person goes through on a landing page to make the choice.
struct ChoiceSteps {
  let page: CheckedPage
  /// The button that makes the choice: the first that submits a form.
  let button: PageButton?
  let visibleControls: [PageControl]

  init(_ page: CheckedPage) {
    self.page = page
    let outline = page.outline
    button = outline.buttons.first { $0.type == "submit" && $0.place.form != nil } ?? outline.buttons.first { $0.type == "submit" }
    visibleControls = outline.controls.filter { $0.isVisible && $0.place.form != nil }
  }

  /// Visible fields that must be filled in or ticked.
  var required: Int { visibleControls.count(where: \.isRequired) }
  /// Boxes and choices.
  var choices: Int { visibleControls.count(where: \.isChoice) }
  /// Forms that the choice may take.
  var forms: Int { page.outline.forms.count }

  /// What stands between the beginning of the main part and the button and can be pressed; fields count as steps.
  var obstacles: Int {
    guard let button else { return 0 }
    let links = page.outline.links.count { isBefore($0.place, button) }
    let buttons = page.outline.buttons.count { isBefore($0.place, button) }
    return links + buttons
  }

  /// The words from the beginning of the main part to the button.
  var words: Int {
    page.outline.texts.reduce(0) { count, text in
      guard !text.isAttribute, text.place.landmark == .main, !text.place.isHidden, text.place.order < button?.place.order ?? .max else {
        return count
      }
      return count + text.text.wordCount
    }
  }

  /// The path to which links with a token lead: that of the locale's folder.
  var tokenPath: String { page.root }

  private func isBefore(_ place: PagePlace, _ button: PageButton) -> Bool {
    place.landmark == .main && place.order < button.place.order && !place.isHidden
  }
}

extension String {
  /// Runs between spaces that hold a letter or a digit.
  var wordCount: Int {
    split(separator: " ").count { $0.unicodeScalars.contains { $0.isLetterOrDigit } }
  }
}

/// Opting out takes no more steps than opting in.
struct OptOutStepsRule: CheckRule {
  let rule = Rule(
    "opt-out-steps", .error, what: "An opt-out page with more fields, required fields, boxes or forms than the opt-in page, or without a button.",
    why: "Withdrawing consent must be as easy as giving it (GDPR, article 7(3)).", example: "one button → one button and the field reason")

  func check(_ site: LocalePages, into report: inout RuleReport) {
    for (optIn, optOuts) in site.choices {
      let easy = ChoiceSteps(optIn)
      for optOut in optOuts { compare(ChoiceSteps(optOut), easy, &report) }
    }
  }

  private func compare(_ hard: ChoiceSteps, _ easy: ChoiceSteps, _ report: inout RuleReport) {
    let path = hard.page.path
    guard let button = hard.button else {
      if easy.button != nil { report.add(at: hard.page.place(nil), "\(path) has no button that opts out", hint: "Give it a form with one button") }
      return
    }
    func more(_ count: Int, _ other: Int, _ one: String, _ several: String, _ control: PageControl?) {
      guard count > other else { return }
      report.add(
        at: hard.page.place(control?.place ?? button.place),
        "Opting out on \(path) takes \(count) \(count == 1 ? one : several), and opting in takes \(other)", part: control?.name,
        hint: "Opt out with the button alone")
    }
    more(hard.visibleControls.count, easy.visibleControls.count, "field", "fields", hard.visibleControls.first)
    more(hard.required, easy.required, "required field", "required fields", hard.visibleControls.first(where: \.isRequired))
    more(hard.choices, easy.choices, "box", "boxes", hard.visibleControls.first(where: \.isChoice))
    if hard.forms > easy.forms {
      report.add(
        at: hard.page.place(hard.page.outline.forms.last?.place), "\(path) has \(hard.forms) forms, and \(easy.page.path) has \(easy.forms)",
        hint: "Opt out with one form and its button")
    }
    let method = hard.page.outline.forms.first?.method
    if let method, let other = easy.page.outline.forms.first?.method, method != other {
      report.add(
        at: hard.page.place(hard.page.outline.forms.first?.place),
        "The form of \(path) is sent with \(method), and that of \(easy.page.path) with \(other)", part: method, hint: "Send both with post")
    }
  }
}

/// Opting out takes no more words than opting in.
struct OptOutWordsRule: CheckRule {
  let rule = Rule(
    "opt-out-words", .warning, what: "An opt-out page whose text or button is clearly longer than that of the opt-in page.",
    why: "A wall of text in front of a button keeps people from pressing it.", example: "Subscribe → Yes, please remove me from all of your lists")

  private let longerText: Int
  private let longerButton: Int
  /// The difference that is too small to be felt.
  private static let slack = 15

  init(_ settings: PageSettings) {
    longerText = settings.longerText
    longerButton = settings.longerButton
  }

  func check(_ site: LocalePages, into report: inout RuleReport) {
    for (optIn, optOuts) in site.choices {
      let easy = ChoiceSteps(optIn)
      for optOut in optOuts {
        let hard = ChoiceSteps(optOut)
        let words = hard.words
        let allowed = max(easy.words * (100 + longerText) / 100, easy.words + Self.slack)
        if words > allowed {
          let heading = optOut.outline.headings.first { $0.level == 1 }
          report.add(
            at: optOut.place(heading?.place),
            "\(words) words stand before the button of \(optOut.path), and \(easy.words) before that of \(optIn.path)", part: heading?.text,
            hint: "Say what stops and from when, in no more words than the opt-in page")
        }
        if let button = hard.button, let other = easy.button, button.text.wordCount > other.text.wordCount + longerButton {
          report.add(
            at: optOut.place(button.place),
            "The button '\(button.text)' has \(button.text.wordCount) words, and '\(other.text)' has \(other.text.wordCount)", part: button.text,
            hint: "Use a verb and what it stops")
        }
      }
    }
  }
}

/// Nothing is ticked before a person ticks it.
struct PreTickedRule: CheckRule {
  let rule = Rule(
    "pre-ticked", .error, what: "A box that is ticked, a choice that is selected or a hidden consent that the page brings along.",
    why: "A box ticked in advance is no consent (Court of Justice of the European Union, C-673/17, Planet49).",
    example: "<input type=\"checkbox\" checked=\"checked\"/>")

  private static let consents: Set<String> = ["consent", "agree", "accept", "optin", "opt-in", "opt_in", "subscribe", "choice"]

  func check(_ pair: PagePair, into report: inout RuleReport) {
    for control in pair.page.outline.controls {
      if control.isChecked, control.isChoice || control.type == "hidden" {
        add("\(control.title.capitalizedFirst) is ticked in advance", control, "checked", pair.page, &report, "Remove checked")
      } else if !control.selected.isEmpty, !(control.selected.first ?? "").isEmpty {
        add(
          "\(control.title.capitalizedFirst) begins with '\(control.selected.first ?? "")' selected", control, "selected", pair.page, &report,
          "Remove selected, and begin with an option that chooses nothing")
      } else if control.type == "hidden", Self.consents.contains(control.name?.lowercased() ?? "") {
        add(
          "\(control.title.capitalizedFirst) makes a choice that nobody sees", control, control.name, pair.page, &report,
          "Let people make the choice with a checkbox or the button alone")
      }
    }
  }

  private func add(_ message: String, _ control: PageControl, _ part: String?, _ page: CheckedPage, _ report: inout RuleReport, _ hint: String) {
    report.add(at: page.place(control.place), "\(message) on \(page.path)", part: part, hint: hint)
  }
}
