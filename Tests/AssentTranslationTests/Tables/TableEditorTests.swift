import AssentLocalization
import AssentModel
import AssentTranslation
import Testing

@Suite("Editing a string table in place")
struct TableEditorTests {
  private let fr = LocaleTag("fr") ?? .undetermined
  private let en = LocaleTag("en") ?? .undetermined

  private func edit(_ text: String, _ edits: [StringEdit], source: String = "") throws -> String {
    let table = StringTable.parse(text, file: "fr.yml", locale: fr).table
    let original = StringTable.parse(source, file: "en.yml", locale: en).table
    return try TableEditor(text: text, table: table, order: EntryOrder(original, text: source)).applying(edits)
  }

  private func key(_ text: String) throws -> StringKey { try #require(StringKey(text)) }

  private func plain(_ text: String) throws -> Message { .plain(try MessagePattern(parsing: text)) }

  @Test(
    "A text is replaced in whatever style it stands, and nothing else moves",
    arguments: [
      ("strings:\n  a:\n    text: old\n    state: new\n", "strings:\n  a:\n    text: \"né\"\n    state: new\n"),
      ("strings:\n  a:\n    text: 'it''s' # c\n", "strings:\n  a:\n    text: \"né\" # c\n"),
      ("strings:\n  a:\n    text: \"x \\\" # y\"  # c\n", "strings:\n  a:\n    text: \"né\"  # c\n"),
      (
        "# top\nstrings: # s\n\n  # about a\n  a: # k\n    # t\n    text: old # c\n    # after\n\n  b:\n    text: b",
        "# top\nstrings: # s\n\n  # about a\n  a: # k\n    # t\n    text: \"né\" # c\n    # after\n\n  b:\n    text: b"
      ),
      ("strings:\n  a:\n    text: |\n      one\n\n      # two\n    state: new\n", "strings:\n  a:\n    text: \"né\"\n    state: new\n"),
      ("strings:\n  a:\n    text: >-\n      one\n  b:\n    text: b\n", "strings:\n  a:\n    text: \"né\"\n  b:\n    text: b\n"),
      ("strings:\n  a:\n    text: \"one\n      two\"\n    state: new\n", "strings:\n  a:\n    text: \"né\"\n    state: new\n"),
      ("strings:\n  a:\n    text: one\n      two\n    state: new\n", "strings:\n  a:\n    text: \"né\"\n    state: new\n"),
      ("strings:\n  a:\n    text:\n      old\n    state: new\n", "strings:\n  a:\n    text: \"né\"\n    state: new\n"),
      ("strings:\n  a: {text: old, state: new}\n  b: {text: b}\n", "strings:\n  a:\n    text: \"né\"\n    state: new\n  b: {text: b}\n"),
      ("strings:\r\n  a:\r\n    text: old\r\n", "strings:\r\n  a:\r\n    text: \"né\"\r\n"),
      ("\u{FEFF}strings:\n  a:\n    text: old\n", "\u{FEFF}strings:\n  a:\n    text: \"né\"\n"),
      ("strings:\n    'a':\n        \"text\": old", "strings:\n    'a':\n        \"text\": \"né\"\n"),
      ("---\nstrings:\n  a:\n    state: new\n    text: old\n...\n", "---\nstrings:\n  a:\n    state: new\n    text: \"né\"\n...\n"),
      ("strings:\n a:\n  text: https://x.example/#y # c\n", "strings:\n a:\n  text: \"né\" # c\n"),
    ])
  func text(_ old: String, _ new: String) throws {
    #expect(try edit(old, [StringEdit(key: key("a"), message: plain("né"))]) == new)
  }

  @Test("Every scalar that is written reads as what was meant", arguments: HostileTable.texts)
  func scalars(_ text: String) throws {
    let doubled = try MessagePattern(parsing: text.contains("{") ? text : text)
    let result = try edit("strings:\n  a:\n    text: old\n", [StringEdit(key: key("a"), message: .plain(doubled))])
    #expect(StringTable.parse(result, file: "fr.yml", locale: fr).table.entries[try key("a")]?.message == .plain(doubled))
    #expect(result.split(separator: "\n").count == 3, "on one line: \(result)")
  }

  @Test("State and fingerprint go behind the text, or replace what is there")
  func fields() throws {
    let fingerprint = Fingerprint(of: "x")
    let bare = "strings:\n  a:\n    text: old # c\n\n  b:\n    text: b\n"
    #expect(
      try edit(bare, [StringEdit(key: key("a"), state: .reviewed, source: fingerprint)])
        == "strings:\n  a:\n    text: old # c\n    state: reviewed\n    source: \(fingerprint)\n\n  b:\n    text: b\n")
    let full = "strings:\n  a:\n    source: 00000000 # s\n    state: machine # m\n    text: old\n"
    #expect(
      try edit(full, [StringEdit(key: key("a"), state: .reviewed, source: fingerprint)])
        == "strings:\n  a:\n    source: \(fingerprint) # s\n    state: reviewed # m\n    text: old\n")
    #expect(
      try edit("strings:\n  a:\n    text: old\n    state: new\n", [StringEdit(key: key("a"), source: fingerprint)])
        == "strings:\n  a:\n    text: old\n    state: new\n    source: \(fingerprint)\n")
  }

  @Test("Only the categories of a plural that differ are touched")
  func plurals() throws {
    let old = "strings:\n  a:\n    text:\n      one: 'un' # 1\n      other: |\n        {count}\n      # end\n    state: new\n"
    let same = try Message.plural([.one: MessagePattern(parsing: "une"), .other: MessagePattern(parsing: "{count}\n")])
    #expect(try edit(old, [StringEdit(key: key("a"), message: same)]) == old.replacing("'un'", with: "\"une\""))
    let more = try Message.plural([.one: MessagePattern(parsing: "un"), .many: MessagePattern(parsing: "m"), .other: MessagePattern(parsing: "o")])
    #expect(
      try edit(old, [StringEdit(key: key("a"), message: more)])
        == "strings:\n  a:\n    text:\n      one: \"un\"\n      many: \"m\"\n      other: \"o\"\n    state: new\n")
    #expect(try edit(old, [StringEdit(key: key("a"), message: plain("p"))]) == "strings:\n  a:\n    text: \"p\"\n    state: new\n")
  }

  @Test("A new entry stands where the source table has it, with the paragraphs of the source")
  func additions() throws {
    let source = ["a", "b", "c", "d", "e"].map { "  \($0):\n    text: \($0)\n" }
    let order = "strings:\n" + source[0] + source[1] + "\n  # about c\n" + source[2] + source[3] + source[4]
    let edits = try ["a", "c", "d"].map { StringEdit(key: try key($0), message: try plain($0.uppercased()), state: .machine) }
    let result = try edit("strings:\n  # about b\n  b:\n    text: b\n\n  e:\n    text: e\n# end\n", edits, source: order)
    #expect(
      result == """
        strings:
          a:
            text: "A"
            state: machine
          # about b
          b:
            text: b

          c:
            text: "C"
            state: machine
          d:
            text: "D"
            state: machine

          e:
            text: e
        # end

        """)
    for empty in ["", "strings:\n", "strings: {}\n", "# c\nstrings:\n# d\n"] {
      #expect(try edit(empty, edits, source: order).contains("  a:\n    text: \"A\"\n    state: machine\n\n  c:"), "\(empty)")
    }
  }

  @Test(
    "What can't be edited without damage is refused",
    arguments: ["strings: {a: {text: old}, b: {text: b}}\n", "{strings: {a: {text: old}}}\n"])
  func refusals(_ text: String) {
    #expect(throws: TranslationFailure.self) { try edit(text, [StringEdit(key: key("a"), message: plain("new"))]) }
  }

  @Test("An edit that changes nothing leaves the text as it is")
  func nothing() throws {
    let text = "strings:\n  a:   {text:   old}\n"
    #expect(try edit(text, [StringEdit(key: key("a"), message: plain("old"))]) == text)
    #expect(try edit(text, []) == text)
  }

  @Test("Thousands of edits at once are made", .timeLimit(.minutes(10)))
  func many() throws {
    let names = (0..<6_000).map { "key.n\($0)" }
    let text = "strings:\n" + names.map { "  \($0):\n    text: old\n" }.joined()
    let edits = try names.map { StringEdit(key: try key($0), message: try plain("new \($0)"), state: .translated) }
    let result = try edit(text, edits, source: text)
    #expect(result.split(separator: "\n").count == 18_001)
  }
}
