import AssentModel

extension MarkupRule {
  static let timesAndLanguages: [MarkupRule] = [datetime, languageTag]

  static let datetime = MarkupRule(
    Rule(
      "datetime", what: "A datetime that isn't a date, a time, a month, a week, a year or a duration.", why: "Programs that read it get nothing.",
      example: #"<time datetime="2026-02-30">Text</time>"#, source: .html("text-level-semantics.html#datetime-value")), on: [.time, .ins, .del]
  ) { page, node, findings in
    let markup = page.markup
    guard let value = markup.value(.datetime, of: node) else {
      if markup.nodes[node].element == .time && !markup.descendants(of: node).isEmpty {
        findings.add(node, "<time> has elements in it and no datetime", hint: "Add datetime")
      }
      return
    }
    let text = markup.string(markup.trimmed(value))
    let isDate = DateTime.isDateOrInstant(text)
    if isDate || markup.nodes[node].element == .time && DateTime.isOther(text) { return }
    findings.add(node, "datetime '\(markup.string(value))' is no date or time", hint: "Write it like 2026-11-22 or 2026-11-22T10:15:00Z")
  }

  static let languageTag = MarkupRule(
    Rule(
      "language-tag", what: "A language that isn't named by a BCP 47 tag.", why: "A screen reader reads the text with the voice of another language.",
      example: #"<p lang="francais">Texte</p>"#, source: .html("dom.html#attr-lang")), onAttributes: [.lang, .hreflang, .srclang, .xmlLang]
  ) { page, node, attribute, findings in
    let markup = page.markup
    if attribute.name == .xmlLang {
      if let lang = markup.value(.lang, of: node), markup.same(lang, attribute.value) { return }
      return findings.add(node, "xml:lang isn't the same as lang", hint: "Remove xml:lang")
    }
    if attribute.name == .hreflang && markup.equalsIgnoringCase(attribute.value, "x-default") { return }
    // An empty lang says that the language isn't known.
    if attribute.name == .lang && attribute.value.isEmpty && markup.nodes[node].element != .html { return }
    if Languages.isTag(markup.string(attribute.value)) { return }
    findings.add(
      node, "\(attribute.name.spelling) '\(markup.string(attribute.value))' isn't a language tag", hint: "Write a tag such as fr, nl-BE or zh-Hant")
  }
}

/// The shapes of dates and times.
///
/// Source: HTML Living Standard, section 2.3.5.
enum DateTime {
  /// A day, or a day and a time in a zone.
  static func isDateOrInstant(_ text: String) -> Bool {
    let (day, time) = split(text)
    guard CalendarDate(day) != nil else { return false }
    guard let time else { return true }
    return isZoned(time) || isTime(time)
  }

  /// A month, a yearless day, a week, a year, a time, a zone or a duration.
  static func isOther(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 1, parts[0].utf8.count >= 4, parts[0].utf8.allSatisfy(ASCII.isDigit) { return true }
    if parts.count == 2, CalendarDate(text + "-01") != nil { return true }
    if parts.count == 2, CalendarDate("2000-" + text) != nil { return true }
    if parts.count == 2, parts[1].hasPrefix("W"), let week = Int(parts[1].dropFirst()), parts[1].utf8.count == 3 { return (1...53).contains(week) }
    return isTime(text[...]) || isZone(text[...]) || isDuration(text)
  }

  /// `10:15`, `10:15:30` or `10:15:30.250`.
  static func isTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), isNumber(parts[0], to: 23), isNumber(parts[1], to: 59) else { return false }
    guard parts.count == 3 else { return true }
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard isNumber(seconds[0], to: 59), seconds.count <= 2 else { return false }
    return seconds.count == 1 || (1...3).contains(seconds[1].utf8.count) && seconds[1].utf8.allSatisfy(ASCII.isDigit)
  }

  private static func split(_ text: String) -> (Substring, Substring?) {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return (text[...], nil) }
    return (text[..<mark], text[text.index(after: mark)...])
  }

  private static func isZoned(_ text: Substring) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return false }
    return isTime(text[..<mark]) && isZone(text[mark...])
  }

  private static func isZone(_ text: Substring) -> Bool {
    if text == "Z" { return true }
    guard let sign = text.first, sign == "+" || sign == "-" else { return false }
    let digits = text.dropFirst().filter { $0 != ":" }
    return digits.utf8.count == 4 && isNumber(digits.prefix(2)[...], to: 23) && isNumber(digits.suffix(2)[...], to: 59)
  }

  private static func isDuration(_ text: String) -> Bool {
    guard text.hasPrefix("P"), text.utf8.count > 2 else { return false }
    return text.dropFirst().utf8.allSatisfy { ASCII.isDigit($0) || "TDHMS.W".utf8.contains($0) } && !text.hasSuffix("T")
  }

  private static func isNumber(_ text: some StringProtocol, to maximum: Int) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy(ASCII.isDigit) && (Int(text) ?? Int.max) <= maximum
  }
}

/// The languages that have two letters.
///
/// Source: IANA language subtag registry, ISO 639-1.
enum Languages {
  static let twoLetters = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff \
    fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku \
    kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu \
    rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi \
    vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))

  /// Language, script, region, variants, extensions and private use, of the right lengths; two-letter languages must exist.
  static func isTag(_ text: String) -> Bool {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard let language = subtags.first, (2...3).contains(language.count), language.allSatisfy(ASCII.isLetter) else { return false }
    let isRegistered = language.count == 3 || twoLetters.contains(String(decoding: language, as: UTF8.self).lowercased())
    guard isRegistered else { return false }
    var isFree = false
    var position = 0
    for subtag in subtags.dropFirst() {
      guard (1...8).contains(subtag.count), subtag.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) }) else { return false }
      if isFree { continue }
      let areLetters = subtag.allSatisfy(ASCII.isLetter)
      switch subtag.count {
      case 1: isFree = true
      case 4 where areLetters && position == 0: position = 1
      case 2 where areLetters && position < 2, 3 where subtag.allSatisfy(ASCII.isDigit) && position < 2: position = 2
      case 5...8: position = 3
      case 4 where ASCII.isDigit(subtag[0]): position = 3
      default: return false
      }
    }
    return true
  }
}
