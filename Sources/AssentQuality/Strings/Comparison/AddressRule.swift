import AssentModel

/// A translation with other web or e-mail addresses than its source.
struct AddressRule: PassageRule {
  let about: QualityRule
  private let isEmail: Bool

  static let url = AddressRule(
    QualityRule(
      "url-differs", .error, .translations, what: "A web address of the source is missing or another, but for the part that names the language.",
      why: "Readers of this locale are led elsewhere.", example: "https://assent.example/help → https://assent.example/hulp"), isEmail: false)

  static let email = AddressRule(
    QualityRule(
      "email-differs", .error, .translations, what: "An e-mail address of the source is missing or another.",
      why: "Messages of readers get lost.", example: "privacy@assent.example → privacy@assent.exemple"), isEmail: true)

  private init(_ about: QualityRule, isEmail: Bool) {
    self.about = about
    self.isEmail = isEmail
  }

  func check(_ passage: Passage, _ report: inout RuleReport) {
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
      report.add(about, in: passage, "'\(wrong.text)' is not in the source text", part: wrong.text, hint: hint)
    } else if let lost = missing.first {
      report.add(about, in: passage, "'\(lost.text)' of the source text is missing", hint: "Write it as the source does")
    }
  }

  private func addresses(_ passage: Passage) -> [(key: String, text: String)] {
    Addresses.all(in: passage.scalars).filter { $0.isEmail == isEmail }.map {
      (isEmail ? $0.text.lowercased() : key($0.text, passage.locale), $0.text)
    }
  }

  /// The address with `*` for what names the language: `https://*.wikipedia.org`, `/fr-be/`, `?lang=fr`.
  private func key(_ url: String, _ locale: LocaleTag) -> String {
    let names: Set<String> = [locale.description.lowercased(), locale.language, locale.description.lowercased().replacing("-", with: "_")]
    var pieces: [String] = []
    var piece = ""
    for character in url.lowercased() {
      if "/.?=&#:".contains(character) {
        pieces.append(names.contains(piece) ? "*" : piece)
        pieces.append(String(character))
        piece = ""
      } else {
        piece.append(character)
      }
    }
    pieces.append(names.contains(piece) ? "*" : piece)
    // Where the language is part of the host, its pages have names of their own: fr.wikipedia.org/wiki/Accueil.
    if pieces.starts(with: ["https", ":", "", "/", "", "/", "*", "."]) {
      return pieces.prefix(6).joined() + pieces.dropFirst(6).prefix { $0 != "/" }.joined()
    }
    while pieces.last == "/" || pieces.last == "" { pieces.removeLast() }
    return pieces.joined()
  }
}
