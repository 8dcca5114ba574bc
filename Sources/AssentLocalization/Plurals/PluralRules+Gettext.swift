extension PluralRules {
  /// The rules as gettext writes them in the header `Plural-Forms` of a PO file, for whole numbers: `nplurals=2; plural=(n == 1 ? 0 : 1);`.
  ///
  /// The forms are in CLDR's order of the categories. A category that only numbers with decimals have is not among them.
  public var gettextHeader: String {
    let terms = conditions.map { ($0.category, $0.condition.gettextExpression) }
    let ordered = PluralCategory.allCases.filter { category in
      category == .other || terms.contains { $0.0 == category && $0.1 != "0" }
    }
    var expression = String(ordered.count - 1)
    for (category, term) in terms.reversed() where term != "0" {
      guard let form = ordered.firstIndex(of: category) else { continue }
      expression = term == "1" ? String(form) : "\(term) ? \(form) : \(expression)"
    }
    return "nplurals=\(ordered.count); plural=(\(expression));"
  }
}

extension PluralCondition {
  /// The condition in the syntax of C, for a whole number `n`; "1" and "0" when it holds for all of them and for none.
  fileprivate var gettextExpression: String {
    var terms: [String] = []
    for relations in alternatives {
      let parts = relations.map(\.gettextExpression)
      if parts.contains("0") { continue }
      let needed = parts.filter { $0 != "1" }
      if needed.isEmpty { return "1" }
      terms.append(needed.joined(separator: " && "))
    }
    guard terms.count > 1 else { return terms.first ?? "0" }
    return terms.map { $0.contains("&&") ? "(\($0))" : $0 }.joined(separator: " || ")
  }
}

extension PluralCondition.Relation {
  fileprivate var gettextExpression: String {
    // A whole number has no decimals and no exponent: what asks for those is decided.
    guard operand == "n" || operand == "i" else { return ranges.contains { $0.contains(0) } != isNegated ? "1" : "0" }
    let value = modulus.map { "n % \($0)" } ?? "n"
    let terms = joinedRanges.map { range in
      if range.lowerBound == range.upperBound { return "\(value) == \(range.lowerBound)" }
      return range.lowerBound == 0 ? "\(value) <= \(range.upperBound)" : "\(value) >= \(range.lowerBound) && \(value) <= \(range.upperBound)"
    }
    if isNegated, let only = joinedRanges.first, joinedRanges.count == 1, only.lowerBound == only.upperBound {
      return "\(value) != \(only.lowerBound)"
    }
    let whole = terms.count == 1 ? terms[0] : terms.map { $0.contains("&&") ? "(\($0))" : $0 }.joined(separator: " || ")
    return isNegated ? "!(\(whole))" : terms.count == 1 ? whole : "(\(whole))"
  }

  /// The ranges in order, neighbours as one.
  private var joinedRanges: [ClosedRange<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
      guard let last = joined.last, range.lowerBound <= last.upperBound + 1 else { return joined.append(range) }
      joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
  }
}
