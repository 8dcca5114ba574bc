import AssentModel

/// How a text ends, whatever the signs of its language are.
enum Ending: Hashable {
  case nothing, stop, comma, semicolon, colon, question, exclamation, ellipsis

  /// The ending in front of closing quotation marks and space.
  init(of passage: Passage) {
    guard let last = Self.lastIndex(passage.scalars) else {
      self = .nothing
      return
    }
    let before = last > 0 ? passage.scalars[last - 1] : nil
    switch passage.scalars[last] {
    // In Greek a semicolon asks.
    case ";", "\u{37E}": self = passage.locale.language == "el" ? .question : .semicolon
    case "\u{61B}", "\u{FF1B}": self = .semicolon
    case "?", "\u{FF1F}", "\u{61F}", "\u{203D}", "\u{2047}", "\u{2048}", "\u{2049}", "\u{55E}", "\u{1367}": self = .question
    case "!", "\u{FF01}": self = before == "?" || before == "\u{FF1F}" ? .question : .exclamation
    case ":", "\u{FF1A}": self = .colon
    case ",", "\u{60C}", "\u{FF0C}", "\u{3001}": self = .comma
    case "\u{2026}", "\u{22EF}": self = .ellipsis
    case ".": self = before == "." ? .ellipsis : .stop
    case "\u{3002}", "\u{FF0E}", "\u{FF61}", "\u{6D4}", "\u{589}", "\u{964}", "\u{1362}", "\u{17D4}", "\u{104B}", "\u{701}", "\u{F0D}": self = .stop
    default: self = .nothing
    }
  }

  /// The index of the last sign that isn't a space or a closing quotation mark.
  static func lastIndex(_ scalars: [Unicode.Scalar]) -> Int? {
    scalars.lastIndex { !$0.isWhitespace && !closing.contains($0) }
  }

  private static let closing: Set<Unicode.Scalar> = [
    "\"", "'", "\u{201D}", "\u{201C}", "\u{2019}", "\u{2018}", "\u{BB}", "\u{AB}", "\u{203A}", "*", "_", "\u{300D}",
    "\u{300F}", "\u{200F}", "\u{200E}",
  ]

  /// "a question mark".
  var name: String {
    switch self {
    case .nothing: "no punctuation"
    case .stop: "a full stop"
    case .comma: "a comma"
    case .semicolon: "a semicolon"
    case .colon: "a colon"
    case .question: "a question mark"
    case .exclamation: "an exclamation mark"
    case .ellipsis: "an ellipsis"
    }
  }

  /// What is written at the end in a language, with the space that French has in front.
  func sign(in locale: LocaleTag) -> String {
    let isFullWidth = ["zh", "ja", "yue"].contains(locale.language)
    let isArabic = ["ar", "fa", "ur", "ps", "sd", "ug", "ckb"].contains(locale.language)
    let space = locale.language == "fr" && locale.region != "CA" ? "\u{202F}" : ""
    switch self {
    case .nothing: return ""
    case .stop: return isFullWidth ? "\u{3002}" : locale.language == "hi" ? "\u{964}" : locale.language == "ur" ? "\u{6D4}" : "."
    case .comma: return isArabic ? "\u{60C}" : isFullWidth ? "\u{FF0C}" : ","
    case .semicolon: return locale.language == "el" ? "\u{B7}" : isArabic ? "\u{61B}" : isFullWidth ? "\u{FF1B}" : space + ";"
    case .colon: return isFullWidth ? "\u{FF1A}" : (locale.language == "fr" ? "\u{A0}" : "") + ":"
    case .question: return locale.language == "el" ? ";" : isArabic ? "\u{61F}" : isFullWidth ? "\u{FF1F}" : space + "?"
    case .exclamation: return isFullWidth ? "\u{FF01}" : space + "!"
    case .ellipsis: return "\u{2026}"
    }
  }
}
