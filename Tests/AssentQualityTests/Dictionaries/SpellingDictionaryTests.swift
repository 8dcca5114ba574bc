import AssentModel
import Foundation
import Testing

@testable import AssentQuality

@Suite("A spelling dictionary")
struct SpellingDictionaryTests {
  @Test(
    "Words in the encoding of the dictionary are known, whatever that is",
    arguments: [("UTF-8", String.Encoding.utf8), ("ISO8859-1", .isoLatin1), ("ISO8859-15", .isoLatin1), ("microsoft-cp1252", .isoLatin1)])
  func encodings(_ encoding: String, _ stored: String.Encoding) throws {
    let folder = try DictionaryFolder()
    try folder.write("xx", encoding: encoding, words: ["été", "désabonner"], as: stored)
    let dictionary = try #require(SpellingDictionaries(paths: [folder.path]).dictionary(named: "xx"))
    #expect(dictionary.knows("été"))
    #expect(dictionary.knows("Été"))
    #expect(!dictionary.knows("ete"))
    #expect(!dictionary.knows("Ж"), "no letter of the encoding")
    #expect(dictionary.suggestions(for: "désaboner").contains("désabonner"))
  }

  @Test("Both apostrophes are known, and suggestions have that of the word")
  func apostrophes() throws {
    let folder = try DictionaryFolder()
    try folder.write("xx", words: ["isn't"])
    let dictionary = try #require(SpellingDictionaries(paths: [folder.path]).dictionary(named: "xx"))
    #expect(dictionary.knows("isn't"))
    #expect(dictionary.knows("isn’t"))
    #expect(dictionary.suggestions(for: "isnn’t").first == "isn’t")
    #expect(dictionary.suggestions(for: "isnn't").first == "isn't")
  }

  @Test(
    "Nothing that is no word does any harm",
    arguments: ["", "\u{0}", "a\u{0}b", "\u{301}", "\u{202E}", String(repeating: "é", count: 100_000), "🙂", "-", "'"])
  func hostile(_ word: String) throws {
    let folder = try DictionaryFolder()
    try folder.write("xx", encoding: "ISO8859-1", words: ["word"])
    let dictionary = try #require(SpellingDictionaries(paths: [folder.path]).dictionary(named: "xx"))
    _ = dictionary.knows(word)
    _ = dictionary.suggestions(for: word)
  }

  @Test("Many threads may ask one dictionary")
  func threads() async throws {
    let folder = try DictionaryFolder()
    let words = (0..<400).map { "word" + String($0, radix: 26).map { String(UnicodeScalar(UInt8(97 + ($0.wholeNumberValue ?? 20)))) }.joined() }
    try folder.write("xx", words: words)
    let dictionaries = SpellingDictionaries(paths: [folder.path])
    let unknown = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { words.count { !(dictionaries.dictionary(named: "xx")?.knows($0) ?? false) } } }
      return await group.reduce(0, +)
    }
    #expect(unknown == 0)
  }

  @Test("Dictionaries that come and go don't take the capitals from one that stays")
  func lifetimes() async throws {
    let folder = try DictionaryFolder()
    try folder.write("xx", words: ["été"])
    try folder.write("yy", encoding: "ISO8859-15", words: ["été"], as: .isoLatin1)
    let path = folder.path
    let dictionary = try #require(SpellingDictionaries(paths: [path]).dictionary(named: "xx"))
    let unknown = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<200).count { round in
            let name = (task + round) % 3 == 0 ? "yy" : "xx"
            return SpellingDictionaries(paths: [path]).dictionary(named: name)?.knows("Été") != true
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(unknown == 0)
    #expect(dictionary.knows("ÉTÉ"))
  }

  @Test("Two spellings of an accent are two words")
  func normalForms() throws {
    let folder = try DictionaryFolder()
    try folder.write("xx", words: ["é"])
    let dictionary = try #require(SpellingDictionaries(paths: [folder.path]).dictionary(named: "xx"))
    #expect(!dictionary.knows("e\u{301}"))
    #expect(dictionary.knows("é"))
  }
}
