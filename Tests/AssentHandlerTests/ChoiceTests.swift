import AssentLinks
import AssentModel
import AssentStore
import Foundation
import Testing

@Suite("Choosing")
struct ChoiceTests {
  @Test("The whole way: page, button, confirmation, undo", arguments: ["en", "fr"])
  func wholeWay(locale: String) async throws {
    try await TestHandler.run { handler async throws in
      let token = try handler.token(.optOut)
      let landing = try await handler.client.get("/\(locale)/\(token)")
      #expect(landing.status == 200)
      #expect(landing.text.contains("<title>opt-out-of-everything \(locale)</title>"))
      #expect(landing.text.contains("action=\"/\(locale)/\(token)\""))
      #expect(landing.text.contains("href=\"/fr/\(token)\""))
      #expect(landing.text.contains("<p>scope-0-\(locale)</p>"))
      #expect(try await handler.history.isEmpty)

      let answer = try await handler.client.post("/\(locale)/\(token)")
      #expect(answer.status == 303)
      let location = try #require(answer.headers["location"])
      let record = try #require(try await handler.history.first)
      #expect(location == "/\(locale)/\(token)/\(record.submission)")
      #expect(record.choice == .optOut)
      #expect(record.locale == LocaleTag(locale))
      #expect(record.time == TestHandler.now)
      let page = try Data(contentsOf: URL(fileURLWithPath: "\(handler.siteFolder)/\(locale)/opt-out-of-everything.html"))
      #expect(record.pageHash == TestSite.hash(Array(page)))
      #expect(record.sourcesHash == TestSite.hash(Array("00ff  strings.yml\n".utf8)))

      let confirmation = try await handler.client.get(location)
      #expect(confirmation.text.contains("<title>opted-out-of-everything \(locale)</title>"))
      #expect(confirmation.text.contains("<ul><li>0 opt-out \(locale)</li></ul>"))
      #expect(confirmation.text.contains("href=\"/fr/\(token)/\(record.submission)\""))

      let undo = try #require(confirmation.value(after: "class=\"undo\" method=\"post\" action=\""))
      let undone = try await handler.follow(undo)
      #expect(undone.text.contains("<title>undone \(locale)</title>"))
      #expect(try await handler.store.preferences(of: handler.profile) == Preferences())
      let again = try await handler.follow(undo)
      #expect(again.text.contains("<title>nothing-changed \(locale)</title>"))
      #expect(try await handler.history.map(\.method) == [.page, .undo])
    }
  }

  @Test(
    "Each action leads to its page and its confirmation",
    arguments: [
      (LinkAction.optOut, UInt16(3), "opt-out", "opted-out", "<li>1 opt-out en</li><li>2 opt-out en</li>"),
      (.optOut, 258, "opt-out", "opted-out", "<li>258 opt-out en</li>"),
      (.optIn, 0, "opt-in", "opted-in", "<li>0 opt-in en</li>"),
      (.confirm, 1, "opt-in", "opted-in", "<li>1 opt-in en</li>"),
    ] as [(LinkAction, UInt16, String, String, String)])
  func pages(action: LinkAction, code: UInt16, landing: String, confirmation: String, summary: String) async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(action, try #require(Scope(code: code))))"
      #expect(try await handler.client.get(path).text.contains("<title>\(landing) en</title>"))
      let answer = try await handler.follow(path)
      #expect(answer.text.contains("<title>\(confirmation) en</title>"))
      #expect(answer.text.contains("<ul>\(summary)</ul>"))
    }
  }

  @Test("Doing something twice says that nothing changed and what holds")
  func twice() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut, .channel(.sms)))"
      _ = try await handler.follow(path)
      let second = try await handler.client.post(path)
      #expect(second.headers["location"] == "\(path)/nothing-changed")
      let page = try await handler.client.get("\(path)/nothing-changed")
      #expect(page.text.contains("<title>nothing-changed en</title>"))
      #expect(page.text.contains("<ul><li>2 opt-out en</li></ul>"))
      #expect(try await handler.history.count == 1)
    }
  }

  @Test("Twenty of the same POST at once record once and all succeed")
  func atOnce() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut))"
      let answers = try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
        for _ in 0..<20 { group.addTask { try await handler.client.post(path) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.allSatisfy { $0.status == 303 })
      #expect(answers.filter { $0.headers["location"]?.hasSuffix("nothing-changed") == true }.count == 19)
      #expect(try await handler.history.count == 1)
    }
  }

  @Test("The preferences page is ticked from the state, and its form records what differs")
  func preferences() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.preferences))"
      #expect(try await !handler.client.get(path).text.contains("checked"))
      let saved = try await handler.follow(path, "form=preferences&choice=1&choice=258")
      #expect(saved.text.contains("<title>preferences-saved en</title>"))
      #expect(saved.text.contains("<ul><li>2 opt-out en</li><li>16 opt-out en</li><li>1 opt-in en</li><li>258 opt-in en</li></ul>"))
      let page = try await handler.client.get(path).text
      #expect(page.contains("value=\"1\" checked=\"checked\"/>"))
      #expect(page.contains("value=\"2\"/>"))
      #expect(page.contains("value=\"258\" checked=\"checked\"/>"))
      #expect(try await handler.history.count == 3)
      let again = try await handler.client.post(path, "form=preferences&choice=1&choice=258")
      #expect(again.headers["location"] == "\(path)/nothing-changed")
    }
  }

  @Test(
    "A preferences link without its form is refused and changes nothing",
    arguments: ["", "choice=1", "form=preferences&choice=32", "form=preferences&choice=x"])
  func badPreferences(form: String) async throws {
    try await TestHandler.run { handler async throws in
      #expect(try await handler.client.post("/en/\(try handler.token(.preferences))", form).status == 400)
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("A test link says so, goes all the way and records nothing", arguments: [LinkAction.optOut, .optIn, .preferences, .undo])
  func testLink(action: LinkAction) async throws {
    try await TestHandler.run { handler async throws in
      let path = "/fr/\(try handler.token(action, isTest: true))"
      #expect(try await handler.client.get(path).text.contains("<p class=\"test\">test fr</p>"))
      let answer = try await handler.client.post(path, "form=preferences&choice=1")
      let outcome = Outcome(action, scope: .everyChannel).rawValue
      #expect(answer.headers["location"] == "\(path)/\(outcome)")
      let page = try await handler.client.get("\(path)/\(outcome)")
      #expect(page.text.contains("<title>\(outcome) fr</title>"))
      #expect(page.text.contains("<p class=\"test\">test fr</p>"))
      #expect(try await handler.history.isEmpty)
    }
  }

  @Test("The outcome of a test link isn't shown for a real one, nor that of another action")
  func outcomesOfTests() async throws {
    try await TestHandler.run { handler async throws in
      #expect(try await handler.client.get("/en/\(try handler.token(.optOut))/opted-out-of-everything").status == 404)
      #expect(try await handler.client.get("/en/\(try handler.token(.optOut, isTest: true))/opted-in").status == 404)
    }
  }

  @Test("A confirmation is shown with its own link only")
  func confirmationOfAnother() async throws {
    try await TestHandler.run { handler async throws in
      let answer = try await handler.client.post("/en/\(try handler.token(.optOut))")
      let id = try #require(answer.headers["location"]?.split(separator: "/").last)
      let stranger = try #require(Profile.ID("someone-else"))
      let other = try handler.keys.sign(Link(.optOut, profile: stranger)).text
      #expect(try await handler.client.get("/en/\(other)/\(id)").status == 404)
      #expect(try await handler.client.get("/en/\(try handler.token(.optOut))/\(id)").status == 200)
    }
  }

  @Test("The link to opt out of everything is fresh, right, and never expires")
  func everything() async throws {
    try await TestHandler.run { handler async throws in
      let page = try await handler.client.get("/en/\(try handler.token(.optOut, .channel(.email), campaign: 7))")
      #expect(page.text.contains("class=\"7 first\""))
      let path = try #require(page.value(after: "class=\"everything\" href=\""))
      let link = try handler.keys.verify(try #require(path.split(separator: "/").last)).link
      #expect(link == Link(.optOut, profile: handler.profile, campaign: CampaignNumber(rawValue: 7)))
    }
  }

  @Test("An undo link works for 30 days")
  func undoExpires() async throws {
    try await TestHandler.run { handler async throws in
      let page = try await handler.follow("/en/\(try handler.token(.optOut, .channel(.email)))")
      let path = try #require(page.value(after: "class=\"undo\" method=\"post\" action=\""))
      let link = try handler.keys.verify(try #require(path.split(separator: "/").last)).link
      #expect(link.action == .undo)
      #expect(link.scope == .channel(.email))
      #expect(link.expiresAt == UInt32(TestHandler.now.seconds + 30 * 86_400))
    }
  }
}
