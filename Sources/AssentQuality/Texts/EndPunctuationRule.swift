import AssentModel

/// A translation that ends with another punctuation mark than its source.
struct EndPunctuationRule: CheckRule {
  let rule = Rule(
    "end-punctuation", .warning, .translations,
    what: "The text ends with another punctuation mark than its source: stop, colon, question mark, exclamation mark, ellipsis.",
    why: "A label turns into a sentence, a question into an order, or a list is announced and none follows.",
    example: "Pressed by mistake? → Un clic par erreur.")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let original = passage.original, isComparable(passage.role), !passage.words.isEmpty, !original.words.isEmpty else { return }
    let expected = TextEnding(of: original)
    let found = TextEnding(of: passage)
    guard expected != found, !isUsual(expected, found, passage, original) else { return }
    let end = (TextEnding.lastIndex(passage.scalars) ?? passage.scalars.count - 1) + 1
    let part = passage.ending(at: end)
    let hint =
      switch expected {
      case .nothing: "End it without punctuation, as the source does"
      default: "End it with '\(expected.sign(in: passage.locale))', as the source does"
      }
    report.add(
      at: passage.place, "The text ends with \(found.name), and its source with \(expected.name)", part: part.isEmpty ? nil : part, hint: hint)
  }

  /// Lists and tables follow the habits of their language.
  private func isComparable(_ role: Passage.Role) -> Bool {
    switch role {
    case .string, .title, .description, .heading, .paragraph: true
    case .listItem, .tableCell, .alternative: false
    }
  }

  private func isUsual(_ expected: TextEnding, _ found: TextEnding, _ passage: Passage, _ original: Passage) -> Bool {
    let endings: Set<TextEnding> = [expected, found]
    switch passage.locale.language {
    case "th", "lo": if endings.isSubset(of: [.stop, .nothing, .question]) { return true }
    // か and 吗 ask without a mark.
    case "ja", "zh", "yue", "ko": if endings.isSubset(of: [.stop, .question]) { return true }
    // Armenian asks and exclaims inside of the word, and stops with a colon's look-alike.
    case "hy": if endings.isSubset(of: [.stop, .question, .exclamation, .colon]) { return true }
    default: break
    }
    guard endings == [.stop, .nothing] || endings == [.stop, .ellipsis] else { return false }
    return expected == .stop ? Abbreviations.isAtEnd(of: original) : Abbreviations.isAtEnd(of: passage)
  }
}

/// How a text ends, whatever the signs of its language are.
enum TextEnding: Hashable {
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
    guard let last = TextEnding.lastIndex(passage.scalars), passage.scalars[last] == "." else { return false }
    let word = passage.scalars[..<last].reversed().prefix { $0.isLetterOrDigit || $0 == "." || $0 == "°" }.prefix(12)
    let text = word.reversed().reduce(into: "") { $0.unicodeScalars.append($1) }.lowercased()
    if text.isEmpty { return false }
    return text.contains(".") || common.contains(text) || text.allSatisfy(\.isNumber) && text.count <= 2
  }
}
