import AssentHTML
import AssentModel

/// What a person goes through on a landing page to make the choice.
struct ChoiceForm {
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
    split(separator: " ").count { $0.unicodeScalars.contains { Passage.isLetterOrDigit($0) } }
  }
}
