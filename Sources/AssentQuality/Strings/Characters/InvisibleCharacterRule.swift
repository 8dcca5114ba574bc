import AssentModel

/// Characters without width that change how a text is searched, broken and read aloud.
struct InvisibleCharacterRule: PassageRule {
  let about = QualityRule(
    "invisible-character", .warning, what: "The text has a character of no width where its script has no use for one.",
    why: "Nobody sees it, but search, spelling and screen readers stumble over it.", example: "News U+200B letter")

  /// Scripts that are written without spaces show by U+200B where a line may break.
  private static let unspacedLanguages: Set<String> = ["th", "lo", "km", "my", "bo", "ja", "zh"]

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for (index, scalar) in passage.scalars.enumerated() where scalar.value >= 0x034F && isOutOfPlace(index, passage) {
      report.add(
        about, in: passage, "There is a character that nobody sees, \(scalar.label)", part: passage.surrounding(index), hint: "Remove it")
      return
    }
  }

  private func isOutOfPlace(_ index: Int, _ passage: Passage) -> Bool {
    switch passage.scalars[index].value {
    case 0x200C, 0x200D:
      // Emoji and the scripts from Hebrew on join and part with these two.
      let neighbours = [passage.scalar(index - 1), passage.scalar(index + 1)].compactMap(\.self)
      return neighbours.allSatisfy { $0.value < 0x0590 }
    case 0x200B: return !Self.unspacedLanguages.contains(passage.locale.language)
    case 0x034F, 0x115F, 0x1160, 0x180E, 0x2060...0x2064, 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0: return true
    // Flags of regions are spelled with tags after U+1F3F4.
    case 0xE0000...0xE007F: return !passage.scalars[..<index].contains { $0.value == 0x1F3F4 }
    default: return false
    }
  }
}
