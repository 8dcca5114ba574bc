import AssentHTML
import AssentModel

/// Opting out takes no more words than opting in.
struct OptOutWords: SiteRule {
  let about = QualityRule(
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

  func check(_ site: LocalePages, _ report: inout RuleReport) {
    for (optIn, optOuts) in site.choices {
      let easy = ChoiceForm(optIn)
      for optOut in optOuts {
        let hard = ChoiceForm(optOut)
        let writer = SymmetryReport(rule: about, page: optOut)
        let words = hard.words
        let allowed = max(easy.words * (100 + longerText) / 100, easy.words + Self.slack)
        if words > allowed {
          let heading = optOut.outline.headings.first { $0.level == 1 }
          writer.add(
            "\(words) words stand before the button of \(optOut.path), and \(easy.words) before that of \(optIn.path)", heading?.place, &report,
            part: heading?.text, hint: "Say what stops and from when, in no more words than the opt-in page")
        }
        if let button = hard.button, let other = easy.button, button.text.wordCount > other.text.wordCount + longerButton {
          writer.add(
            "The button '\(button.text)' has \(button.text.wordCount) words, and '\(other.text)' has \(other.text.wordCount)", button.place, &report,
            part: button.text, hint: "Use a verb and what it stops")
        }
      }
    }
  }
}
