import AssentModel

/// A translation with other web or e-mail addresses than its source.
struct LinkTextRule: CheckRule {
  let rule: Rule
  private let isEmail: Bool

  static let url = LinkTextRule(
    Rule(
      "url-differs", .error, .translations, what: "A web address of the source is missing or another, but for the part that names the language.",
      why: "Readers of this locale are led elsewhere.", example: "https://assent.example/help → https://assent.example/hulp"), isEmail: false)

  static let email = LinkTextRule(
    Rule(
      "email-differs", .error, .translations, what: "An e-mail address of the source is missing or another.",
      why: "Messages of readers get lost.", example: "privacy@assent.example → privacy@assent.exemple"), isEmail: true)

  private init(_ rule: Rule, isEmail: Bool) {
    self.rule = rule
    self.isEmail = isEmail
  }

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let original = passage.original else { return }
    let expected = addresses(original)
    let found = addresses(passage)
    guard !expected.isEmpty || !found.isEmpty else { return }
    let wanted = Set(expected.map(\.key))
    let present = Set(found.map(\.key))
    let missing = expected.filter { !present.contains($0.key) }
    let extra = found.filter { !wanted.contains($0.key) }
    if let wrong = extra.first {
      let hint = missing.isEmpty ? "Remove it, or add it to the source" : "The source has \(missing.prefix(3).map(\.text).joined(separator: ", "))"
      report.add(at: passage.place, "'\(wrong.text)' is not in the source text", part: wrong.text, hint: hint)
    } else if let lost = missing.first {
      report.add(at: passage.place, "'\(lost.text)' of the source text is missing", hint: "Write it as the source does")
    }
  }

  private func addresses(_ passage: Passage) -> [(key: String, text: String)] {
    LinksInText.all(in: passage.scalars).filter { $0.isEmail == isEmail }.map {
      (isEmail ? $0.text.lowercased() : key($0.text, passage.locale), $0.text)
    }
  }

  /// The address with `*` for what names the language: `https://*.wikipedia.org`, `/fr-be/`, `?lang=fr`.
  private func key(_ url: String, _ locale: LocaleTag) -> String {
    let address = locale.neutral(url.lowercased(), separators: ["/", ".", "?", "=", "&", "#", ":"])
    // Where the language is part of the host, its pages have names of their own: fr.wikipedia.org/wiki/Accueil.
    let scheme = "https://"
    if address.hasPrefix(scheme + "*.") { return scheme + address.dropFirst(scheme.count).prefix { $0 != "/" } }
    return String(address.reversed().drop { $0 == "/" }.reversed())
  }
}

/// The web and e-mail addresses in a text.
enum LinksInText {
  struct Address: Hashable {
    let text: String
    let range: Range<Int>
    let isEmail: Bool
  }

  /// The addresses in the order of the text.
  static func all(in scalars: [Unicode.Scalar]) -> [Address] {
    var addresses: [Address] = []
    var from = 0
    for (index, scalar) in scalars.enumerated() where index >= from && (scalar == ":" || scalar == "@" || scalar == "w") {
      guard let range = range(at: index, scalars, from) else { continue }
      let text = scalars[range].reduce(into: "") { $0.unicodeScalars.append($1) }
      addresses.append(Address(text: text, range: range, isEmail: scalar == "@"))
      from = range.upperBound
    }
    return addresses
  }

  /// Whether a sign is part of what looks like an address: a run without spaces with `@`, `/` or `www.` in it.
  static func isInAddress(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<index].reversed().prefix(100).prefix { !$0.isWhitespace }.count
    let after = scalars[index...].prefix(100).prefix { !$0.isWhitespace }.count
    let run = scalars[(index - before)..<(index + after)]
    return run.contains { $0 == "@" || $0 == "/" } || run.starts(with: "www.".unicodeScalars)
  }

  private static func range(at index: Int, _ scalars: [Unicode.Scalar], _ from: Int) -> Range<Int>? {
    switch scalars[index] {
    case ":": return schemeRange(index, scalars, from)
    case "@": return emailRange(index, scalars, from)
    default:
      guard scalars[index...].prefix(4).elementsEqual("www.".unicodeScalars), index == 0 || !scalars[index - 1].isLetterOrDigit else { return nil }
      let end = end(of: index, scalars)
      return end > index + 5 ? index..<end : nil
    }
  }

  private static func schemeRange(_ colon: Int, _ scalars: [Unicode.Scalar], _ from: Int) -> Range<Int>? {
    guard scalars[(colon + 1)...].prefix(2).elementsEqual("//".unicodeScalars) else { return nil }
    var start = colon
    while start > from, colon - start < 10, scalars[start - 1].isASCIILetter { start -= 1 }
    let end = end(of: colon + 3, scalars)
    return start < colon && end > colon + 3 ? start..<end : nil
  }

  private static func emailRange(_ at: Int, _ scalars: [Unicode.Scalar], _ from: Int) -> Range<Int>? {
    var start = at
    while start > from, at - start < 64, isLocalPart(scalars[start - 1]) { start -= 1 }
    var end = at + 1
    while end < scalars.count, end - at < 255, isDomain(scalars[end]) { end += 1 }
    while end > at + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
    guard start < at, end > at + 1, scalars[(at + 1)..<end].contains(".") else { return nil }
    return start..<end
  }

  /// Where an address ends: at a space, a quotation mark or a sign of another script; the punctuation of the sentence is no part of it.
  private static func end(of start: Int, _ scalars: [Unicode.Scalar]) -> Int {
    guard start <= scalars.count else { return scalars.count }
    let stops: Set<Unicode.Scalar> = ["<", ">", "\"", "\u{AB}", "\u{BB}", Passage.objectSign]
    var end = start
    while end < scalars.count, end - start < 2000, !scalars[end].isWhitespace, !stops.contains(scalars[end]),
      !(0x2010...0x2040).contains(scalars[end].value),
      !(0x3000...0x303F).contains(scalars[end].value)
    { end += 1 }
    let trailing: Set<Unicode.Scalar> = [".", ",", ";", ":", "!", "?", ")", "]", "}", "'", "*", "_"]
    while end > start, trailing.contains(scalars[end - 1]) { end -= 1 }
    return end
  }

  private static func isLocalPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetterOrDigit || scalar == "." || scalar == "-" || scalar == "_" || scalar == "+"
  }

  private static func isDomain(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetterOrDigit || scalar == "." || scalar == "-" }
}
