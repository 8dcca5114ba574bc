import AssentModel

/// A word that runs into a placeholder.
struct PlaceholderSpaceRule: PassageRule {
  let about = QualityRule(
    "placeholder-space", .warning, .translations, what: "A letter touches a placeholder of a string, and none does in the source.",
    why: "The word and what is filled in are read as one.", example: "Hello {name} → Bonjour{name}")

  /// Languages that put endings on names, or write without spaces.
  private static let agglutinatingLanguages: Set<String> = [
    "az", "bo", "et", "eu", "fi", "hu", "ja", "ka", "kk", "km", "ko", "ky", "lo", "mn", "my", "ta", "te", "th", "tr", "ug", "uz", "yue", "zh",
  ]

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.isString, let original = passage.original, !Self.agglutinatingLanguages.contains(passage.locale.language),
      passage.scalars.contains(Passage.protected), !Self.touches(original.scalars).isTouched
    else { return }
    let found = Self.touches(passage.scalars)
    guard let index = found.letter else { return }
    report.add(
      about, in: passage, "The text runs into a placeholder without a space", part: passage.surrounding(index),
      hint: "Put a space between the two, as the source does")
  }

  private static func touches(_ scalars: [Unicode.Scalar]) -> (isTouched: Bool, letter: Int?) {
    for (index, scalar) in scalars.enumerated() where scalar == Passage.protected {
      if index > 0, scalars[index - 1].isLetterOrDigit { return (true, index - 1) }
      if index + 1 < scalars.count, scalars[index + 1].isLetterOrDigit { return (true, index + 1) }
    }
    return (false, nil)
  }
}
