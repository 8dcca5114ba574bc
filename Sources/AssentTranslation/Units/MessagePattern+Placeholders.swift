import AssentLocalization

extension MessagePattern {
  /// The names of the places to fill in their order, each as often as it occurs.
  var orderedPlaceholders: [String] {
    parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it occurs first.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

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
