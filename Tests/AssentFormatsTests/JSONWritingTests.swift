import AssentFormats
import Foundation
import Testing

@Suite("JSON that is written")
struct JSONWritingTests {
  static let texts = ["", "a\"b\\c/", "\u{0}\u{8}\t\n\u{C}\r\u{1F}\u{7F}", "é€😀\u{E0001}\u{200B}\u{2028}"]

  @Test("A string is read as the same text in both styles", arguments: texts)
  func strings(text: String) throws {
    for style in [JSONString.Style.canonical, .visible] {
      var output: [UInt8] = []
      JSONString.append(text, to: &output, style)
      #expect(try JSONDecoder().decode(String.self, from: Data(output)) == text)
      #expect(String(decoding: output, as: UTF8.self) == "\"" + JSONString.escaped(text, style) + "\"")
    }
  }

  @Test("Canonical strings escape as RFC 8785 does, visible ones also what can't be seen")
  func styles() {
    #expect(JSONString.escaped("\u{8}\u{C}\u{1}\u{7F}\u{200B}é", .canonical) == "\\b\\f\\u0001\u{7F}\u{200B}é")
    #expect(JSONString.escaped("\u{8}\u{7F}\u{200B}\u{E0001}é", .visible) == "\\b\\u007f\\u200b\\udb40\\udc01é")
  }

  @Test("A value is written on one line or over several")
  func values() {
    let value = JSONValue.members(
      ("a", .list([1, true, .raw("{}")])), ("b", nil), ("c", .members()), ("d", .list([])), ("e", .decimal(.infinity)))
    #expect(value.line() == #"{"a":[1,true,{}],"c":{},"d":[],"e":null}"#)
    #expect(
      value.text == """
        {
          "a": [
            1,
            true,
            {}
          ],
          "c": {},
          "d": [],
          "e": null
        }
        """)
  }
}
