import AssentModel

/// Brackets that don't close or open.
struct BracketRule: CheckRule {
  let rule = Rule(
    "unbalanced-brackets", .warning, what: "A bracket isn't closed, or wasn't opened.", why: "Part of the text was lost, or a bracket was left over.",
    example: "Text message (SMS")

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", "[": "]", "{": "}", "\u{FF08}": "\u{FF09}", "\u{3010}": "\u{3011}", "\u{300C}": "\u{300D}", "\u{300E}": "\u{300F}",
    "\u{3008}": "\u{3009}",
    "\u{300A}": "\u{300B}",
  ]
  private static let opening: [Unicode.Scalar: Unicode.Scalar] = Dictionary(uniqueKeysWithValues: closing.map { ($1, $0) })

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let index = Self.unbalanced(passage.scalars) else { return }
    // What the source has, too, is reported there.
    if let original = passage.original, let same = Self.unbalanced(original.scalars), original.scalars[same] == passage.scalars[index] { return }
    let bracket = passage.scalars[index]
    let isOpen = Self.closing[bracket] != nil
    let counterpart = (Self.closing[bracket] ?? Self.opening[bracket]).map { String(Character($0)) } ?? ""
    report.add(
      at: passage.place, "'\(Character(bracket))' is not \(isOpen ? "closed" : "opened")", part: passage.surrounding(index),
      hint: isOpen ? "Add '\(counterpart)' where it ends, or remove it" : "Add '\(counterpart)' where it begins, or remove it")
  }

  private static func unbalanced(_ scalars: [Unicode.Scalar]) -> Int? {
    var open: [(index: Int, closing: Unicode.Scalar)] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar.value < 0x80, !isBracket(scalar.value) { continue }
      if let counterpart = closing[scalar] {
        open.append((index, counterpart))
      } else if opening[scalar] != nil {
        if open.last?.closing == scalar {
          open.removeLast()
        } else if !isEnumerationOrEmoticon(index, scalars) {
          return open.last?.index ?? index
        }
      }
    }
    return open.first { !isEmoticon($0.index, scalars) }?.index
  }

  private static func isBracket(_ value: UInt32) -> Bool {
    value == 0x28 || value == 0x29 || value == 0x5B || value == 0x5D || value == 0x7B || value == 0x7D
  }

  /// "1)" and "a)" at the start or behind a space; ":-)".
  private static func isEnumerationOrEmoticon(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, scalars[index] == ")" else { return false }
    if isEmoticon(index, scalars) { return true }
    var start = index
    while start > 0, index - start < 3, scalars[start - 1].isLetterOrDigit { start -= 1 }
    guard start < index, start == 0 || scalars[start - 1].isWhitespace || scalars[start - 1] == "," else { return false }
    return index - start == 1 || scalars[start..<index].allSatisfy(\.isASCIIDigit)
  }

  private static func isEmoticon(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    let before = scalars[index - 1]
    if before == ":" || before == ";" { return true }
    return before == "-" && index > 1 && (scalars[index - 2] == ":" || scalars[index - 2] == ";")
  }
}

/// Quotation marks that don't close or open. Apostrophes are none.
struct QuotationMarkRule: CheckRule {
  let rule = Rule(
    "unbalanced-quotes", .warning, what: "A quotation mark isn't closed, or wasn't opened.", why: "Readers can't tell where the quoted words end.",
    example: "Cliquez sur « Me désabonner")

  /// In these “ opens and ” closes, « opens and » closes. German, Swedish and their neighbours have other habits, so that pairs are counted there.
  private static let strictLanguages: Set<String> = ["en", "fr", "nl", "es", "it", "pt", "ca", "pl", "ro"]

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard !passage.words.isEmpty, let index = Self.unbalanced(passage.scalars, passage.locale) else { return }
    if let original = passage.original, Self.unbalanced(original.scalars, original.locale) != nil { return }
    let mark = passage.scalars[index]
    report.add(
      at: passage.place, "The quotation mark \(Character(mark)) has no counterpart", part: passage.surrounding(index),
      hint: "Add the other one of the pair, or remove it")
  }

  private static func unbalanced(_ scalars: [Unicode.Scalar], _ locale: LocaleTag) -> Int? {
    let isStrict = strictLanguages.contains(locale.language)
    var pairs: [Family: [Int]] = [:]
    for (index, scalar) in scalars.enumerated() where scalar.value == 0x22 || scalar.value >= 0xAB {
      guard let (family, opens) = Family.of(scalar) else { continue }
      // 15" is a length.
      if family == .straight, index > 0, scalars[index - 1].isASCIIDigit, pairs[.straight]?.isEmpty != false { continue }
      let isOpen = pairs[family]?.isEmpty == false
      if family == .single {
        // Only what opens is sure to be a quotation mark; U+2019 may be an apostrophe.
        // German closes with the mark that opens elsewhere.
        let closesLow = scalar == "\u{2018}" && pairs[.single]?.last.map { scalars[$0] } == "\u{201A}"
        if opens == true, !closesLow {
          pairs[.single, default: []].append(index)
        } else if isOpen, closesLow || isWordEnd(index, scalars) {
          pairs[.single]?.removeLast()
        }
      } else if isStrict, let opens {
        if opens { pairs[family, default: []].append(index) } else if isOpen { pairs[family]?.removeLast() } else { return index }
      } else if isOpen {
        pairs[family]?.removeLast()
      } else {
        pairs[family, default: []].append(index)
      }
    }
    return pairs.values.compactMap(\.first).min()
  }

  /// Whether a mark stands behind a word: `’` in `rock ’n’ roll’`, not in `l’eau`.
  private static func isWordEnd(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    index + 1 >= scalars.count || !scalars[index + 1].isLetterOrDigit
  }

  private enum Family: Hashable {
    case guillemets, curly, straight, angle, single

    /// The family, and whether the mark opens where it has a side.
    static func of(_ scalar: Unicode.Scalar) -> (Family, Bool?)? {
      switch scalar {
      case "\u{AB}": (.guillemets, true)
      case "\u{BB}": (.guillemets, false)
      case "\u{201C}", "\u{201E}", "\u{201F}": (.curly, true)
      case "\u{201D}": (.curly, false)
      case "\"": (.straight, nil)
      case "\u{2039}": (.angle, true)
      case "\u{203A}": (.angle, false)
      case "\u{201A}": (.single, true)
      case "\u{2018}": (.single, true)
      case "\u{2019}": (.single, false)
      default: nil
      }
    }
  }
}
