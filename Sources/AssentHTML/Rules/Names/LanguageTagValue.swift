import AssentModel

/// Language tags.
struct LanguageTagValue: AttributeRule, TagRule {
  let about = RuleDescription("language-tag", "A language is named by a BCP 47 tag", .html("dom.html#attr-lang"))
  let attributes: AttributeSet = [.lang, .hreflang, .srclang, .xmlLang]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    if attribute.name == .xmlLang {
      if let lang = markup.value(.lang, of: node), markup.same(lang, attribute.value) { return }
      return report.add(node, "xml:lang isn't the same as lang", hint: "Remove xml:lang")
    }
    if attribute.name == .hreflang && markup.equalsIgnoringCase(attribute.value, "x-default") { return }
    // An empty lang says that the language isn't known.
    if attribute.name == .lang && attribute.value.isEmpty && markup.nodes[node].element != .html { return }
    if Self.isTag(markup.string(attribute.value)) { return }
    report.add(
      node, "\(attribute.name.spelling) '\(markup.string(attribute.value))' isn't a language tag", hint: "Write a tag such as fr, nl-BE or zh-Hant")
  }

  /// Language, script, region, variants, extensions and private use, of the right lengths; two-letter languages must exist.
  private static func isTag(_ text: String) -> Bool {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard let language = subtags.first, (2...3).contains(language.count), language.allSatisfy(ASCII.isLetter) else { return false }
    let isRegistered = language.count == 3 || Languages.twoLetters.contains(String(decoding: language, as: UTF8.self).lowercased())
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
