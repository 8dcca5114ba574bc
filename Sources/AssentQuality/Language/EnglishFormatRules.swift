import AssentModel

/// Numbers, times and dates that were left as English writes them.
struct EnglishFormatRule: CheckRule {
  let rule = Rule(
    "english-format", .warning, .languages(["fr", "nl"]),
    what: "A number, time or date is written as in English: 1,000 or 3.5 % or 3 pm or 12/31/2026 or 31st.",
    why: "Readers take 1,000 for one, and 12/31 for no date at all.",
    example: "Plus de 10,000 abonnés")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let scalars = passage.scalars
    var index = 0
    while index < scalars.count {
      guard scalars[index].isASCIIDigit else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, Self.isInNumber(scalars[index]) { index += 1 }
      while index > start + 1, !scalars[index - 1].isASCIIDigit { index -= 1 }
      checkNumber(start..<index, passage, &report)
    }
    checkWords(passage, &report)
  }

  private static func isInNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIIDigit || scalar == "," || scalar == "." || scalar == "/"
  }

  private func checkNumber(_ range: Range<Int>, _ passage: Passage, _ report: inout RuleReport) {
    guard range.count >= 3 else { return }
    let scalars = passage.scalars[range]
    let text = passage.text(range)
    if scalars.contains("/") {
      guard let date = Self.americanDate(scalars) else { return }
      report.add(at: passage.place, "'\(text)' is a date with the month in front", part: text, hint: "Write '\(date)'")
    } else if scalars.contains(",") {
      guard Self.isGrouped(scalars, by: ","), isCertain(scalars, text, passage) else { return }
      let isFrench = passage.locale.language == "fr"
      let right = String(text.map { $0 == "," ? (isFrench ? "\u{202F}" : ".") : $0 == "." ? "," : $0 })
      report.add(
        at: passage.place, "'\(text)' groups its digits as in English", part: text,
        hint: "Write '\(right)'\(isFrench ? " with narrow no-break spaces (U+202F)" : "")")
    } else if isAmount(range, passage.scalars), passage.locale.region != "CH" {
      let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let last = parts.last, last.count != 3, !last.isEmpty else { return }
      report.add(
        at: passage.place, "'\(text)' has a decimal point", part: text, hint: "Write '\(text.replacing(".", with: ","))' with a comma")
    }
  }

  /// 1,000 can't be meant as a decimal; 1,234 can, unless the source text has it.
  private func isCertain(_ scalars: ArraySlice<Unicode.Scalar>, _ text: String, _ passage: Passage) -> Bool {
    if scalars.count(where: { $0 == "," }) > 1 || scalars.suffix(3).allSatisfy({ $0 == "0" }) { return true }
    return passage.original?.text.contains(text) ?? false
  }

  private static func isGrouped(_ scalars: ArraySlice<Unicode.Scalar>, by separator: Unicode.Scalar) -> Bool {
    let whole = scalars.prefix { $0 != "." }
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count), first.first != "0" else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// Whether % or a currency stands beside the number.
  private func isAmount(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    var next = range.upperBound
    if next < scalars.count, scalars[next].isWhitespace { next += 1 }
    if next < scalars.count, scalars[next] == "%" || scalars[next] == "€" { return true }
    var previous = range.lowerBound - 1
    if previous > 0, scalars[previous].isWhitespace { previous -= 1 }
    return previous >= 0 && scalars[previous] == "€"
  }

  /// The date with the day in front, for 12/31/2026; `nil` for anything that isn't certainly American.
  private static func americanDate(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    let parts = scalars.split(separator: "/", omittingEmptySubsequences: false).map { String(String.UnicodeScalarView($0)) }
    guard parts.count == 3, let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2]) else { return nil }
    guard (1...12).contains(month), (13...31).contains(day), year < 100 || (1900...2200).contains(year) else { return nil }
    return "\(parts[1])/\(parts[0])/\(parts[2])"
  }

  private func checkWords(_ passage: Passage, _ report: inout RuleReport) {
    for index in passage.words.indices {
      let initial = passage.scalars[passage.words[index].range.lowerBound]
      guard initial.isASCIIDigit || initial == "a" || initial == "p" || initial == "A" || initial == "P" else { continue }
      let word = passage.words[index]
      let rest = word.folded.drop { $0.isASCII && $0.isNumber }
      let isWithNumber = rest.count < word.folded.count
      if isWithNumber, Self.ordinals.contains(String(rest)), !(rest == "nd" && passage.locale.language == "fr") {
        report.add(at: passage.place, "'\(word.text)' is an English ordinal number", part: word.text, hint: "Write the number as the language does")
      } else if rest == "am" || rest == "pm" {
        guard isWithNumber || index > 0 && Self.isHour(passage.words[index - 1]) else { continue }
        if !isWithNumber, !passage.isSpaceOnly(between: passage.words[index - 1], and: word) { continue }
        let start = isWithNumber ? word.range.lowerBound : passage.words[index - 1].range.lowerBound
        let part = passage.text(start..<word.range.upperBound)
        report.add(at: passage.place, "'\(part)' is a time of the English clock", part: part, hint: "Write the time with 24 hours")
      }
    }
  }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]

  private static func isHour(_ word: Passage.Word) -> Bool { word.isNumber && (0...59).contains(Int(word.folded) ?? 60) }
}

/// Months and days with a capital, as English has them.
struct MonthCapitalRule: CheckRule {
  let rule = Rule(
    "month-capital", .warning, .languages(["fr", "nl"]),
    what: "A month or a day of the week has a capital within a sentence, beside a number.",
    why: "French and Dutch write them small; the capital is English.",
    example: "Jusqu’au 15 Janvier")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let words = passage.words
    let isFrench = passage.locale.language == "fr"
    let months = isFrench ? MonthNames.french : MonthNames.dutch
    let days = isFrench ? MonthNames.frenchDays : MonthNames.dutchDays
    for index in words.indices where passage.isCapitalized(wordAt: index) {
      let word = words[index]
      let isMonth = months.contains(word.folded)
      guard isMonth || days.contains(word.folded), !word.isInCapitals, !passage.beginsSentence(word) else { continue }
      let isAfterDay = isMonth && index > 0 && Self.isDay(words[index - 1]) && passage.isSpaceOnly(between: words[index - 1], and: word)
      let isBeforeNumber = index + 1 < words.count && words[index + 1].isNumber && passage.isSpaceOnly(between: word, and: words[index + 1])
      guard isAfterDay || isBeforeNumber else { continue }
      report.add(
        at: passage.place, "'\(word.text)' has a capital within the sentence", part: word.text, hint: "Write '\(word.folded)'")
    }
  }

  private static func isDay(_ word: Passage.Word) -> Bool {
    word.folded == "1er" || word.isNumber && (1...31).contains(Int(word.folded) ?? 0)
  }
}

/// The names of months and days, in lower case.
enum MonthNames {
  static let french: Set<String> = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "fevrier", "aout",
  ]
  static let frenchDays: Set<String> = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
  static let dutch: Set<String> = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
  ]
  static let dutchDays: Set<String> = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
}
