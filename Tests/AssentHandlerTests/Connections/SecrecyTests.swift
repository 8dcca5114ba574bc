import AssentLinks
import AssentModel
import AssentStore
import Foundation
import Testing

@testable import AssentHandler

@Suite("What an answer gives away")
struct SecrecyTests {
  @Test("A profile that nobody knows and one that has chosen get the same pages, but for what was ticked and the tokens")
  func noEnumeration() async throws {
    try await TestHandler.run { handler async throws in
      let stranger = try #require(Profile.ID(String(handler.profile.text.reversed())))
      #expect(try await handler.client.post("/en/\(try handler.token(.optIn, .channel(.sms)))").status == 303)
      for action in LinkAction.allCases {
        let known = try handler.token(action)
        let unknown = try handler.keys.sign(Link(action, scope: .everyChannel, profile: stranger)).text
        var answers: [(HTTPAnswer, String)] = []
        for token in [known, unknown] {
          let answer = try await handler.client.get("/en/\(token)")
          // The undo and everything links hold tokens of their own.
          let text = answer.text.replacing(token, with: "TOKEN").replacing(/\/en\/[A-Za-z0-9_-]{30,}/, with: "/en/TOKEN")
          answers.append((answer, text.replacing(" checked=\"checked\"", with: "")))
        }
        #expect(answers[0].0.status == 200)
        #expect(answers[0].0.status == answers[1].0.status)
        #expect(answers[0].1 == answers[1].1, "\(action)")
        var (first, second) = (answers[0].0.headers, answers[1].0.headers)
        for name in ["date", "content-length", "x-request-id"] {
          first[name] = nil
          second[name] = nil
        }
        #expect(first == second)
        #expect(action == .preferences || answers[0].0.headers["content-length"] == answers[1].0.headers["content-length"])
      }
    }
  }

  @Test("Nothing that a client sends comes back, and no answer leads to another host")
  func noReflection() async throws {
    try await TestHandler.run { handler async throws in
      let token = try handler.token(.optOut)
      let word = "reflectedword"
      for path in [
        "/\(word)", "/en/\(word)", "/\(word)/en", "/en/\(token)?next=https://\(word).example", "/?\(word)", "//\(word).example/",
        "/\\\\\(word).example",
        "/en/\(token)/\(word)", "/en/%3Cscript%3E\(word)", "/en//\(word).example", "/https://\(word).example", "/en?//\(word)", "/en/..//\(word)",
        "http://\(word).example/en/", "http://\(word).example/",
      ] {
        for method in ["GET", "POST"] {
          let headers = [
            "Host": "\(word).example", "Referer": "https://\(word).example", "Accept-Language": word, "User-Agent": word, "X-Forwarded-Host": word,
            "Origin": "https://\(word).example", "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "\(word.count + 5)",
          ]
          let answer = try await handler.client.send(method, path, headers, body: Array("next=\(word)".utf8))
          #expect(!answer.text.contains(word), "\(path)")
          #expect(!answer.headers.values.contains { $0.contains(word) }, "\(path)")
          if let location = answer.headers["location"] {
            #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("\\"), "\(location)")
          }
        }
      }
    }
  }

  @Test("Every bit of a token, flipped by itself, makes it wrong: nothing is shown and nothing recorded")
  func flippedBits() async throws {
    var limits = HandlerLimits()
    limits.requestsPerMinute = 0
    try await TestHandler.run(limits: limits) { handler async throws in
      let token = Array(try handler.token(.optOut).utf8)
      for index in token.indices {
        for bit in 0..<8 {
          var flipped = token
          flipped[index] ^= 1 << bit
          for (method, form) in [("GET", ""), ("POST", "List-Unsubscribe=One-Click")] {
            let head = "\(method) /en/"
            let rest =
              " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.count)\r\n\r\n"
            let answer = try #require(HTTPAnswer(try await handler.client.exchange(Array(head.utf8) + flipped + Array((rest + form).utf8))))
            // A bit makes a line break, a slash or a question mark of a character, and a path of another shape.
            #expect([400, 404, 405].contains(answer.status), "\(method), byte \(index), bit \(bit): \(answer.status)")
            LimitTests.expectSecure(answer, "\(answer.status)")
          }
        }
      }
      #expect(try await handler.history.isEmpty)
      #expect(try await handler.store.head().position.rawValue == 0)
      #expect(try await handler.client.post("/en/\(String(decoding: token, as: UTF8.self))", "List-Unsubscribe=One-Click").status == 200)
    }
  }

  @Test("A test link goes all the way, from its page to the confirmation and the undo, and records nothing", arguments: LinkAction.allCases)
  func testLinks(action: LinkAction) async throws {
    try await TestHandler.run { handler async throws in
      let path = "/fr/\(try handler.token(action, .channel(.email), isTest: true))"
      let landing = try await handler.client.get(path)
      #expect(landing.status == 200)
      #expect(landing.text.contains("test fr"))
      let confirmation = try await handler.follow(path, action == .preferences ? "form=preferences&choice=1&offered=1" : "")
      #expect(confirmation.status == 200)
      #expect(confirmation.text.contains("test fr"))
      for name in ["class=\"undo\" method=\"post\" action=\"", "class=\"everything\" href=\""] {
        let next = try #require(confirmation.value(after: name))
        #expect(try await handler.client.get(next).text.contains("test fr"))
        #expect(try await handler.follow(next).text.contains("test fr"))
      }
      if action == .optOut { #expect(try await handler.client.post(path, "List-Unsubscribe=One-Click").status == 200) }
      #expect(try await handler.history.isEmpty)
      #expect(try await handler.store.head().position.rawValue == 0)
    }
  }
}
