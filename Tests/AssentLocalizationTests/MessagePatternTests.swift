import AssentLocalization
import Testing

@Suite struct MessagePatternTests {
  @Test("Text and placeholders are told apart")
  func parts() throws {
    let pattern = try MessagePattern(parsing: "Hello {name}, {count} left")
    #expect(pattern.parts == [.text("Hello "), .placeholder("name"), .text(", "), .placeholder("count"), .text(" left")])
    #expect(pattern.placeholders == ["name", "count"])
    #expect(pattern.length == 13)
  }

  @Test("Doubled braces are braces", arguments: [("{{x}}", "{x}"), ("a}}b", "a}b"), ("{{{{", "{{")])
  func literalBraces(source: String, text: String) throws {
    let pattern = try MessagePattern(parsing: source)
    #expect(pattern.parts == [.text(text)])
    #expect(pattern.description == source)
  }

  @Test(
    "Braces that don't match are an error that says which",
    arguments: [
      ("a {b", MessagePatternError.Code.unclosedBrace), ("a } b", .strayClosingBrace), ("{}", .invalidName("")), ("{a b}", .invalidName("a b")),
      ("{1}", .invalidName("1")), ("{a {b}", .invalidName("a {b")),
    ])
  func errors(source: String, code: MessagePatternError.Code) throws {
    let error = #expect(throws: MessagePatternError.self) { try MessagePattern(parsing: source) }
    #expect(error?.code == code)
  }

  @Test(
    "A key is identifiers separated by dots",
    arguments: [("optOut.button", true), ("a", true), ("a..b", false), ("", false), ("1a", false), ("a b", false)])
  func keys(text: String, isKey: Bool) {
    #expect((StringKey(text) != nil) == isKey)
  }

  @Test("A fingerprint changes with the text and is always the same for it")
  func fingerprints() throws {
    #expect(Fingerprint(of: "").description == "4fd0bfc1")
    let button = Message.plain(try MessagePattern(parsing: "Unsubscribe {name}"))
    #expect(Fingerprint(of: button) == Fingerprint(of: "Unsubscribe {name}"))
    #expect(Fingerprint(of: "Unsubscribe") != Fingerprint(of: "Unsubscribe."))
    let plural = Message.plural([.other: try MessagePattern(parsing: "b"), .one: try MessagePattern(parsing: "a")])
    #expect(Fingerprint(of: plural) == Fingerprint(of: "one: a\nother: b"))
    #expect(Fingerprint("5d41402a")?.description == "5d41402a")
    #expect(Fingerprint("5D41402A") == nil)
    #expect(Fingerprint("5d41402") == nil)
  }
}
