import AssentLocalization
import AssentModel
import AssentTranslation
import Testing

@Suite("Damaged files")
struct DamageTests {
  /// A sequence that is the same in every run.
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33 | state << 31
    }
  }

  @Test("Whatever happens to a file on its way, an import ends, and takes over no text with other placeholders", arguments: ExchangeFormat.allCases)
  func damage(_ format: ExchangeFormat) throws {
    let source =
      "strings:\n  a:\n    text: \"Hello {name}, {{x}}\"\n    max: 30\n  b:\n    text:\n      one: \"{count} day\"\n      other: \"{count} days\"\n"
    let site = try SiteCopy(
      source: source, "nl",
      "strings:\n  a:\n    text: \"Dag {name}, {{x}}\"\n  b:\n    text:\n      one: \"{count} dag\"\n      other: \"{count} dagen\"\n")
    let project = try site.project()
    let original = try project.table(project.source).table
    let file = Array(try site.export("nl", format).utf8)
    var random = Sequence(state: 2026)
    var taken = 0
    for _ in 0..<120 {
      var bytes = file
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        // Half of the time in a translation.
        let text = Bool.random(using: &random) ? bytes.firstRange(of: Array("Dag ".utf8)) : nil
        let place =
          text.map { min(bytes.count - 1, $0.upperBound + Int.random(in: 0..<6, using: &random)) } ?? Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(Array("{}\"'<>&,;\n\r\\ e[]".utf8).randomElement(using: &random) ?? 0, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
        }
        if bytes.isEmpty { bytes = file }
      }
      let plan = try ImportPlan.make(bytes, name: "back", project: project)
      for change in plan.changes {
        taken += 1
        let expected = try #require(original.entries[change.key]).message.placeholders
        #expect(change.newMessage.placeholders == expected, "\(String(decoding: bytes, as: UTF8.self))")
        #expect(change.newMessage != change.oldMessage || change.newState != change.oldState || change.isConfirmed)
      }
    }
    #expect(taken > 0)
  }

  @Test("A table takes a thousand edits one after the other and reads as what was meant each time")
  func edits() throws {
    let pieces = HostileTable.texts
    var random = Sequence(state: 7)
    let de = try #require(LocaleTag("de"))
    let keys = try (0..<12).map { try #require(StringKey("k.n\($0)")) }
    let source = "strings:\n" + keys.enumerated().map { ($0 % 4 == 2 ? "\n" : "") + "  \($1):\n    text: x\n" }.joined()
    let order = EntryOrder(StringTable.parse(source, file: "en", locale: de).table, text: source)
    var text = "# about\nstrings:\n  # first\n  k.n3: {text: 'a'}\n\n  k.n5:\n      text: |\n        b\n\n        # c\n      state: new # s\n# last\n"
    var meant: [StringKey: Message] = [:]
    for _ in 0..<1000 {
      let key = try #require(keys.randomElement(using: &random))
      let first = try MessagePattern(parsing: pieces.randomElement(using: &random) ?? "")
      let second = try MessagePattern(parsing: pieces.randomElement(using: &random) ?? "")
      let messages: [Message] = [
        .plain(first), .plural([.one: first, .other: second]), .plural([.other: second]), .plural([.one: second, .few: first, .other: first]),
      ]
      let message = try #require(messages.randomElement(using: &random))
      let table = StringTable.parse(text, file: "de", locale: de).table
      let state: TranslationState? = Bool.random(using: &random) ? TranslationState.allCases.randomElement(using: &random) : nil
      let mark: Fingerprint? = Bool.random(using: &random) ? Fingerprint(of: "\(meant.count)") : nil
      text = try TableEditor(text: text, table: table, order: order).applying([StringEdit(key: key, message: message, state: state, source: mark)])
      meant[key] = message
    }
    let table = StringTable.parse(text, file: "de", locale: de).table
    for (key, message) in meant { #expect(table.entries[key]?.message == message) }
    #expect(table.entries.values.sorted { ($0.location.line ?? 0) < ($1.location.line ?? 0) }.map(\.key) == keys)
    #expect(text.hasPrefix("# about\nstrings:\n") && text.contains("  # first\n") && text.hasSuffix("\n# last\n"))
  }
}
