import Foundation
import GRDB
import Testing

@Suite("From documents to a recorded choice")
struct EndToEndTests {
  /// The choices in the SQLite file, in order.
  private func recorded(_ workplace: Workplace) throws -> [String] {
    try DatabaseQueue(path: workplace.path("store.sqlite")).read { database in
      try String.fetchAll(database, sql: "SELECT choice || ' ' || scope || ' ' || method || ' ' || locale FROM consent_record ORDER BY rowid")
    }
  }

  /// Where an answer sends the recipient.
  private func follow(_ answer: Client.Answer, from url: URL) throws -> URL {
    let location = try #require(answer.headers["location"])
    return try #require(URL(string: location, relativeTo: url))
  }

  /// The form's action on a page, which must be its only form.
  private func form(_ page: String, _ port: Int) throws -> URL {
    let actions = page.matches(of: /<form [^>]*method="post" action="([^"]+)"/)
    try #require(actions.count == 1)
    return try #require(URL(string: "http://127.0.0.1:\(port)\(actions[0].1)"))
  }

  @Test(
    "A recipient follows the link, opts out, reads the confirmation and undoes it",
    arguments: [
      ("en", "We will stop sending you", "E-mail: no"), ("fr", "Nous cesserons de vous envoyer", "E-mail\u{A0}: non"),
      ("nl", "sturen", "E-mail: nee"),
    ])
  func optOutAndUndo(locale: String, promise: String, summary: String) async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("opt-out", "--profile", "p-1", "--channel", "email", "--locale", locale, port: handler.port)

    let landing = try await Client.send("GET", link)
    #expect(landing.status == 200 && landing.text.contains(promise) && !landing.text.contains("<script"))
    #expect(landing.headers["cache-control"] == "no-store" && landing.headers["referrer-policy"] == "no-referrer")
    #expect(landing.headers["x-robots-tag"] == "noindex" && landing.headers["content-security-policy"]?.contains("default-src 'none'") == true)
    #expect(try recorded(workplace) == [])

    let answer = try await Client.send("POST", try form(landing.text, handler.port), body: "")
    #expect(answer.status == 303)
    let location = try #require(answer.headers["location"])
    #expect(location.hasPrefix("/\(locale)/"))
    #expect(try recorded(workplace) == ["opt-out 1 page \(locale)"])

    let confirmation = try await Client.send("GET", try follow(answer, from: link))
    #expect(confirmation.status == 200 && confirmation.text.contains(summary), "\(confirmation.text)")
    let undo = try await Client.send("POST", try form(confirmation.text, handler.port), body: "")
    #expect(undo.status == 303)
    #expect(try recorded(workplace).count == 2 && recorded(workplace)[1].contains("undo"))
    let undone = try await Client.send("GET", try follow(undo, from: link))
    #expect(undone.status == 200)

    // The same again succeeds and records nothing.
    let again = try await Client.send("POST", try form(confirmation.text, handler.port), body: "")
    #expect(again.status == 303)
    #expect(try recorded(workplace).count == 2)
  }

  @Test("What is ticked on the preferences page is what was chosen before")
  func preferences() async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("preferences", "--profile", "p-2", "--locale", "fr", "--campaign", "autumn-2026", port: handler.port)
    let before = try await Client.send("GET", link)
    #expect(before.status == 200 && !before.text.contains("checked=\"checked\""))
    let answer = try await Client.send("POST", try form(before.text, handler.port), body: "form=preferences&choice=2&choice=257")
    #expect(answer.status == 303)
    let after = try await Client.send("GET", link)
    let ticked = after.text.matches(of: /value="(\d+)"[^>]* checked="checked"/).map { String($0.1) }
    #expect(ticked == ["2", "257"])
  }

  @Test("A box that the page didn't show yet is neither taken nor refused by whoever sends the form")
  func unseenBox() async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("preferences", "--profile", "p-6", "--locale", "nl", port: handler.port)
    let page = try await Client.send("GET", link).text
    #expect(page.matches(of: /name="offered" value="(\d+)"/).map { String($0.output.1) } == ["1", "2", "16", "257", "258"])
    let answer = try await Client.send("POST", link, body: "form=preferences&offered=1&offered=2&choice=1")
    #expect(answer.status == 303)
    #expect(try Set(recorded(workplace)) == ["opt-in 1 page nl", "opt-out 2 page nl"])
  }

  @Test("A test link goes all the way, says that it is one, and records nothing")
  func testLink() async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("opt-out", "--profile", "p-3", "--locale", "nl", "--test", port: handler.port)
    let landing = try await Client.send("GET", link)
    #expect(landing.text.contains("role=\"note\""))
    let answer = try await Client.send("POST", link, body: "")
    #expect(answer.status == 303)
    let confirmation = try await Client.send("GET", try follow(answer, from: link))
    #expect(confirmation.status == 200 && confirmation.text.contains("role=\"note\""))
    #expect(try recorded(workplace) == [])
  }

  @Test("The language switcher keeps the token", arguments: ["en", "nl"])
  func switcher(other: String) async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("opt-out", "--profile", "p-4", "--locale", "fr", port: handler.port)
    let page = try await Client.send("GET", link)
    let pattern = try Regex("<a href=\"(/\(other)/[^\"]+)\" hreflang=\"\(other)\"", as: (Substring, Substring).self)
    let target = try #require(page.text.firstMatch(of: pattern)).output.1
    let switched = try await Client.send("GET", try #require(URL(string: "http://127.0.0.1:\(handler.port)\(target)")))
    #expect(switched.status == 200 && switched.text.contains("<html lang=\"\(other)\""))
    #expect(String(target).hasSuffix(link.lastPathComponent))
  }

  @Test("A rebuilt site is served without a restart")
  func rebuild() async throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let handler = try await RunningProgram(workplace)
    let link = try workplace.link("opt-out", "--profile", "p-5", "--channel", "sms", "--locale", "fr", port: handler.port)
    #expect(try await Client.send("GET", link).text.contains("Me désabonner"))
    let strings = workplace.path("site/Locales/fr/strings.yml")
    try String(contentsOfFile: strings, encoding: .utf8).replacing("Me désabonner", with: "Je me désabonne").write(
      toFile: strings, atomically: true, encoding: .utf8)
    #expect(try Programs.assent("build", "--site", workplace.path("site"), "--output", workplace.path("public")).code == 0)
    let after = try await Client.send("GET", link)
    #expect(after.status == 200 && after.text.contains("Je me désabonne"))
  }
}
