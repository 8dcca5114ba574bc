import AssentModel
import Foundation
import Synchronization

extension MarkupRule {
  static let languages: [MarkupRule] = [languageTag]

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
    if LanguageTags.isValid(markup.string(attribute.value)) { return }
    findings.add(
      node, "\(attribute.name.spelling) '\(markup.string(attribute.value))' isn't a language tag", hint: "Write a tag such as fr, nl-BE or zh-Hant")
  }
}

/// The tags that name languages.
///
/// Source: BCP 47 (RFC 5646), section 2.1 and the IANA language subtag registry.
enum LanguageTags {
  /// Whether the tag has the shape of BCP 47, a language that is registered when it has two letters, and a region that is one.
  static func isValid(_ text: String) -> Bool {
    if let known = verdicts.withLock({ $0[text] }) { return known }
    let tag = text.lowercased()
    let isValid = irregular.contains(tag) || isWellFormed(tag.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) })
    verdicts.withLock { verdicts in
      if verdicts.count == 1000 { verdicts.removeAll() }
      verdicts[text] = isValid
    }
    return isValid
  }

  /// The verdicts on the latest tags, since a site has few and its pages have them again and again.
  private static let verdicts = Mutex<[String: Bool]>([:])

  /// - Parameter subtags: in small letters.
  private static func isWellFormed(_ subtags: [[UInt8]]) -> Bool {
    guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) } }) else { return false }
    if subtags[0] == privateUse { return subtags.count > 1 }
    var rest = subtags[...]
    guard isLanguage(rest.removeFirst()) else { return false }
    // A language may be followed by one that it includes: zh-yue.
    if rest.count > 0, rest.startIndex == 1, subtags[0].count < 4, rest[1].count == 3, rest[1].allSatisfy(ASCII.isLetter) { rest.removeFirst() }
    if let script = rest.first, script.count == 4, script.allSatisfy(ASCII.isLetter) { rest.removeFirst() }
    if let region = rest.first, region.count == 2 && region.allSatisfy(ASCII.isLetter) || region.count == 3 && region.allSatisfy(ASCII.isDigit) {
      guard isRegion(region) else { return false }
      rest.removeFirst()
    }
    var variants: Set<[UInt8]> = []
    while let variant = rest.first, variant.count >= 5 || variant.count == 4 && ASCII.isDigit(variant[0]) {
      guard variants.insert(variant).inserted else { return false }
      rest.removeFirst()
    }
    return isExtensions(rest)
  }

  /// Single letters or digits, each once and each with something behind it; whatever is behind an x is private.
  private static func isExtensions(_ subtags: ArraySlice<[UInt8]>) -> Bool {
    var rest = subtags
    var singletons: Set<[UInt8]> = []
    while let singleton = rest.popFirst() {
      guard singleton.count == 1 else { return false }
      if singleton == privateUse { return !rest.isEmpty }
      let length = rest.prefix { $0.count > 1 }.count
      guard length > 0, singletons.insert(singleton).inserted else { return false }
      rest = rest.dropFirst(length)
    }
    return true
  }

  private static func isLanguage(_ subtag: [UInt8]) -> Bool {
    guard subtag.count > 1, subtag.allSatisfy(ASCII.isLetter) else { return false }
    let code = Locale.LanguageCode(String(decoding: subtag, as: UTF8.self))
    switch subtag.count {
    case 2: return twoLetters.contains(code.identifier)
    // A language that has a code of two letters isn't registered with one of three.
    case 3: return code.identifier(.alpha2) == nil || code.identifier(.alpha2) == code.identifier
    // Longer ones are reserved, and none is registered.
    default: return false
    }
  }

  private static func isRegion(_ subtag: [UInt8]) -> Bool {
    let code = String(decoding: subtag, as: UTF8.self).uppercased()
    // CLDR takes UK for GB; the registry doesn't have it. AA, QM to QZ, XA to XZ and ZZ are for private use.
    if code.count == 3 || code == "AA" || code == "ZZ" || code.hasPrefix("X") || ("QM"..."QZ").contains(code) { return true }
    return code != "UK" && Locale.Region(code).isISORegion
  }

  private static let privateUse = Array("x".utf8)

  /// The tags that were registered before there were subtags and don't have their shape.
  private static let irregular: Set = [
    "art-lojban", "cel-gaulish", "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
    "i-pwn", "i-tao", "i-tay", "i-tsu", "no-bok", "no-nyn", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "zh-guoyu", "zh-hakka", "zh-min",
    "zh-min-nan", "zh-xiang",
  ]

  /// The languages that have two letters.
  ///
  /// Source: IANA language subtag registry, ISO 639-1.
  private static let twoLetters = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff \
    fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku \
    kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu \
    rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi \
    vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))
}
