import AssentModel
import Foundation
import Testing

@testable import AssentQuality

@Suite("The dictionaries of a system")
struct SpellingDictionariesTests {
  @Test(
    "A locale gets its region's dictionary, else its language's, never that of another spelling",
    arguments: [
      ("fr", "fr"), ("fr-BE", "fr"), ("nl-BE", "nl_BE"), ("nl", "nl_NL"), ("en", "en_GB"), ("en-IE", "en_GB"), ("en-US", nil), ("de", "de_DE"),
      ("sr-Latn", "sr_Latn"), ("ja", nil), ("und", nil),
    ] as [(String, String?)])
  func names(_ locale: String, _ name: String?) throws {
    let folder = try DictionaryFolder()
    for name in ["fr", "nl_BE", "nl_NL", "en_GB", "de_DE", "sr_Latn"] { try folder.write(name, words: ["a"]) }
    let tag = try #require(LocaleTag(locale))
    #expect(SpellingDictionaries(paths: [folder.path]).dictionary(for: tag)?.name == name)
  }

  @Test("A name never leads out of the folders", arguments: ["../fr", "/etc/passwd", "", ".", "a/b", "a\u{0}", String(repeating: "a", count: 300)])
  func invalidNames(_ name: String) throws {
    let folder = try DictionaryFolder()
    try folder.write("fr", words: ["a"])
    #expect(SpellingDictionaries(paths: [folder.path + "/sub"]).dictionary(named: name) == nil)
  }

  @Test("The first folder that has a dictionary wins, and DICPATH comes before the system's folders")
  func order() throws {
    let (first, second) = (try DictionaryFolder(), try DictionaryFolder())
    try first.write("fr", words: ["un"])
    try second.write("fr", words: ["deux"])
    let dictionaries = SpellingDictionaries(paths: SpellingDictionaries.standardPaths(dictionaryPath: "\(first.path):\(second.path)"))
    #expect(dictionaries.dictionary(named: "fr")?.knows("un") == true)
    #expect(dictionaries.dictionary(named: "fr")?.knows("deux") == false)
    #expect(SpellingDictionaries.standardPaths().contains("/usr/share/hunspell"))
  }

  @Test("A dictionary without its affixes, or in an encoding that nobody knows, is none")
  func unreadable() throws {
    let folder = try DictionaryFolder()
    try folder.write("aa", words: ["a"])
    try FileManager.default.removeItem(atPath: "\(folder.path)/aa.aff")
    try folder.write("bb", encoding: "KLINGON-7", words: ["a"])
    let dictionaries = SpellingDictionaries(paths: [folder.path])
    #expect(dictionaries.dictionary(named: "aa") == nil)
    #expect(dictionaries.dictionary(named: "bb") == nil)
  }
}
