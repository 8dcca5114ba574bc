import AssentLocalization

extension ExchangeUnit {
  /// The limit in words; `nil` without one.
  var limitNote: String? { maximumLength.map { "At most \($0) characters, placeholders not counted" } }

  /// What the category of a segment is for, in words.
  static func categoryNote(_ segment: Segment) -> String? {
    guard let category = segment.category else { return nil }
    let numbers = segment.examples.map(String.init).joined(separator: ", ")
    return "Plural category '\(category.rawValue)'" + (numbers.isEmpty ? ", for numbers with decimals" : ", for \(numbers)")
      + (segment.examples.count == 3 ? " and so on" : "")
  }
}
