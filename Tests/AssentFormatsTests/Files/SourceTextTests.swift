import AssentFormats
import AssentModel
import Testing

@Suite("The text of a source file")
struct SourceTextTests {
  @Test("A byte order mark is dropped, and every line break is a line feed")
  func normalForm() {
    let source = SourceText([0xEF, 0xBB, 0xBF] + Array("a\r\nb\rc\n\r\nd".utf8), file: "f")
    #expect(source.text == "a\nb\nc\n\nd" && source.findings == [])
  }

  @Test(
    "What isn't UTF-8 and control characters are found at their lines",
    arguments: [
      (Array("a\rb".utf8) + [0xE9], "invalid-utf8", 2), ([0xFF, 0xFE, 0x61, 0x00], "invalid-utf8", 1),
      (Array("a\r\n\r\nb\u{0}".utf8), "unprintable-character", 3), (Array("a\nl\u{92}offre".utf8), "unprintable-character", 2),
      (Array("\u{7F}".utf8), "unprintable-character", 1), (Array("a\u{FFFF}".utf8), "unprintable-character", 1),
      (Array("a\u{C}b".utf8), "unprintable-character", 1),
    ])
  func problems(source: [UInt8], rule: String, line: Int) {
    let read = SourceText(source, file: "f")
    #expect(read.findings.map(\.rule) == [rule] && read.findings.first?.location == SourceLocation("f", line: line))
    #expect(!read.text.unicodeScalars.contains(where: SourceText.isControl))
  }

  @Test("A path is encoded in an address and decoded once", arguments: ["fr/guides/café.html", "a b/l'eau.html", "100%.html", "a&b#c?d.html"])
  func pathEncoding(path: String) {
    let encoded = PathEncoding.encoded(path)
    #expect(encoded.utf8.allSatisfy { $0 < 0x7F && !" '&#?".utf8.contains($0) })
    #expect(PathEncoding.decoded(encoded.utf8) == path)
  }

  @Test("An address that no path can have isn't decoded", arguments: ["a%2Fb", "a%00b", "a%5Cb", "a%", "a%4", "a%zz", "%FF"])
  func undecodable(address: String) { #expect(PathEncoding.decoded(address.utf8) == nil) }
}
