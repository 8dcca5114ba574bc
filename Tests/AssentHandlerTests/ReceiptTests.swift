import AssentModel
import AssentStore
import Foundation
import Testing

@Suite("Receipts")
struct ReceiptTests {
  /// Makes a choice and returns the path of its confirmation page.
  private static func choose(_ handler: TestHandler, _ token: String, _ form: String = "") async throws -> String {
    let answer = try await handler.client.post("/fr/\(token)", form)
    return try #require(answer.headers["location"])
  }

  @Test("The confirmation page leads to a receipt, which is a page to keep: what, when, which page, how to stop")
  func page() async throws {
    try await TestHandler.run { handler in
      let token = try handler.token(.optOut, .channel(.email))
      let place = try await Self.choose(handler, token)
      let confirmation = try await handler.client.get(place)
      #expect(confirmation.text.contains("href=\"\(place)/receipt\"") && confirmation.text.contains("href=\"\(place)/receipt.json\""))
      let receipt = try await handler.client.get("\(place)/receipt")
      #expect(receipt.status == 200)
      let submission = try #require(place.split(separator: "/").last)
      #expect(receipt.headers["content-disposition"] == "attachment; filename=\"receipt-\(submission).html\"")
      #expect(receipt.headers["cache-control"] == "no-store" && receipt.headers["x-robots-tag"] == "noindex")
      let record = try #require(try await handler.history.first)
      #expect(receipt.text.contains("<p class=\"page\">\(try #require(record.pageHash))</p>"))
      #expect(receipt.text.contains("<p class=\"record\">\(submission)</p>") && receipt.text.contains("<p class=\"time\">2026-11-18 "))
      #expect(receipt.text.contains("<li>1 opt-out fr</li>"))
    }
  }

  @Test("As data it follows ISO/IEC TS 27560, and names nobody but the sender")
  func data() async throws {
    try await TestHandler.run { handler in
      let place = try await Self.choose(handler, try handler.token(.optIn, .channel(.sms)))
      let receipt = try await handler.client.get("\(place)/receipt.json")
      #expect(receipt.status == 200 && receipt.headers["content-type"] == "application/ld+json; charset=utf-8")
      #expect(receipt.headers["content-disposition"]?.hasSuffix(".json\"") == true)
      let object = try #require(try JSONSerialization.jsonObject(with: Data(receipt.text.utf8)) as? [String: Any])
      #expect(object["@type"] as? String == "dpv:ConsentReceipt")
      #expect((object["dct:hasPart"] as? [Any])?.count == 1)
      #expect(receipt.text.contains("dpv:ConsentGiven") && receipt.text.contains("pd:TelephoneNumber"))
      #expect(!receipt.text.contains(handler.profile.text))
    }
  }

  @Test("A receipt is shown to the holder of its very link only, and changes nothing")
  func separate() async throws {
    try await TestHandler.run { handler in
      let token = try handler.token(.optOut)
      let place = try await Self.choose(handler, token)
      let submission = try #require(place.split(separator: "/").last)
      let other = try handler.token(.optOut, .channel(.email))
      for path in [
        "/fr/\(other)/\(submission)/receipt", "/fr/\(token)/nothing-changed/receipt", "/fr/\(token)/x/receipt", "/de/\(token)/\(submission)/receipt",
        "\(place)/receipt.xml", "\(place)/receipt/",
      ] {
        #expect(try await handler.client.get(path).status == 404, "\(path)")
      }
      #expect(try await handler.client.get("/fr/\(token.dropLast())x/\(submission)/receipt").status == 400)
      #expect(try await handler.client.post("\(place)/receipt", "").status == 405)
      #expect(try await handler.history.count == 1)
    }
  }

  @Test("A test link has a receipt that says it is a test, and none as data")
  func test() async throws {
    try await TestHandler.run { handler in
      let place = try await Self.choose(handler, try handler.token(.optOut, isTest: true))
      let receipt = try await handler.client.get("\(place)/receipt")
      #expect(receipt.status == 200 && receipt.text.contains("test fr"))
      #expect(try await handler.client.get("\(place)/receipt.json").status == 404)
      #expect(try await handler.history.isEmpty)
    }
  }
}
