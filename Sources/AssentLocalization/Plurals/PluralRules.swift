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
    category(of: PluralOperands(number))
  }

  /// The category of a number as it is written, with a point: `1.0` is not `1`. `nil` when it is no number.
  public func category(ofDecimal text: some StringProtocol) -> PluralCategory? {
    PluralOperands(decimal: text).map { category(of: $0) }
  }

  /// All categories of the language, `other` included.
  public var categories: Set<PluralCategory> {
    Set(conditions.map(\.category)).union([.other])
  }

  /// The whole numbers among a few thousand typical ones that belong to a category.
  func samples(of category: PluralCategory) -> [Int] {
    Self.samples.filter { self.category(of: $0) == category }
  }

  private func category(of operands: PluralOperands) -> PluralCategory {
    conditions.first { $0.condition.holds(for: operands) }?.category ?? .other
  }

  /// Every category that whole numbers have in any language has one of these.
  private static let samples = Array(0...1999) + [10_000, 20_000, 100_000, 1_000_000, 2_000_000]

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
