import AssentLocalization

extension PluralRules {
  var orderedCategories: [PluralCategory] { PluralCategory.allCases.filter(categories.contains) }

  /// The first whole numbers of a category, three at most.
  func examples(of category: PluralCategory) -> [Int] {
    var found: [Int] = []
    for number in Array(0...200) + [1_000_000, 2_000_000, 3_000_000] where self.category(of: number) == category {
      found.append(number)
      if found.count == 3 { break }
    }
    return found
  }

  /// Whether the words of a category can say its number: "one" can where it stands for 1 or 0, not where it stands for 21 as well.
  func impliesCount(_ category: PluralCategory?) -> Bool {
    guard let category, category != .other else { return false }
    return examples(of: category).count <= 2
  }
}
