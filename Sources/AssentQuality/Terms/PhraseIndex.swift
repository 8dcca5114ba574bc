/// Phrases of one language, found in a passage in time proportional to its length.
struct PhraseIndex: Sendable {
  private let phrases: [Phrase]
  /// The phrases by each form of their first word.
  private var first: [String: [Int]] = [:]
  /// Words that other words are joined to, by their first or last four bytes; in languages with compounds only.
  private var beginnings: [UInt32: [(form: String, phrase: Int)]] = [:]
  private var endings: [UInt32: [(form: String, phrase: Int)]] = [:]
  /// The forms of phrases of one word by their first two bytes.
  private var singles: [UInt32: [String]] = [:]
  /// What a word begins with that any phrase begins with.
  private let filter: WordFilter
  private let hasCompounds: Bool

  /// Where a phrase was found.
  struct Match: Hashable, Sendable {
    let phrase: Int
    /// The indices of its words in the passage.
    let words: Range<Int>
  }

  /// The languages that write compounds as one word.
  private static let compounding: Set<String> = ["nl", "de", "da", "sv", "nb", "nn", "no", "fi", "af", "is"]
  /// What is longer is no word, and not taken apart.
  private static let longestWord = 80

  init(_ phrases: [Phrase], language: String) {
    self.phrases = phrases
    hasCompounds = Self.compounding.contains(language)
    filter = WordFilter(phrases.compactMap { $0.words.first?.forms }.joined())
    for (index, phrase) in phrases.enumerated() {
      guard let word = phrase.words.first else { continue }
      for form in word.forms {
        first[form, default: []].append(index)
        guard hasCompounds, phrase.words.count == 1, !phrase.matchesCase else { continue }
        singles[Self.key(form.utf8.prefix(2)), default: []].append(form)
        guard form.utf8.count >= 4 else { continue }
        if form == word.base { beginnings[Self.key(form.utf8.prefix(4)), default: []].append((form, index)) }
        endings[Self.key(form.utf8.suffix(4)), default: []].append((form, index))
      }
    }
  }

  var isEmpty: Bool { phrases.isEmpty }

  /// Every occurrence of every phrase, in the order of the text.
  func matches(in passage: Passage) -> [Match] {
    var matches: [Match] = []
    guard !phrases.isEmpty else { return matches }
    for index in passage.words.indices {
      for phrase in candidates(at: index, in: passage) {
        guard let words = phrases[phrase].match(from: index, in: passage) else { continue }
        let match = Match(phrase: phrase, words: words)
        if matches.last != match { matches.append(match) }
      }
      if hasCompounds, index + 2 < passage.words.count, let joined = suspended(at: index, in: passage) {
        for phrase in first[joined] ?? [] where phrases[phrase].words.count == 1 { matches.append(Match(phrase: phrase, words: index..<index + 3)) }
      }
    }
    return matches
  }

  private func candidates(at index: Int, in passage: Passage) -> [Int] {
    let range = passage.words[index].range
    var found: [Int] = []
    if filter.mayContain(range, in: passage.scalars) {
      let word = passage.words[index].folded
      found = first[word] ?? []
      if range.count < Self.longestWord, range.count > 3 { addBeginnings(of: word, to: &found) }
    }
    // l’adresse, d’opt-out: what follows the apostrophe.
    if let apostrophe = passage.scalars[range].prefix(6).firstIndex(where: { $0 == "\u{2019}" || $0 == "'" }) {
      if filter.mayContain(apostrophe + 1..<range.upperBound, in: passage.scalars) {
        let word = passage.words[index].folded
        let noun = String(word.drop { $0 != "\u{2019}" }.dropFirst())
        found += first[noun] ?? []
        if range.count < Self.longestWord { addBeginnings(of: noun, to: &found) }
      }
    }
    if hasCompounds, range.count >= 7 { addEndings(of: passage.words[index].folded, to: &found) }
    return found
  }

  /// sms-bericht, abonnez-vous, leveringsanalyse: what stands before a hyphen or before another word.
  private func addBeginnings(of word: String, to found: inout [Int]) {
    let utf8 = word.utf8
    if utf8.contains(UInt8(ascii: "-")) {
      for hyphen in utf8.indices where utf8[hyphen] == UInt8(ascii: "-") { found += first[String(word[..<hyphen])] ?? [] }
    }
    guard hasCompounds, utf8.count >= 7 else { return }
    for (form, phrase) in beginnings[Self.key(utf8.prefix(4))] ?? [] where utf8.count >= form.utf8.count + 3 && word.hasPrefix(form) {
      found.append(phrase)
    }
  }

  /// communicatiekanaal: what stands behind another word.
  private func addEndings(of word: String, to found: inout [Int]) {
    let utf8 = word.utf8
    for (form, phrase) in endings[Self.key(utf8.suffix(4))] ?? [] where utf8.count >= form.utf8.count + 3 && word.hasSuffix(form) {
      found.append(phrase)
    }
  }

  /// What the first part of "in- of uitgeschakeld" stands for: "ingeschakeld".
  private func suspended(at index: Int, in passage: Passage) -> String? {
    let words = passage.words
    let end = words[index].range.upperBound
    guard end < passage.scalars.count, passage.scalars[end] == "-" else { return nil }
    guard words[index + 2].range.lowerBound - end < 12, words[index + 1].range.count <= 3 else { return nil }
    let beginning = words[index].folded
    let whole = words[index + 2].folded
    return singles[Self.key(beginning.utf8.prefix(2))]?.first { form in
      guard form.hasPrefix(beginning) else { return false }
      let rest = form.dropFirst(beginning.count)
      return rest.count > 3 && whole.hasSuffix(rest)
    }
  }

  private static func key(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// Rules most words out by their first three letters, so that few have to be looked up.
struct WordFilter: Hashable, Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 512)

  /// - Parameter words: in lower case.
  init(_ words: some Sequence<String>) {
    for word in words {
      var scalars = word.unicodeScalars.makeIterator()
      let key = Self.key(scalars.next(), scalars.next(), scalars.next())
      bits[key >> 6] |= 1 << UInt64(key & 63)
    }
  }

  /// Whether a word of the passage, or what begins at a place in it, may be among the words, whatever its capitals.
  func mayContain(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    let start = range.lowerBound
    guard start >= 0, range.upperBound <= scalars.count, !range.isEmpty else { return false }
    let key = Self.key(scalars[start], range.count > 1 ? scalars[start + 1] : nil, range.count > 2 ? scalars[start + 2] : nil)
    return bits[key >> 6] & (1 << UInt64(key & 63)) != 0
  }

  /// Fifteen bits. Small and capital letters have the same five; so have the two kinds of apostrophe.
  private static func key(_ first: Unicode.Scalar?, _ second: Unicode.Scalar?, _ third: Unicode.Scalar?) -> Int {
    letter(first) << 10 | letter(second) << 5 | letter(third)
  }

  private static func letter(_ scalar: Unicode.Scalar?) -> Int {
    guard let value = scalar?.value, value < 0x100, value != 0x27 else { return 0 }
    return Int(value & 31)
  }
}
