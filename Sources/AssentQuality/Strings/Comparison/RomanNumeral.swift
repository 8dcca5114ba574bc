/// Numbers in Roman letters.
enum RomanNumeral {
  /// The value of `XX`, `XXe`, `IVème`; `nil` for a single letter but I, V and X, and for what is none.
  static func value(_ word: String) -> Int? {
    let letters = Array(word.unicodeScalars.prefix { $0.isUppercaseLetter })
    guard (1...8).contains(letters.count), endings.contains(String(word.unicodeScalars.dropFirst(letters.count))) else { return nil }
    let digits = letters.compactMap { values[$0] }
    guard digits.count == letters.count else { return nil }
    var sum = 0
    for (index, digit) in digits.enumerated() {
      sum += index + 1 < digits.count && digits[index + 1] > digit ? -digit : digit
    }
    return sum
  }

  private static let values: [Unicode.Scalar: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100]
  private static let endings: Set<String> = ["", "e", "er", "ème", "re"]
}
