import AssentModel
import Testing

@testable import AssentSite

@Suite("What a page needs to do what it is for")
struct PageNeedsTests {
  /// A change of a template, and what is found after it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var file: String
    var old: String
    var new: String
    var rule = "page-needs"
    var message: String

    var testDescription: String { message }
  }

  @Test(
    "A page that the handler can't serve as people need it fails the build, with one finding in the template",
    arguments: [
      Mistake(file: "landing", old: "method=\"post\"", new: "method=\"get\"", message: "the form is sent with 'get', which records nothing"),
      Mistake(
        file: "landing", old: "{{links.form}}", new: "/{{page.locale}}/", rule: "internal-link", message: "The site has no /"),
      Mistake(file: "landing", old: "type=\"submit\"", new: "type=\"submit\" disabled=\"disabled\"", message: "the form has no button that sends it"),
      Mistake(file: "landing", old: "method=\"post\"", new: "method=\"post\" enctype=\"text/plain\"", message: "the form is sent as 'text/plain'"),
      Mistake(file: "preferences", old: "name=\"form\"", new: "name=\"from\"", message: "the form doesn't say what it is"),
      Mistake(file: "partials/choice", old: "{{checked}}", new: "", message: "the checkbox isn't ticked for whoever is subscribed"),
      Mistake(
        file: "partials/choice", old: "name=\"offered\"", new: "name=\"shown\"",
        message: "the form has no hidden field 'offered' for email, sms, post, service 1, service 2"),
      Mistake(file: "partials/choice", old: "type=\"checkbox\"", new: "type=\"radio\"", message: "'choice' is of the type radio"),
      Mistake(file: "partials/undo", old: "method=\"post\"", new: "method=\"get\"", message: "the form is sent with 'get'"),
      Mistake(file: "confirmation", old: "{{>partials/summary}}", new: "", message: "the page doesn't show what has changed"),
      Mistake(file: "receipt", old: "{{slot.record}}", new: "–", message: "the page doesn't show the number of the record"),
      Mistake(
        file: "landing", old: "{{>partials/body}}", new: "{{>partials/body}}\n<ul>{{slot.summary}}</ul>", rule: "slot-place",
        message: "nobody fills in {{slot.summary}}"),
      Mistake(
        file: "layout", old: "{{slot.notice}}", new: "<!-- {{slot.notice}} -->", rule: "slot-place",
        message: "{{slot.notice}} can't stand here: the slot is filled with markup"),
      Mistake(
        file: "partials/choice", old: "{{checked}}/>", new: "/>{{checked}}", rule: "slot-place",
        message: "{{checked}} can't stand here: the slot is filled with an attribute"),
      Mistake(
        file: "partials/summary", old: "<ul aria-labelledby=\"your-choice\">{{slot.summary}}</ul>", new: "<p>{{slot.summary}}</p>",
        rule: "content-model", message: "<li> can't stand in <p>, once the handler has filled in the page"),
    ])
  func mistake(_ mistake: Mistake) throws {
    let scratch = try ScratchSite()
    let path = "Templates/\(mistake.file).mustache"
    try scratch.edit(path, mistake.old, mistake.new)
    let found = try scratch.build().findings.filter { $0.rule == mistake.rule }
    let first = try #require(found.first { $0.message.hasPrefix(mistake.message) }, "found instead: \(found)")
    #expect(first.severity == .error && first.location?.file == path)
    #expect(found.count == (mistake.new == "/>{{checked}}" ? 1 : found.count { $0.rule == mistake.rule && $0.location?.file == path }))
  }

  @Test("A page without a form, or without checkboxes, says what is missing")
  func nothing() throws {
    let scratch = try ScratchSite()
    try scratch.write("Templates/partials/choice.mustache", "")
    let landing = try scratch.text("Templates/landing.mustache")
    try scratch.write("Templates/landing.mustache", landing.replacing(try Regex("(?s)<form.*</form>"), with: ""))
    let findings = try scratch.build().findings.filter { $0.rule == "page-needs" }
    #expect(findings.map(\.location?.file) == ["Templates/landing.mustache", "Templates/preferences.mustache"])
    #expect(findings.first?.message == "the page has no form that records a choice")
    #expect(findings.last?.message == "the form has no checkbox for email, sms, post, service 1, service 2")
  }

  @Test("A string with {scope} can't stand in an attribute: it is filled with markup where a name is of another language")
  func scopeInAttribute() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/landing.mustache", "<form method", "<form aria-label=\"Stop {{slot.scope}}\" method")
    let findings = try scratch.build().findings
    #expect(findings.map(\.rule) == ["slot-place"] && findings.first?.location?.file == "Templates/landing.mustache")
  }

  @Test("A link to undo is as good as a button, and a button may stand outside of its form")
  func otherWays() throws {
    let scratch = try ScratchSite()
    try scratch.write("Templates/partials/undo.mustache", "<p><a href=\"{{links.undo}}\">{{strings.undo.button}}</a></p>\n")
    try scratch.edit("Templates/landing.mustache", "<form method", "<form id=\"choice\" method")
    try scratch.edit("Templates/landing.mustache", "<button type", "<button form=\"choice\" type")
    let findings = try scratch.build().findings
    #expect(!findings.contains { $0.severity == .error }, "\(findings)")
  }

  @Test("The hash of every style element is in pages.json, whatever attributes it has")
  func styles() throws {
    let scratch = try ScratchSite()
    try scratch.edit("Templates/layout.mustache", "<style>", "<style type=\"text/css\">")
    try scratch.edit("Templates/layout.mustache", "</style>", "</style>\n<style media=\"print\">nav{display:none}</style>")
    #expect(try !scratch.build().hasErrors)
    #expect(try scratch.manifest().styleHashes.count == 2)
  }
}
