public import AssentModel

/// The plural categories of a language and the numbers that they stand for.
///
/// Source: Unicode CLDR, cardinal plural rules.
public struct PluralRules: Sendable {
  /// In the order in which they are asked; `other` is what remains.
  let conditions: [(category: PluralCategory, condition: PluralCondition)]

  private init(_ conditions: [(category: PluralCategory, condition: PluralCondition)]) {
    self.conditions = conditions
  }

  /// The rules for cardinal numbers; those of the language when CLDR has none for the region, else `other` alone.
  public static func cardinal(for locale: LocaleTag) -> PluralRules {
    let regional = locale.region.flatMap { cardinals["\(locale.language)-\($0)"] }
    return regional ?? cardinals[locale.language] ?? PluralRules([])
  }

  /// The category of a whole number.
  public func category(of number: Int) -> PluralCategory {
    conditions.first { $0.condition.holds(for: number) }?.category ?? .other
  }

  /// All categories of the language, `other` included.
  public var categories: Set<PluralCategory> {
    Set(conditions.map(\.category)).union([.other])
  }

  /// All categories of the language in CLDR's order.
  public var orderedCategories: [PluralCategory] { PluralCategory.allCases.filter(categories.contains) }

  /// The first whole numbers of a category, three at most; empty when only numbers with decimals belong to it.
  public func examples(of category: PluralCategory) -> [Int] {
    Array(Self.samples.lazy.filter { self.category(of: $0) == category }.prefix(3))
  }

  /// Whether the words of a category can say its number: "one" can where it stands for 1 or 0, not where it stands for 21 as well.
  public func impliesCount(_ category: PluralCategory?) -> Bool {
    guard let category, category != .other else { return false }
    return examples(of: category).count <= 2
  }

  /// Every category that whole numbers have in any language has one of these; a category with more than two numbers has at least three.
  private static let samples = Array(0...1999) + [10_000, 20_000, 100_000, 1_000_000, 2_000_000, 3_000_000]

  /// By language, or language and region.
  private static let cardinals: [String: PluralRules] = {
    var result: [String: PluralRules] = [:]
    for line in PluralData.cardinals.split(separator: "\n") {
      let halves = line.split(separator: "|", maxSplits: 1)
      let conditions = (halves.count == 2 ? halves[1] : "").split(separator: ";").compactMap { rule -> (PluralCategory, PluralCondition)? in
        let parts = rule.split(separator: ":")
        guard parts.count == 2, let category = PluralCategory(rawValue: parts[0].filter { $0 != " " }),
          let condition = PluralCondition(parts[1])
        else { return nil }
        return (category, condition)
      }
      for tag in halves[0].split(separator: " ") { result[String(tag)] = PluralRules(conditions) }
    }
    return result
  }()

  /// The languages and regions that have rules of their own.
  static var tags: [String] { cardinals.keys.sorted() }
}

/// A plural category of CLDR. The raw value is the word in string tables; the order is that of CLDR.
public enum PluralCategory: String, Hashable, Sendable, CaseIterable {
  case zero
  case one
  case two
  case few
  case many
  case other
}
