import AssentLocalization
import AssentModel
import Testing

@Suite("Pseudo-locales")
struct PseudolocalizationTests {
  @Test(
    "Places to fill and braces stay, letters get accents, and brackets go around the whole",
    arguments: [
      ("Stop", "⟦Šţöþ öñé⟧"), ("{scope}: yes", "⟦{scope}: ýéš öñé⟧"), ("From {a} to {b}", "⟦Ƒŕöɱ {a} ţö {b} öñé⟧"), ("a {{b}} c", "⟦å {{ƀ}} ç öñé⟧"),
      ("", ""), ("Stop ", "⟦Šţöþ öñé⟧ "),
    ])
  func accented(_ text: String, _ expected: String) throws {
    let pattern = try MessagePattern(parsing: text)
    let changed = Pseudolocalization.accented.transform(pattern)
    #expect(changed.description == expected)
    #expect(changed.placeholders == pattern.placeholders)
    #expect(try MessagePattern(parsing: changed.description) == changed)
  }

  @Test("A text grows by at least 40 %, in whole words", arguments: [1, 5, 20, 200])
  func grows(_ count: Int) {
    let text = String(repeating: "a", count: count)
    let changed = Pseudolocalization.accented.transform(text)
    #expect(changed.unicodeScalars.count >= count + (count * 4 + 9) / 10 + 2)
    #expect(changed.unicodeScalars.count <= count + count * 4 / 10 + 10)
    #expect(changed.hasPrefix("⟦") && changed.hasSuffix("⟧"))
  }

  @Test("Each word is turned, and the spaces between them are not")
  func turned() throws {
    let word = { (text: String) in "\u{200F}\u{202E}\(text)\u{202C}\u{200F}" }
    #expect(Pseudolocalization.rightToLeft.transform("Stop it") == word("Stop") + " " + word("it"))
    let pattern = Pseudolocalization.rightToLeft.transform(try MessagePattern(parsing: "{scope}: yes"))
    #expect(pattern.description == "{scope}: \(word("yes"))")
  }

  @Test("A table gets the pseudo-locale, the same keys, and every plural category of that locale's language", arguments: Pseudolocalization.allCases)
  func table(_ style: Pseudolocalization) throws {
    let yaml = "strings:\n  a.b:\n    text: {one: \"{count} minute\", other: \"{count} minutes\"}\n    max: 20\n  c: {text: Go}\n"
    let table = StringTable.parse(yaml, file: "strings.yml", locale: try #require(LocaleTag("en"))).table
    let changed = style.transform(table)
    #expect(changed.locale == style.locale && style.locale != .undetermined)
    #expect(Set(changed.entries.keys) == Set(table.entries.keys))
    for (key, entry) in table.entries {
      let other = try #require(changed.entries[key])
      #expect(other.message.placeholders == entry.message.placeholders && other.message != entry.message)
      let categories = PluralRules.cardinal(for: style.locale).categories
      let isPlural = entry.patterns.count > 1
      #expect(Set(other.patterns.map(\.category)) == (isPlural ? Set(categories) : Set(entry.patterns.map(\.category))))
      #expect(other.maximumLength == nil)
    }
    #expect(Pseudolocalization.rightToLeft.locale.direction == .rightToLeft)
  }

  @Test("Texts of any content", arguments: ["", " ", "\u{301}", "{{", "👩‍👩‍👧", String(repeating: "x ", count: 50_000), "\u{202E}"])
  func hostile(_ text: String) {
    for style in Pseudolocalization.allCases { _ = style.transform(text) }
    #expect(Pseudolocalization.accented.transform([]) == [])
  }
}
