import AssentModel
import Foundation
import Testing

@Suite("Pages and assets that are the same for everybody")
struct StaticFileTests {
  @Test("A guide is cached and asked for again by its hash")
  func entityTag() async throws {
    try await TestHandler.run { handler async throws in
      let first = try await handler.client.get("/fr/guides/first.html")
      #expect(first.status == 200)
      #expect(first.headers["content-type"] == "text/html; charset=utf-8")
      #expect(first.headers["content-language"] == "fr")
      let tag = try #require(first.headers["etag"])
      #expect(tag == "\"\(TestSite.hash(first.body))\"")
      for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let second = try await handler.client.get("/fr/guides/first.html", ["If-None-Match": condition])
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        #expect(second.headers["etag"] == tag)
      }
      #expect(try await handler.client.get("/fr/guides/first.html", ["If-None-Match": "\"x\""]).status == 200)
    }
  }

  @Test("Compressed twins are served to those who accept them, unless they are older than the file")
  func compressed() async throws {
    try await TestHandler.run { handler async throws in
      let page = "\(handler.siteFolder)/fr/guides/first.html"
      try Data("zipped".utf8).write(to: URL(fileURLWithPath: page + ".gz"))
      try Data("broth".utf8).write(to: URL(fileURLWithPath: page + ".br"))
      for (accepted, encoding) in [
        ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", nil), ("gzip;q=0", nil),
      ] as [(String, String?)] {
        let answer = try await handler.client.get("/fr/guides/first.html", ["Accept-Encoding": accepted])
        #expect(answer.headers["content-encoding"] == encoding, "\(accepted)")
        #expect(answer.headers["vary"] == "Accept-Encoding")
      }
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: page + ".gz")
      let answer = try await handler.client.get("/fr/guides/first.html", ["Accept-Encoding": "gzip"])
      #expect(answer.headers["content-encoding"] == nil)
    }
  }

  @Test("Assets are served for good, and nothing else of the folder is")
  func assets() async throws {
    try await TestHandler.run { handler async throws in
      let style = try await handler.client.get("/assets/site.css")
      #expect(style.text == "body{}first")
      #expect(style.headers["content-type"] == "text/css; charset=utf-8")
      #expect(style.headers["cache-control"]?.contains("immutable") == true)
      for path in [
        "/pages.json", "/notes.txt", "/../store.sqlite", "/assets/../pages.json", "/assets/%2e%2e/pages.json", "/assets", "/assets/",
        "/en/../pages.json", "/assets/site.css/", "/assets//site.css",
      ] {
        #expect(try await handler.client.get(path).status == 404, "\(path)")
      }
    }
  }

  @Test("A page with slots shown on its own has them empty and isn't cached")
  func emptySlots() async throws {
    try await TestHandler.run { handler async throws in
      let page = try await handler.client.get("/en/opt-out.html")
      #expect(page.status == 200)
      #expect(page.text.contains("action=\"/en/\""))
      #expect(page.headers["cache-control"] == "no-store")
      #expect(page.headers["etag"] == nil)
    }
  }

  @Test("The front door leads to the browser's language, and asks when there is none")
  func frontDoor() async throws {
    try await TestHandler.run { handler async throws in
      let asked = try await handler.client.get("/")
      #expect(asked.status == 200)
      #expect(asked.text.contains("<title>language-chooser en</title>"))
      #expect(asked.headers["vary"] == "Accept-Language, Accept-Encoding")
      let led = try await handler.client.get("/", ["Accept-Language": "fr-CA, en;q=0.3"])
      #expect(led.status == 303)
      #expect(led.headers["location"] == "/fr/guides/first.html")
      #expect(led.headers["vary"] == "Accept-Language")
      #expect(try await handler.client.get("/", ["Accept-Language": "de"]).status == 200)
      #expect(try await handler.client.get("/fr/").headers["location"] == "/fr/guides/first.html")
      #expect(try await handler.client.get("/index.html", ["Accept-Language": "fr"]).status == 200)
    }
  }

  @Test("A site under a path is served under it")
  func basePath() async throws {
    try await TestHandler.run(TestSite(basePath: "/mail")) { handler async throws in
      let token = try handler.token(.optOut)
      #expect(try await handler.client.get("/mail/en/\(token)").status == 200)
      #expect(try await handler.client.get("/en/\(token)").status == 404)
      #expect(try await handler.client.get("/mailing").status == 404)
      #expect(try await handler.client.get("/mail").status == 200)
      #expect(try await handler.client.get("/mail/", ["Accept-Language": "fr"]).headers["location"] == "/mail/fr/guides/first.html")
      #expect(try await handler.client.post("/mail/en/\(token)").headers["location"]?.hasPrefix("/mail/en/\(token)/") == true)
      #expect(try await handler.client.get("/health").status == 200)
    }
  }
}
