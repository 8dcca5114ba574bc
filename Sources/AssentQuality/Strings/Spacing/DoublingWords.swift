/// Words that may well follow themselves.
enum DoublingWords {
  static func of(_ language: String) -> Set<String> { byLanguage[language] ?? [] }

  /// Languages whose grammar doubles words.
  static let reduplicatingLanguages: Set<String> = [
    "az", "haw", "hi", "id", "jv", "kk", "ky", "mi", "ms", "su", "sw", "ta", "tl", "fil", "tr", "uz", "vi",
  ]

  private static let byLanguage: [String: Set<String>] = [
    // The boy that that man saw; he had had; what it is is; bye bye.
    "en": ["that", "had", "is", "do", "her", "bye"],
    // Nous nous, vous vous; en en parlant; ce qu’il y a a changé; ce que c’est est; faire faire.
    "fr": ["nous", "vous", "en", "a", "est", "faire", "fait"],
    // Kunt u u afmelden; dat dat; omdat het het beste is; schrijf u in in de winkel; die er zijn zijn.
    "nl": ["u", "je", "die", "dat", "het", "ze", "zij", "er", "is", "in", "zijn", "hebben", "haar"],
    "de": ["die", "der", "das", "sie", "ihr", "ihnen", "sich"],
    "es": ["nos"],
    "it": ["via", "così", "piano"],
    "pt": ["se", "nos"],
  ]
}
