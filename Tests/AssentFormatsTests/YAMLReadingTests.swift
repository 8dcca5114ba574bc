import AssentFormats
import AssentModel
import Testing

@Suite struct YAMLReadingTests {
  private func mapping(_ text: String, firstLine: Int = 1) throws -> YAMLMapping {
    let parsed = YAMLValue.parse(text, file: "site.yml", firstLine: firstLine)
    #expect(parsed.findings == [])
    var findings: [Finding] = []
    let value = try #require(parsed.value)
    let mapping = value.mapping("site", into: &findings)
    return try #require(mapping)
  }

  @Test("Values of every type are read, and nothing is found")
  func values() throws {
    let root = try mapping("name: Élan\nnumber: 12\nopen: true\nchannels: [email, sms]\nbrand:\n  legal: \"A: B\"\n")
    var findings: [Finding] = []
    #expect(root.string("name", into: &findings) == "Élan")
    #expect(root.value("number", as: .integer, into: &findings) == 12)
    #expect(root.value("open", as: .boolean, into: &findings) == true)
    #expect(root.strings("channels", into: &findings) == ["email", "sms"])
    #expect(root.mapping("brand", into: &findings)?.string("legal", into: &findings) == "A: B")
    #expect(root.string("absent", into: &findings) == nil)
    root.reportUnknownKeys(except: ["name", "number", "open", "channels", "brand"], into: &findings)
    #expect(findings == [])
  }

  @Test("A number or a Boolean is text where text is asked for")
  func scalarsAsText() throws {
    let root = try mapping("a: 007\nb: true\nc: 5e3\n")
    var findings: [Finding] = []
    #expect(root.string("a", into: &findings) == "007")
    #expect(root.string("b", into: &findings) == "true")
    #expect(root.string("c", into: &findings) == "5e3")
    #expect(findings == [])
  }

  @Test("A wrong type is reported on the line of the value")
  func wrongTypes() throws {
    let root = try mapping("name:\n  - a\nnumber: twelve\nquoted: \"12\"\nopen: yes\nchannels: email\nbrand: x\n")
    var findings: [Finding] = []
    #expect(root.string("name", into: &findings) == nil)
    #expect(root.value("number", as: .integer, into: &findings) == nil)
    #expect(root.value("quoted", as: .integer, into: &findings) == nil)
    #expect(root.value("open", as: .boolean, into: &findings) == nil)
    #expect(root.strings("channels", into: &findings) == nil)
    #expect(root.mapping("brand", into: &findings) == nil)
    #expect(findings.map(\.location?.line) == [2, 3, 4, 5, 6, 7])
    #expect(findings.allSatisfy { $0.rule == "wrong-type" && $0.severity == .error })
    #expect(findings.first?.message == "'name' must be text, not a list")
  }

  @Test("A required key that is missing or empty is reported")
  func requiredKeys() throws {
    let root = try mapping("name:\nother: 1\n", firstLine: 11)
    var findings: [Finding] = []
    #expect(root.string("name", required: true, into: &findings) == nil)
    #expect(root.value("number", as: .integer, required: true, into: &findings) == nil)
    #expect(findings.map(\.rule) == ["missing-key", "missing-key"])
    #expect(findings.map(\.location?.line) == [11, 11])
  }

  @Test("An unknown key is reported with the key that was meant")
  func unknownKeys() throws {
    let root = try mapping("name: a\nchanels: []\nzebra: 1\n")
    var findings: [Finding] = []
    root.reportUnknownKeys(except: ["name", "channels"], into: &findings)
    #expect(findings.map(\.location?.line) == [2, 3])
    #expect(findings.map(\.rule) == ["unknown-key", "unknown-key"])
    #expect(findings.map(\.hint) == ["Did you mean 'channels'?", "Known here: name, channels"])
  }

  private enum Size: String, CaseIterable { case small, large }

  @Test("A value is read as a number in a range, a locale or a word of a closed set")
  func types() throws {
    let root = try mapping("share: 40\nlocale: fr-BE\nsize: large\nmode: off\nlocales: [fr, nl]\nfr: 1\n")
    var findings: [Finding] = []
    #expect(root.value("share", as: .integer(in: 0...100), into: &findings) == 40)
    #expect(root.value("locale", as: .locale, into: &findings)?.description == "fr-BE")
    #expect(root.value("size", as: .word, into: &findings) == Size.large)
    #expect(root.value("mode", as: .word(["on": true, "off": false]), into: &findings) == false)
    #expect(root.values("locales", as: .locale, into: &findings)?.map(\.description) == ["fr", "nl"])
    #expect(root.entries.last?.key(as: .locale, into: &findings)?.description == "fr")
    #expect(findings == [])
  }

  @Test(
    "A value outside its type is reported with the values that are allowed",
    arguments: [
      ("share: 140", "'share' must be a whole number from 0 to 100, not '140'", nil),
      ("count: 0", "'count' must be a whole number of at least 1, not '0'", nil),
      ("locale: francais", "'locale' must be a language tag, not 'francais'", "Write a tag such as fr, fr-BE or zh-Hant"),
      ("size: lagre", "'size' must be small or large, not 'lagre'", "Did you mean 'large'?"),
      ("size: [small]", "'size' must be small or large, not a list", nil),
    ])
  func outsideType(text: String, message: String, hint: String?) throws {
    let root = try mapping(text)
    var findings: [Finding] = []
    #expect(root.value("share", as: .integer(in: 0...100), rule: YAMLRule.unknownKey, into: &findings) == nil)
    #expect(root.value("count", as: .integer(in: 1...), rule: YAMLRule.unknownKey, into: &findings) == nil)
    #expect(root.value("locale", as: .locale, rule: YAMLRule.unknownKey, into: &findings) == nil)
    #expect(root.value("size", as: .word, rule: YAMLRule.unknownKey, into: &findings) as Size? == nil)
    #expect(findings == [Finding(YAMLRule.unknownKey, at: SourceLocation("site.yml", line: 1), message, hint: hint)])
  }
}
