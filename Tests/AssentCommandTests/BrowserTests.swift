import Foundation
import GRDB
import Testing

@Suite("In a browser", .serialized)
struct BrowserTests {
  @Test(
    "Three clicks: opt out, take it back, and a choice on the preferences page",
    arguments: [
      ("en", "You’re unsubscribed", "E-mail: no", "Your choice is undone", "Your choices are saved"),
      ("fr", "Désabonnement enregistré", "E-mail : non", "Votre choix est annulé", "Vos choix sont enregistrés"),
      ("nl", "U bent uitgeschreven", "E-mail: nee", "Uw keuze is ongedaan gemaakt", "Uw keuzes zijn bewaard"),
    ])
  func clicks(locale: String, heading: String, summary: String, undone: String, saved: String) async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let browser = try await Browser()
    try await browser.open(try workplace.link("opt-out", "--profile", "b-1", "--channel", "email", "--locale", locale, port: handler.port))
    try await browser.click("main button")
    #expect(try await browser.text("h1", becoming: heading) == heading)
    #expect(try await browser.text(".summary li") == summary)
    try await browser.click("main button")
    #expect(try await browser.text("h1", becoming: undone) == undone)
    let methods = try await DatabaseQueue(path: workplace.path("store.sqlite")).read {
      try String.fetchAll($0, sql: "SELECT method FROM consent_record ORDER BY position")
    }
    #expect(methods == ["page", "undo"])

    let preferences = try workplace.link("preferences", "--profile", "b-1", "--locale", locale, port: handler.port)
    try await browser.open(preferences)
    #expect(try await !browser.isSelected("#choice-2"))
    try await browser.click("label[for='choice-2']")
    try await browser.click("main button")
    _ = try await browser.text("h1", becoming: saved)
    try await browser.open(preferences)
    #expect(try await browser.isSelected("#choice-2"))
    #expect(try await !browser.isSelected("#choice-1"))
    try await browser.close()
  }

  @Test("A thumb hits every control, and a screen reader names it")
  func controls() async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let browser = try await Browser(width: 360)
    try await browser.open(try workplace.link("preferences", "--profile", "b-2", "--locale", "fr", port: handler.port))
    for selector in ["main button", ".choice"] {
      #expect(try await browser.size(selector).height >= 44, "\(selector)")
    }
    #expect(try await browser.accessibleName("#choice-1").hasPrefix("E-mail"))
    #expect(try await browser.accessibleName("main button") == browser.text("main button"))
    #expect(try await browser.size("body").width <= 360)
    try await browser.close()
  }

  @Test("In the dark the page is dark")
  func dark() async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("opt-out", "--profile", "b-3", "--locale", "nl", port: handler.port)
    func brightness(_ color: String) throws -> Int {
      let numbers = color.matches(of: /\d+/).prefix(3).compactMap { Int($0.output) }
      try #require(numbers.count == 3, "\(color)")
      return numbers.reduce(0, +)
    }
    for (isDark, range) in [(false, 0..<382), (true, 382..<766)] {
      let browser = try await Browser(darkMode: isDark)
      try await browser.open(link)
      #expect(range.contains(try brightness(try await browser.style("h1", "color"))))
      try await browser.close()
    }
  }
}
