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

  func holds(for operands: PluralOperands) -> Bool {
    alternatives.contains { $0.allSatisfy { Self.holds($0, for: operands) } }
  }

  private static func holds(_ relation: Relation, for operands: PluralOperands) -> Bool {
    let value =
      switch relation.operand {
      case "v": operands.v
      case "w": operands.w
      case "f": operands.f
      case "t": operands.t
      case "c", "e": operands.e
      default: operands.i
      }
    // A number with decimals that count is in no range of whole numbers.
    if relation.operand == "n", operands.t != 0 { return relation.isNegated }
    let remainder = relation.modulus.map { value % $0 } ?? value
    return relation.ranges.contains { $0.contains(remainder) } != relation.isNegated
  }
}

/// The numbers that plural rules look at.
///
/// Source: Unicode Technical Standard 35, part 3, "Plural Operand Meanings".
struct PluralOperands: Hashable, Sendable {
  /// The whole part of the absolute value.
  var i = 0
  /// How many decimals there are, with and without the zeros at the end.
  var v = 0
  var w = 0
  /// The decimals as a number, with and without the zeros at the end.
  var f = 0
  var t = 0
  /// The exponent of a compact number: 6 for `1.2c6`.
  var e = 0

  init(_ number: Int) {
    i = number == .min ? .max : abs(number)
  }

  /// Reads `3`, `-3.50` or `1.2c6`; `nil` when it is no such number or has more than 18 digits.
  init?(decimal text: some StringProtocol) {
    let unsigned = text.first == "-" ? text.dropFirst() : text.dropFirst(0)
    let halves = unsigned.split(omittingEmptySubsequences: false) { $0 == "c" || $0 == "e" }
    guard (1...2).contains(halves.count) else { return nil }
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0.isDigit } })
    else { return nil }
    var whole = String(parts[0])
    var decimals = parts.count == 2 ? String(parts[1]) : ""
    if halves.count == 2 {
      guard let exponent = Int(halves[1]), (0...18).contains(exponent) else { return nil }
      e = exponent
      for _ in 0..<exponent { whole.append(decimals.isEmpty ? "0" : decimals.removeFirst()) }
    }
    var significant = decimals
    while significant.last == "0" { significant.removeLast() }
    guard whole.utf8.count + decimals.utf8.count <= 18, let i = Int(whole) else { return nil }
    self.i = i
    self.v = decimals.utf8.count
    self.w = significant.utf8.count
    self.f = Int(decimals) ?? 0
    self.t = Int(significant) ?? 0
  }
}
