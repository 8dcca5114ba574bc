/// A word of a passage as patterns see it: without the apostrophes and hyphens that join it to others.
struct SentenceWord {
  /// In lower case.
  let text: String
  /// The index of the passage's word that it is part of.
  let word: Int
  /// Whether a sentence ends between it and the word before it.
  let beginsSentence: Bool

  static func words(of passage: Passage) -> [SentenceWord] {
    var result: [SentenceWord] = []
    result.reserveCapacity(passage.words.count + 4)
    var end = 0
    for (index, word) in passage.words.enumerated() {
      var isNew = index == 0
      for position in end..<max(word.range.lowerBound, end) where isSentenceEnd(passage.scalars[position]) { isNew = true }
      end = word.range.upperBound
      if word.folded.utf8.contains(where: { $0 == 0x2D || $0 == 0xE2 || $0 == 0xC2 }) {
        for part in word.folded.split(whereSeparator: { $0 == "-" || $0 == "\u{2019}" || $0 == "\u{2011}" || $0 == "\u{AD}" }) {
          result.append(SentenceWord(text: String(part), word: index, beginsSentence: isNew))
          isNew = false
        }
      } else {
        result.append(SentenceWord(text: word.folded, word: index, beginsSentence: isNew))
      }
    }
    return result
  }

  private static func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "!" || scalar == "?" || scalar == "\u{2026}" || scalar == "\n" || scalar == Passage.protected
  }
}
