/// Tells the stop of an abbreviation from that of a sentence.
enum Abbreviations {
  private static let common: Set<String> = [
    "etc", "enz", "usw", "ecc", "cf", "vs", "no", "nr", "n°", "inc", "ltd", "co", "corp", "jr", "sr", "st", "dr", "mr", "mrs", "approx", "ca", "env",
    "max", "min", "tel", "tél", "incl", "excl", "bijv", "bv", "resp", "ing", "prof", "av", "boul", "str", "art", "fig", "vol", "p", "pp", "jan",
    "feb",
    "febr", "janv", "févr", "apr", "avr", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "déc", "a.m", "p.m",
  ]

  /// Whether the last stop ends an abbreviation, such as "etc." or "a.m.", or an ordinal, such as "31.".
  static func isAtEnd(of passage: Passage) -> Bool {
    guard let last = Ending.lastIndex(passage.scalars), passage.scalars[last] == "." else { return false }
    let word = passage.scalars[..<last].reversed().prefix { $0.isLetterOrDigit || $0 == "." || $0 == "°" }.prefix(12)
    let text = word.reversed().reduce(into: "") { $0.unicodeScalars.append($1) }.lowercased()
    if text.isEmpty { return false }
    return text.contains(".") || common.contains(text) || text.allSatisfy(\.isNumber) && text.count <= 2
  }
}
