/// The forms that a word takes in a sentence: plurals, feminines, verb endings.
///
/// They are made by rule, and more are made than exist: a form that no text has does no harm.
enum WordForms {
  /// All forms of a word in lower case, itself among them.
  static func forms(of word: String, language: String) -> Set<String> {
    var forms: Set<String> = [word]
    switch language {
    case "fr": addFrench(word, to: &forms)
    case "nl": addDutch(word, to: &forms)
    case "en": addEnglish(word, to: &forms)
    case "und": break
    default: for ending in ["s", "e", "n", "en", "es", "er", "em", "ern"] { forms.insert(word + ending) }
    }
    return forms
  }

  /// The parts of a separable verb of Dutch in the infinitive: uit, schrijven.
  static func separated(_ word: String) -> (prefix: String, verb: String)? {
    guard word.hasSuffix("en"), word.allSatisfy(\.isLetter), let prefix = separable.first(where: { word.hasPrefix($0) }) else { return nil }
    let verb = String(word.dropFirst(prefix.count))
    return verb.count > 5 ? (prefix, verb) : nil
  }

  private static func addFrench(_ word: String, to forms: inout Set<String>) {
    for ending in ["s", "x", "e", "es"] { forms.insert(word + ending) }
    if word.hasSuffix("al") || word.hasSuffix("ail") { forms.insert(word.dropLast(word.hasSuffix("ail") ? 2 : 1) + "ux") }
    if word.hasSuffix("f") { for ending in ["ve", "ves"] { forms.insert(word.dropLast() + ending) } }
    if word.hasSuffix("el") || word.hasSuffix("en") || word.hasSuffix("on"), let last = word.last {
      for ending in ["e", "es"] { forms.insert(word + String(last) + ending) }
    }
    if word.hasSuffix("er"), word.count > 3 {
      let stem = word.dropLast(2)
      for ending in [
        "e", "es", "é", "ée", "és", "ées", "ent", "ez", "ons", "ant", "era", "erez", "erons", "eront", "erai", "ait", "aient", "iez",
      ] { forms.insert(stem + ending) }
    }
  }

  private static func addEnglish(_ word: String, to forms: inout Set<String>) {
    for ending in ["s", "es", "\u{2019}s", "ed", "d", "ing"] { forms.insert(word + ending) }
    if word.hasSuffix("y") { for ending in ["ies", "ied"] { forms.insert(word.dropLast() + ending) } }
    if word.hasSuffix("e") { forms.insert(word.dropLast() + "ing") }
    if let last = word.last, "bdglmnprt".contains(last) { for ending in ["ed", "ing"] { forms.insert(word + String(last) + ending) } }
  }

  private static func addDutch(_ word: String, to forms: inout Set<String>) {
    for ending in ["s", "\u{2019}s", "e", "en", "n", "t", "je", "jes"] { forms.insert(word + ending) }
    let letters = Array(word)
    guard let last = letters.last, letters.count > 2 else { return }
    let before = letters[letters.count - 2]
    let isVowelBefore = vowels.contains(before)
    let isLong = isVowelBefore && vowels.contains(letters[letters.count - 3])
    if !vowels.contains(last), isVowelBefore {
      // knop, knoppen; kanaal, kanalen; brief, brieven; huis, huizen
      if !isLong { for ending in ["e", "en"] { forms.insert(word + String(last) + ending) } }
      let soft = last == "f" ? "v" : last == "s" ? "z" : String(last)
      forms.insert(word.dropLast() + soft + "en")
      if isLong, before == letters[letters.count - 3] { forms.insert(word.dropLast(2) + soft + "en") }
    }
    if word.hasSuffix("heid") { forms.insert(word.dropLast(3) + "eden") }
    if word.hasSuffix("ie") { forms.insert(word + "ën") }
    if word.hasSuffix("en"), letters.count > 4 { addDutchVerb(String(word.dropLast(2)), to: &forms) }
  }

  private static func addDutchVerb(_ stem: String, to forms: inout Set<String>) {
    var stems = [stem]
    let letters = Array(stem)
    if letters.count > 2, letters[letters.count - 1] == letters[letters.count - 2] { stems.append(String(stem.dropLast())) }
    if letters.count > 2, !vowels.contains(letters[letters.count - 1]), vowels.contains(letters[letters.count - 2]), letters[letters.count - 2] != "i"
    {
      stems.append(stem.dropLast(2) + String([letters[letters.count - 2], letters[letters.count - 2], letters[letters.count - 1]]))
    }
    // schrijven, schrijf; lezen, lees
    for stem in stems where stem.hasSuffix("v") || stem.hasSuffix("z") { stems.append(stem.dropLast() + (stem.hasSuffix("v") ? "f" : "s")) }
    for stem in stems {
      for ending in ["", "t", "d", "de", "te", "den", "ten"] { forms.insert(stem + ending) }
      guard let prefix = separable.first(where: { stem.hasPrefix($0) && stem.count > $0.count + 2 }) else {
        for ending in ["d", "t", "de", "te", "den", "ten"] { forms.insert("ge" + stem + ending) }
        continue
      }
      let rest = stem.dropFirst(prefix.count)
      let isComplete = rest.hasSuffix("d") || rest.hasSuffix("t")
      for ending in isComplete ? ["", "e", "en"] : ["d", "t", "de", "te", "den"] { forms.insert(prefix + "ge" + rest + ending) }
      forms.insert(prefix + "te" + rest + "en")
    }
  }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
  private static let separable = ["uit", "aan", "af", "op", "in", "door", "over", "mee", "terug", "toe", "weg", "stop"]
}
