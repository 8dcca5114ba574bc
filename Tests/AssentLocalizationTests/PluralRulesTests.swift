import AssentLocalization
import AssentModel
import Testing

@Suite struct PluralRulesTests {
  /// Samples of CLDR's plural charts.
  static let samples: [(locale: String, category: PluralCategory, numbers: [Int])] = [
    ("en", .one, [1]), ("en", .other, [0, 2, 21, 1_000_000]),
    ("nl", .one, [1]), ("nl", .other, [0, 2, 101]), ("de", .one, [1]), ("sv", .other, [0, 2]),
    ("fr", .one, [0, 1]), ("fr", .other, [2, 10, 999_999]), ("fr", .many, [1_000_000, 2_000_000]),
    ("fr-BE", .one, [0, 1]), ("es", .many, [1_000_000]), ("it", .one, [1]), ("pt", .one, [0, 1]), ("pt-PT", .other, [0, 2]),
    ("pl", .one, [1]), ("pl", .few, [2, 4, 22, 104]), ("pl", .many, [0, 5, 12, 14, 21, 112]),
    ("cs", .few, [2, 3, 4]), ("cs", .other, [0, 5, 22]), ("sk", .one, [1]),
    ("ru", .one, [1, 21, 101]), ("ru", .few, [2, 34]), ("ru", .many, [0, 5, 11, 14, 111]), ("uk", .many, [12, 25]),
    ("be", .few, [3, 24]), ("sr", .one, [1, 31]), ("hr", .few, [2, 103]), ("sl", .two, [2, 102]), ("sl", .few, [3, 104]),
    ("lt", .one, [1, 21]), ("lt", .few, [2, 9, 22]), ("lt", .other, [0, 10, 11, 30]), ("lv", .zero, [0, 10, 11, 30]), ("lv", .one, [1, 31]),
    ("ar", .zero, [0]), ("ar", .one, [1]), ("ar", .two, [2]), ("ar", .few, [3, 10, 103]), ("ar", .many, [11, 99, 111]), ("ar", .other, [100, 102]),
    ("he", .one, [1]), ("he", .two, [2]), ("he", .other, [0, 3, 20]),
    ("ga", .two, [2]), ("ga", .few, [3, 6]), ("ga", .many, [7, 10]), ("ga", .other, [0, 11]),
    ("cy", .zero, [0]), ("cy", .few, [3]), ("cy", .many, [6]), ("cy", .other, [4, 5, 7]), ("mt", .few, [0, 5, 103]),
    ("br", .two, [2, 22]), ("br", .few, [3, 9]), ("gd", .one, [1, 11]), ("kw", .two, [2, 1000]), ("ro", .few, [0, 2, 19, 101]),
    ("hi", .one, [0, 1]), ("fa", .one, [0, 1]), ("si", .one, [0, 1]), ("is", .one, [1, 21]), ("da", .one, [1]), ("mk", .one, [1, 31]),
    ("ja", .other, [0, 1, 2]), ("zh", .other, [1]), ("zh-Hant", .other, [1]), ("ko", .other, [1]), ("vi", .other, [1]), ("th", .other, [1]),
    ("xx", .other, [0, 1]),
  ]

  @Test("A number has the category that CLDR gives it", arguments: samples)
  func categories(locale: String, category: PluralCategory, numbers: [Int]) throws {
    let rules = PluralRules.cardinal(for: try #require(LocaleTag(locale)))
    for number in numbers { #expect(rules.category(of: number) == category, "\(number) in \(locale)") }
    #expect(rules.categories.contains(category))
  }

  @Test(
    "A category with its first numbers says whether its words can leave the number out",
    arguments: [
      ("fr", PluralCategory.many, [1_000_000, 2_000_000, 3_000_000], false), ("fr", .one, [0, 1], true), ("nl", .one, [1], true),
      ("sl", .one, [1, 101, 201], false), ("ru", .one, [1, 21, 31], false), ("cs", .many, [], true), ("nl", .other, [0, 2, 3], false),
    ])
  func examples(locale: String, category: PluralCategory, numbers: [Int], impliesCount: Bool) throws {
    let rules = PluralRules.cardinal(for: try #require(LocaleTag(locale)))
    #expect(rules.examples(of: category) == numbers)
    #expect(rules.impliesCount(category) == impliesCount)
  }

  @Test("A negative number has the category of its absolute value")
  func negative() throws {
    let rules = PluralRules.cardinal(for: try #require(LocaleTag("en")))
    #expect(rules.category(of: -1) == .one)
    #expect(rules.category(of: .min) == .other)
  }
}
