import AssentHTML
import AssentModel
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private static let bomb =
    "[<!ENTITY a \"aaaaaaaaaa\">" + (1...9).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);\">" }.joined() + "]"

  @Test(
    "Entities that a page declares are refused, and so are files",
    arguments: [
      "<!DOCTYPE html \(bomb)>", "<!-- --><!DOCTYPE html \(bomb)>", "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
      "<!-- --><!DOCTYPE html SYSTEM \"http://127.0.0.1:1/x.dtd\" [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>",
    ])
  func entities(doctype: String) throws {
    let findings = try Pages.findings(Pages.page("<p>&a9; &x;</p>", doctype: doctype + "\n"))
    #expect(findings.contains { $0.rule == "doctype" })
    #expect(findings.allSatisfy { !$0.message.contains("aaaa") })
  }

  @Test("Deep nesting, long names and no text at all are findings")
  func extremes() throws {
    #expect(try !Pages.findings(Pages.page(String(repeating: "<div>", count: 100_000))).isEmpty)
    #expect(try !Pages.findings(Pages.page("<" + String(repeating: "x", count: 100_000) + "/>")).isEmpty)
    #expect(try !Pages.findings("").isEmpty)
    #expect(try !Pages.findings("<!DOCTYPE html>").isEmpty)
    #expect(try !Pages.findings("\0\0\0").isEmpty)
    #expect(try !Pages.findings("<?xml version=\"1.0\" encoding=\"utf-16\"?><html/>").isEmpty)
  }

  @Test("Bytes that aren't UTF-8 are a finding")
  func encoding() throws {
    let page = RenderedPage(path: "x.html", locale: try #require(LocaleTag("en")), bytes: Array(Pages.page().utf8) + [0xC3])
    var validator = HTMLValidator()
    #expect(validator.validate(page, links: nil).findings.map(\.rule) == ["encoding"])
  }

  @Test("Twenty thousand damaged pages end in findings or a proof, and the next page is judged as ever")
  func damage() throws {
    let good = try Pages.rendered(
      Pages.page(
        "<form action=\"/en/\" method=\"post\"><label>A <input type=\"checkbox\" id=\"a\" name=\"a\" checked=\"checked\"/></label><button>B</button></form><ul><li>&#160;x</li></ul>"
      ))
    var validator = HTMLValidator()
    var state: UInt64 = 20_261_122
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = ["<", ">", "&", "\"", "</p>", "<!--", "<![CDATA[", "<!DOCTYPE x [", "&#x0;", "&a;", "<a b", "xmlns:x=\"y\"", "\0", "]]>", "<x:y/>"]
      .map { Array($0.utf8) }
    var refused = 0
    for round in 0..<20_000 {
      var page = good
      for _ in 0...next(3) {
        let index = next(page.bytes.count)
        switch next(4) {
        case 0: page.bytes[index] = UInt8(next(256))
        case 1: page.bytes.removeSubrange(index..<min(page.bytes.count, index + 1 + next(20)))
        case 2: page.bytes.insert(contentsOf: pieces[next(pieces.count)], at: index)
        default: page.bytes.insert(contentsOf: page.bytes[index..<min(page.bytes.count, index + 30)], at: next(page.bytes.count))
        }
        if page.bytes.isEmpty { page.bytes = [0x3C] }
      }
      let result = validator.validate(page, links: nil)
      #expect((result.page != nil) != result.findings.contains { $0.severity == .error })
      if result.page == nil { refused += 1 }
      if round % 20 == 0 { _ = validator.secondOpinion(page) }
    }
    #expect(refused > 10_000)
    #expect(validator.validate(good, links: nil).page != nil)
  }
}
