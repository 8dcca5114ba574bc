import AssentModel
import Foundation
import TestSupport
import Testing

@testable import AssentHandler

@Suite("The site that is served")
struct PublishedSiteTests {
  @Test("A site that can't be served is refused with what is wrong")
  func refused() throws {
    for (site, code, word) in [
      (TestSite(format: 4), SiteError.Code.otherFormat, "format 4"),
      (TestSite(leftOut: [.undone, .linkExpired]), SiteError.Code.incomplete, "en/undone, en/link-expired, fr/undone, fr/link-expired"),
    ] {
      let folder = try TemporaryFolder()
      try site.write(to: folder.path("public"))
      let error = #expect(throws: SiteError.self) {
        try PublishedSite(folder: folder.path("public"), logger: CollectedLog().logger)
      }
      #expect(error?.code == code)
      #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }
  }

  @Test("A missing or broken pages.json is refused with its name")
  func broken() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: SiteError.self) { try PublishedSite(folder: folder.path, logger: CollectedLog().logger) }
    #expect(missing?.code == .missing)
    for text in ["", "{", "[]", #"{"format":1}"#] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("pages.json")))
      let error = #expect(throws: SiteError.self) { try PublishedSite(folder: folder.path, logger: CollectedLog().logger) }
      #expect(error?.code == .unreadable)
      #expect(error?.message.contains(folder.path("pages.json")) == true)
    }
  }

  @Test("A handler goes on serving while a build swaps the folder under it")
  func swap() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut))"
      #expect(try await handler.client.get(path).text.contains("site first"))
      for generation in ["second", "third", "fourth"] {
        let next = handler.folder.path("public.next")
        try TestSite(generation: generation).write(to: next)
        async let answers = withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<40 { group.addTask { try await handler.client.get(path).status } }
          return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        let last = handler.folder.path("public.last")
        try FileManager.default.moveItem(atPath: handler.siteFolder, toPath: last)
        try FileManager.default.moveItem(atPath: next, toPath: handler.siteFolder)
        try FileManager.default.removeItem(atPath: last)
        #expect(try await answers == [200])
        #expect(try await handler.client.get(path).text.contains("site \(generation)"))
        #expect(try await handler.client.get("/assets/site.css").text == "body{}\(generation)")
      }
    }
  }

  @Test("A page that was changed behind pages.json is not served")
  func tampered() async throws {
    try await TestHandler.run { handler async throws in
      let file = URL(fileURLWithPath: "\(handler.siteFolder)/en/opt-in.html")
      try Data("<p>something else</p>".utf8).write(to: file)
      let answer = try await handler.client.get("/en/\(try handler.token(.optIn))")
      #expect(answer.status == 503)
      #expect(!answer.text.contains("something else"))
      #expect(handler.log.text.contains("pages.json"))
    }
  }

  @Test("When a new pages.json can't be read, the site before it goes on")
  func badRebuild() async throws {
    try await TestHandler.run { handler async throws in
      let path = "/en/\(try handler.token(.optOut))"
      try Data("{".utf8).write(to: URL(fileURLWithPath: "\(handler.siteFolder)/pages.json"))
      #expect(try await handler.client.get(path).status == 200)
      #expect(handler.log.text.contains("the one before goes on"))
    }
  }

  @Test("The cache keeps to its size")
  func cache() {
    let cache = PageCache(limit: 100)
    for index in 0..<50 { cache.insert([UInt8](repeating: 1, count: 20), as: "\(index)") }
    #expect((0..<50).filter { cache["\($0)"] != nil } == [45, 46, 47, 48, 49])
    cache.insert([UInt8](repeating: 1, count: 90), as: "large")
    #expect(cache["large"] == nil)
  }
}
