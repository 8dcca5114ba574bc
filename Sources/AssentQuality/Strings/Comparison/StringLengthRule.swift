import AssentModel

/// A translation far longer or shorter than its source.
struct StringLengthRule: PassageRule {
  let settings: StringSettings
  let about = QualityRule(
    "string-length", .note, .translations, what: "A string is far longer or shorter than its source; strings of a few characters are left alone.",
    why: "Something was left out, added, or put under the wrong key.", example: "Everything works as it will for a recipient → Tout va")

  /// Languages that say much with few signs.
  private static let denseLanguages: Set<String> = ["zh", "ja", "ko", "yue"]
  /// A short label may well become a sentence of this many characters more.
  private static let slack = 24

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.isString, let original = passage.original else { return }
    let expected = Self.length(original)
    let found = Self.length(passage)
    guard expected >= settings.lengthFrom, found > 0 else { return }
    let isLonger = found * 100 > expected * settings.longestPercent && found > expected + Self.slack
    let isShorter =
      found * 100 < expected * settings.shortestPercent && expected > found + Self.slack && !Self.denseLanguages.contains(passage.locale.language)
    guard isLonger || isShorter else { return }
    report.add(
      about, in: passage, "The text has \(found) characters, and its source \(expected)",
      hint: isLonger ? "See whether something was added, or shorten it" : "See whether something was left out")
  }

  /// The scalars without protected parts and combining marks.
  private static func length(_ passage: Passage) -> Int {
    passage.scalars.count { $0 != Passage.protected && !(0x300...0x36F).contains($0.value) }
  }
}
