import AssentLocalization
import AssentModel
import Testing

@Suite("Scripts of locales")
struct LocaleScriptTests {
  @Test(
    "A locale is written in the script of its tag, else in the likely one of its language and region, and in that script's direction",
    arguments: [
      ("ar", "Arab", .rightToLeft), ("he-IL", "Hebr", .rightToLeft), ("az-Arab", "Arab", .rightToLeft), ("nl", "Latn", .leftToRight),
      ("ar-Latn", "Latn", .leftToRight), ("ku", "Latn", .leftToRight), ("ckb", "Arab", .rightToLeft), ("ary", "Arab", .rightToLeft),
      ("apc", "Arab", .rightToLeft), ("syr", "Syrc", .rightToLeft), ("nqo", "Nkoo", .rightToLeft), ("rhg", "Rohg", .rightToLeft),
      ("skr", "Arab", .rightToLeft), ("pa-PK", "Arab", .rightToLeft), ("pa", "Guru", .leftToRight), ("uz-AF", "Arab", .rightToLeft),
      ("az", "Latn", .leftToRight), ("az-IR", "Arab", .rightToLeft), ("ks", "Arab", .rightToLeft), ("ks-Deva", "Deva", .leftToRight),
      ("ff-Adlm", "Adlm", .rightToLeft), ("yi", "Hebr", .rightToLeft), ("dv", "Thaa", .rightToLeft), ("ar-XB", "Arab", .rightToLeft),
      ("zh-TW", "Hant", .leftToRight), ("qaa", nil, .leftToRight),
    ] as [(String, String?, TextDirection)])
  func script(text: String, script: String?, direction: TextDirection) throws {
    let tag = try #require(LocaleTag(text))
    #expect(tag.likelyScript == script)
    #expect(tag.direction == direction)
  }

  @Test(
    "Two locales share a script, or don't",
    arguments: [
      ("fr", "fr-BE", true), ("sr", "sr-Latn", false), ("sr", "sr-Cyrl", true), ("zh-Hans", "zh-Hant", false), ("zh", "zh-CN", true),
      ("az", "az-Arab", false), ("ur", "ar", true), ("qaa", "qaa", true), ("qaa", "en", false),
    ])
  func sharing(left: String, right: String, expected: Bool) throws {
    #expect(try #require(LocaleTag(left)).sharesScript(with: try #require(LocaleTag(right))) == expected)
  }
}
