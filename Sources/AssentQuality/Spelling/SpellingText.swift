internal import Foundation

/// How a word is looked up.
enum SpellingText {
  /// The word with straight apostrophes and plain hyphens, without soft hyphens, its accents composed.
  static func plain(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    var view = String.UnicodeScalarView()
    var hasMark = false
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\u{2019}", "\u{2BC}": view.append("'")
      case "\u{2011}", "\u{2010}": view.append("-")
      case "\u{AD}": continue
      default:
        view.append(scalar)
        if scalar.value >= 0x300, scalar.properties.generalCategory == .nonspacingMark { hasMark = true }
      }
    }
    let text = String(view)
    return hasMark ? text.precomposedStringWithCanonicalMapping : text
  }

  /// Whether it has two letters or more, all of them capitals; what a plural adds may be small: `SMS’en`, `URLs`.
  static func isAcronym(_ word: some StringProtocol) -> Bool {
    var capitals = 0
    var small = 0
    for scalar in word.unicodeScalars {
      if scalar == "-" || scalar == "'" { continue }
      if scalar.properties.isLowercase {
        small += 1
      } else if small > 0 {
        return false
      } else {
        capitals += 1
      }
    }
    if small == 0 { return capitals >= 2 }
    if word.unicodeScalars.contains("'") { return capitals >= 2 && small <= 3 }
    return capitals >= 3 && (word.hasSuffix("s") && small == 1 || word.hasSuffix("es") && small == 2)
  }

  static func hasDigit(_ word: String) -> Bool { word.unicodeScalars.contains { $0.properties.numericType == .decimal } }

  static func startsWithCapital(_ word: String) -> Bool { word.unicodeScalars.first?.properties.isUppercase ?? false }
}
