import AssentModel

/// An acronym of the source that its translation lacks.
struct AcronymRule: PassageRule {
  let settings: StringSettings
  let about = QualityRule(
    "acronym", .note, .translations,
    what: "An acronym of the source is neither in the translation, in any case, nor its known rendering, such as RGPD for GDPR.",
    why: "It was lost, mistyped, or stands for something that readers know by another name.", example: "By SMS or MMS → Par SMS ou SMS")

  /// Languages in other scripts may spell an acronym by its sounds.
  private static let otherScripts: Set<String> = [
    "am", "ar", "be", "bg", "bn", "dv", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "mk", "ml", "mn", "mr",
    "my",
    "ne", "or", "pa", "ps", "ru", "sd", "si", "sr", "ta", "te", "tg", "th", "ug", "uk", "ur", "yi", "yue", "zh",
  ]

  private static let mostAcronyms = 20

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard let original = passage.original, !Self.otherScripts.contains(passage.locale.language) else { return }
    guard zip(original.scalars, original.scalars.dropFirst()).contains(where: { $0.isUppercaseLetter && ($1.isUppercaseLetter || $1.isASCIIDigit) })
    else { return }
    var wanted: [String] = []
    for word in original.words where word.range.count > 1 {
      for acronym in Acronym.all(in: word.text) where !wanted.contains(acronym) { wanted.append(acronym) }
      // A list of codes is no text.
      if wanted.count > Self.mostAcronyms { return }
    }
    guard !wanted.isEmpty, !isShouted(original) else { return }
    let segments = Set(passage.words.flatMap { Acronym.segments($0.folded) })
    let known = Set(original.words.flatMap { Acronym.segments($0.folded) })
    // Another word in capitals is what the translator writes for it, unless its letters were only swapped.
    let strange = passage.words.flatMap { Acronym.segments($0.text) }.filter { segment in
      segment.utf8.count > 1 && segment.unicodeScalars.allSatisfy(\.isUppercaseLetter) && !known.contains(segment.lowercased())
    }
    lazy var text = passage.text.lowercased()
    for acronym in wanted where !segments.contains(acronym.lowercased()) {
      let folded = acronym.lowercased()
      // Compounds and endings: smsbericht, URL’s, pdf-bestand.
      if segments.contains(where: { $0.hasPrefix(folded) || $0.hasSuffix(folded) }) { continue }
      let renderings = (Acronym.renderings[acronym] ?? []) + (settings.acronyms[acronym] ?? [])
      if renderings.contains(where: { text.contains($0) }) || settings.acronyms[acronym]?.isEmpty == true { continue }
      if strange.contains(where: { $0.sorted() != acronym.sorted() }) { continue }
      report.add(
        about, in: passage, "\(acronym) of the source text is missing",
        hint: "Write it, or list what stands for it under 'strings: acronyms:' in quality.yml")
    }
  }

  /// Whether the text is in capitals as a whole.
  private func isShouted(_ passage: Passage) -> Bool {
    let words = passage.words.filter { $0.range.count > 4 && $0.text.unicodeScalars.allSatisfy { !$0.isASCIIDigit } }
    return !words.isEmpty && words.allSatisfy { !$0.text.unicodeScalars.contains(where: \.isLowercaseLetter) }
  }
}
