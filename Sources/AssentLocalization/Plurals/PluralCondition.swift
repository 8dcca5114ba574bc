import AssentModel

/// A condition of CLDR's rule syntax, such as `v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or f % 10 = 2..4`.
///
/// Source: Unicode Technical Standard 35, part 3, "Plural rules syntax".
struct PluralCondition: Hashable, Sendable {
  /// True when all relations of one of the alternatives are.
  let alternatives: [[Relation]]

  struct Relation: Hashable, Sendable {
    let operand: Character
    /// `nil` for the operand itself.
    let modulus: Int?
    let isNegated: Bool
    let ranges: [ClosedRange<Int>]
  }

  /// `nil` when the text isn't a condition.
  init?(_ text: some StringProtocol) {
    var alternatives: [[Relation]] = []
    var relations: [Relation] = []
    var words = String(text).split(separator: " ")[...]
    while let operand = words.popFirst() {
      guard operand.count == 1, let letter = operand.first, "nivwftce".contains(letter) else { return nil }
      var modulus: Int?
      if words.first == "%" {
        guard let number = words.dropFirst().first.flatMap({ Int($0) }), number > 0 else { return nil }
        modulus = number
        words.removeFirst(2)
      }
      guard let sign = words.popFirst(), sign == "=" || sign == "!=", let list = words.popFirst() else { return nil }
      let ranges = list.split(separator: ",", omittingEmptySubsequences: false).map(Self.range)
      guard ranges.allSatisfy({ $0 != nil }) else { return nil }
      relations.append(Relation(operand: letter, modulus: modulus, isNegated: sign == "!=", ranges: ranges.compactMap(\.self)))
      switch words.popFirst() {
      case "and": guard !words.isEmpty else { return nil }
      case "or":
        guard !words.isEmpty else { return nil }
        alternatives.append(relations)
        relations = []
      case nil: break
      default: return nil
      }
    }
    guard !relations.isEmpty else { return nil }
    self.alternatives = alternatives + [relations]
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    guard let dots = text.firstRange(of: "..") else { return Int(text).map { $0...$0 } }
    guard let first = Int(text[..<dots.lowerBound]), let last = Int(text[dots.upperBound...]), first <= last else { return nil }
    return first...last
  }

  /// Whether the condition is true of a whole number.
  func holds(for number: Int) -> Bool {
    alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
  }
}

extension PluralCondition.Relation {
  /// A whole number has no decimals and no exponent: all operands except `n` and `i`, its absolute value, are 0.
  fileprivate func holds(for number: Int) -> Bool {
    let value = operand == "n" || operand == "i" ? Int(clamping: number.magnitude) : 0
    let remainder = modulus.map { value % $0 } ?? value
    return ranges.contains { $0.contains(remainder) } != isNegated
  }
}
