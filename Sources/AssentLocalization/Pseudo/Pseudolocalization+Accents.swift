extension Pseudolocalization {
  private static let opening = "\u{27E6}"
  private static let closing = "\u{27E7}"
  /// How much longer a text becomes, in per cent: what a translation from English takes.
  private static let growth = 40
  private static let padding = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(accents)

  static func accented(_ texts: [String]) -> [String] {
    let length = texts.reduce(0) { $0 + $1.unicodeScalars.count }
    guard length > 0 else { return texts }
    var result = texts.map(accents)
    result[0] = opening + result[0]
    // Space at the end separates the text from what follows it, such as the anchor of a heading.
    let last = result[result.count - 1]
    let end = last.unicodeScalars.reversed().prefix { $0 == " " }.count
    result[result.count - 1] =
      String(last.unicodeScalars.dropLast(end)) + words(atLeast: (length * growth + 99) / 100) + closing + String(repeating: " ", count: end)
    return result
  }

  /// Whole words, so that lines break as they would in a translation.
  private static func words(atLeast length: Int) -> String {
    var words = ""
    var count = 0
    var next = 0
    while count < length {
      let word = padding[next % padding.count]
      words += " " + word
      count += 1 + word.unicodeScalars.count
      next += 1
    }
    return words
  }

  private static func accents(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(accent(scalar)) }
    return String(result)
  }

  /// A letter of ASCII as one of Latin Extended that looks like it.
  private static func accent(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "a"..."z": small[Int(scalar.value - 0x61)]
    case "A"..."Z": capital[Int(scalar.value - 0x41)]
    default: scalar
    }
  }

  private static let small = Array("åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž".unicodeScalars)
  private static let capital = Array("ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ".unicodeScalars)
}
