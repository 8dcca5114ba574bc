import AssentHTML
import AssentModel

/// Nothing is ticked before a person ticks it.
struct PreTicked: PageRule {
  let about = QualityRule(
    "pre-ticked", .error, what: "A box that is ticked, a choice that is selected or a hidden consent that the page brings along.",
    why: "A box ticked in advance is no consent (Court of Justice of the European Union, C-673/17, Planet49).",
    example: "<input type=\"checkbox\" checked=\"checked\"/>")

  private static let consents: Set<String> = ["consent", "agree", "accept", "optin", "opt-in", "opt_in", "subscribe", "choice"]

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    for control in pair.page.outline.controls {
      if control.isChecked, control.isChoice || control.type == "hidden" {
        add("\(FieldAlignment.sentence(control)) is ticked in advance", control, "checked", pair.page, &report, "Remove checked")
      } else if !control.selected.isEmpty, !(control.selected.first ?? "").isEmpty {
        add(
          "\(FieldAlignment.sentence(control)) begins with '\(control.selected.first ?? "")' selected", control, "selected", pair.page, &report,
          "Remove selected, and begin with an option that chooses nothing")
      } else if control.type == "hidden", Self.consents.contains(control.name?.lowercased() ?? "") {
        add(
          "\(FieldAlignment.sentence(control)) makes a choice that nobody sees", control, control.name, pair.page, &report,
          "Let people make the choice with a checkbox or the button alone")
      }
    }
  }

  private func add(_ message: String, _ control: PageControl, _ part: String?, _ page: CheckedPage, _ report: inout RuleReport, _ hint: String) {
    report.add(
      about, at: page.location(of: control.place), locale: page.locale, subject: page.subject, "\(message) on \(page.path)", part: part, hint: hint)
  }
}
