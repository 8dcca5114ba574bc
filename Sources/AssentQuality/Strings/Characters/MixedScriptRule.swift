import AssentModel

/// A word that mixes letters of two alphabets.
struct MixedScriptRule: PassageRule {
  let about = QualityRule(
    "mixed-scripts", .error, what: "A word has letters of two alphabets that look alike.",
    why: "It looks right and isn't: search doesn't find it, screen readers misread it, and a link can lead elsewhere.", example: "Nеwsletter")

  private enum Script { case latin, greek, cyrillic, other }

  /// Greek letters that pass for Latin or Cyrillic ones. The others stand in units and names: kΩ, μm, β-test.
  private static let confusableGreek: Set<UInt32> = [
    0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1, 0x3A4, 0x3A5, 0x3A7, 0x3AC, 0x3AF, 0x3B1, 0x3B9, 0x3BA, 0x3BD,
    0x3BF, 0x3C1, 0x3C5, 0x3CC, 0x3CD, 0x3F2, 0x3F3,
  ]

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.scalars.contains(where: { $0.value >= 0x0370 && $0.value < 0x0530 }) else { return }
    for word in passage.words where word.text.utf8.count != word.range.count {
      guard let stranger = Self.stranger(in: passage.scalars[word.range]) else { continue }
      report.add(
        about, in: passage, "'\(word.text)' has a letter of another alphabet, \(stranger.label)", part: word.text,
        hint: "Type the word again on one keyboard layout")
    }
  }

  /// A letter of the alphabet that has fewer letters in a part of a word between hyphens and apostrophes.
  private static func stranger(in word: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    for part in word.split(whereSeparator: { !$0.isLetterOrDigit }) {
      let letters = part.lazy.map { (scalar: $0, script: script(of: $0.value)) }.filter { $0.script != .other }
      guard let first = letters.first, let other = letters.first(where: { $0.script != first.script }) else { continue }
      let share = letters.count { $0.script == first.script }
      return share * 2 >= letters.count ? other.scalar : first.scalar
    }
    return nil
  }

  private static func script(of value: UInt32) -> Script {
    switch value {
    case 0x41...0x5A, 0x61...0x7A,
      0xC0...0x24F where value != 0xD7 && value != 0xF7, 0x1E00...0x1EFF:
      .latin
    case 0x370...0x3FF where confusableGreek.contains(value): .greek
    case 0x400...0x52F where !(0x482...0x489).contains(value): .cyrillic
    default: .other
    }
  }
}
