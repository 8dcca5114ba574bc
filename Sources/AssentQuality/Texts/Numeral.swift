/// A number as it is written: runs of digits with the signs between them.
struct Numeral {
  let range: Range<Int>
  /// The runs in ASCII digits.
  let runs: [String]
  /// What stands between two runs.
  let separators: [Unicode.Scalar]

  /// The numbers of a text outside of its addresses.
  static func all(in scalars: [Unicode.Scalar]) -> [Numeral] {
    guard scalars.contains(where: { digit($0) != nil }) else { return [] }
    let addresses = LinksInText.all(in: scalars)
    var numerals: [Numeral] = []
    var next = addresses[...]
    var index = 0
    while index < scalars.count {
      if let address = next.first, index >= address.range.lowerBound {
        index = max(index, address.range.upperBound)
        next.removeFirst()
        continue
      }
      guard digit(scalars[index]) != nil else {
        index += 1
        continue
      }
      let numeral = Numeral(at: index, scalars)
      index = numeral.range.upperBound
      numerals.append(numeral)
    }
    return numerals
  }

  private init(at start: Int, _ scalars: [Unicode.Scalar]) {
    var runs = [Self.run(at: start, scalars)]
    var separators: [Unicode.Scalar] = []
    var end = start + runs[0].utf8.count
    while end + 1 < scalars.count, Self.isSeparator(scalars[end]), Self.digit(scalars[end + 1]) != nil {
      let next = Self.run(at: end + 1, scalars)
      let isPoint = scalars[end] == "." || scalars[end] == "," || scalars[end] == "\u{66B}" || scalars[end] == "\u{66C}"
      // A space or an apostrophe only parts groups of three.
      guard isPoint || next.utf8.count == 3 && runs[0].utf8.count <= 3 && separators.allSatisfy({ $0 == scalars[end] }) else { break }
      separators.append(scalars[end])
      runs.append(next)
      end += 1 + next.utf8.count
    }
    self.range = start..<end
    self.runs = runs
    self.separators = separators
  }

  /// What the number says in a locale: one value, or several for a date, a time or a version.
  ///
  /// - Parameter hasDecimalComma: whether 1,5 is one and a half; 1.500 is a thousand and a half of it then.
  func values(hasDecimalComma: Bool) -> [String] {
    guard let last = separators.last else { return [Self.value(runs[0], "")] }
    let decimal: Set<Unicode.Scalar> = hasDecimalComma ? [",", "\u{66B}"] : [".", "\u{66B}"]
    if separators.count == 1, decimal.contains(last) { return [Self.value(runs[0], runs[1])] }
    if !separators.contains(where: decimal.contains), isGrouped(runs[...]) { return [Self.value(runs.joined(), "")] }
    // 1,000.5 is what it is wherever it is written.
    let groups = separators.dropLast()
    if !groups.isEmpty, !groups.contains(last), isGrouped(runs.dropLast()) { return [Self.value(runs.dropLast().joined(), runs[runs.count - 1])] }
    // 1.5 may be a version anywhere.
    if separators.count == 1 { return [Self.value(runs[0], runs[1])] }
    return runs.map { Self.value($0, "") }
  }

  /// The runs as numbers of their own.
  var pieces: [String] { runs.map { Self.value($0, "") } }

  /// Whether all runs but the first have three digits; the Indian system has two in all but the last.
  private func isGrouped(_ runs: ArraySlice<String>) -> Bool {
    guard let first = runs.first, let last = runs.last, runs.count > 1, first.utf8.count <= 3, last.utf8.count == 3, first != "0" else {
      return false
    }
    let middle = runs.dropFirst().dropLast()
    return middle.allSatisfy { $0.utf8.count == 3 } || middle.allSatisfy { $0.utf8.count == 2 } && separators.first == ","
  }

  private static func value(_ whole: String, _ decimals: String) -> String {
    let trimmed = whole.drop { $0 == "0" }
    var fraction = decimals[...]
    while fraction.last == "0" { fraction.removeLast() }
    return (trimmed.isEmpty ? "0" : String(trimmed)) + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func run(at start: Int, _ scalars: [Unicode.Scalar]) -> String {
    var digits = ""
    var index = start
    while index < scalars.count, let digit = digit(scalars[index]) {
      digits.unicodeScalars.append(digit)
      index += 1
    }
    return digits
  }

  /// The ASCII digit of a decimal digit in any script.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return scalar.isASCIIDigit ? scalar : nil }
    guard scalar.value >= 0x0660, !(0x2000...0xA61F).contains(scalar.value), scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue
    else { return nil }
    return Unicode.Scalar(UInt8(0x30 + Int(value)))
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", " ", "'", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2019}", "\u{66B}", "\u{66C}": true
    default: false
    }
  }
}

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
