import AssentLocalization
import AssentModel
import Testing

@testable import AssentQuality

/// Texts of a locale and what the spelling rules say of them, with the dictionaries of the system.
struct SpellingFixture {
  var settings = SpellingSettings()
  var words: [String: String] = [:]
  var terms: [String: [String]] = [:]
  var names: [String] = []
  var dictionaries = system

  /// Those of this machine, read once for all tests.
  private static let system = SpellingDictionaries(paths: SpellingDictionaries.standardPaths())

  /// Whether this machine has the dictionaries that the tests are about; CI installs them.
  static let hasDictionaries: Bool = ["fr", "nl", "en_GB", "en_US"].allSatisfy {
    system.dictionary(named: $0) != nil
  }

  func check() throws -> SpellingCheck {
    var lists: [LocaleTag: WordList] = [:]
    for (locale, text) in words {
      lists[try #require(LocaleTag(locale))] = WordList.parse(text, file: "Locales/\(locale)/words.txt").list
    }
    var tagged: [LocaleTag: [String]] = [:]
    for (locale, list) in terms { tagged[try #require(LocaleTag(locale))] = list }
    return SpellingCheck(settings, dictionaries: dictionaries, lists: lists, terms: tagged, names: names)
  }

  func findings(_ locale: String, _ texts: [String], from originals: [String] = []) throws -> [CheckFinding] {
    let tag = try #require(LocaleTag(locale))
    let source = try #require(LocaleTag("en"))
    let key = try #require(StringKey("example"))
    let passages = texts.enumerated().map { index, text in
      let original =
        originals.indices.contains(index)
        ? Passage(originals[index], locale: source, isSource: true, subject: .string(key), role: .paragraph, at: SourceLocation("en", line: 1)) : nil
      return Passage(
        text, locale: tag, subject: .string(key), role: .paragraph, at: SourceLocation("Locales/\(tag)/strings.yml", line: index + 1),
        original: original)
    }
    guard settings.isEnabled else { return [] }
    let text = SpelledText(LocaleText(locale: tag, isSource: false, passages: passages), try check())
    return RuleCatalog.spelling(settings).findings(in: text)
  }

  /// The words that are reported.
  func unknown(_ locale: String, _ text: String, from original: String? = nil) throws -> [String] {
    try findings(locale, [text], from: original.map { [$0] } ?? []).filter { $0.finding.rule == "spelling" }.compactMap(\.finding.part)
  }
}
