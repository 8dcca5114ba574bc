import AssentModel

/// Capitals that lost their accent.
struct FrenchCapitalsRule: CheckRule {
  let rule = Rule(
    "french-capitals", .warning, .languages(["fr"]),
    what: "A capital has lost its accent: Etat, Ecrivez, A partir de.",
    why: "Accents belong on capitals, too: the Académie française and the Imprimerie nationale both ask for them.",
    example: "A partir du 1er mars")

  func check(_ passage: Passage, into report: inout RuleReport) {
    for index in passage.words.indices where hasCapital(passage.words[index].range, in: passage.scalars) {
      let word = passage.words[index]
      if word.range.count == 1 {
        guard word.text == "A", index + 1 < passage.words.count, passage.beginsSentence(word) else { continue }
        let next = passage.words[index + 1]
        guard passage.isSpaceOnly(between: word, and: next), Self.isAfterPreposition(next.folded) else { continue }
        let part = passage.text(word.range.lowerBound..<next.range.upperBound)
        report.add(at: passage.place, "The capital in '\(part)' has no accent", part: part, hint: "Write 'À \(next.text)'")
      } else if let correct = Self.correct(word) {
        report.add(at: passage.place, "The capital in '\(word.text)' has no accent", part: word.text, hint: "Write '\(correct)'")
      }
    }
  }

  /// Whether the word begins with a capital, or what follows its elided article does: l’Etat.
  private func hasCapital(_ word: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    if scalars[word.lowerBound].isUppercaseLetter { return true }
    guard word.count > 3, scalars[word.lowerBound + 1] == "\u{2019}" || scalars[word.lowerBound + 1] == "'" else { return false }
    return scalars[word.lowerBound + 2].isUppercaseLetter
  }

  /// The word with its accents; `nil` when it isn't known to lack one.
  private static func correct(_ word: Passage.Word) -> String? {
    if let elision = word.folded.firstIndex(of: "\u{2019}") {
      let noun = String(word.folded[word.folded.index(after: elision)...])
      let original = word.text.suffix(noun.count)
      guard original.first?.isUppercase == true, let accented = FrenchAccents.initials[noun] else { return nil }
      let isInCapitals = !original.contains { $0.isLowercase }
      return word.text.dropLast(noun.count) + (isInCapitals ? accented.uppercased() : accented.capitalizedFirst)
    }
    if word.isInCapitals {
      // CA and AGE are abbreviations.
      guard word.range.count > 3 else { return nil }
      return (FrenchAccents.initials[word.folded] ?? FrenchAccents.inCapitals[word.folded])?.uppercased()
    }
    return FrenchAccents.initials[word.folded]?.capitalizedFirst
  }

  private static func isAfterPreposition(_ word: String) -> Bool {
    word.hasPrefix("l\u{2019}") || FrenchAccents.afterPreposition.contains(word)
  }
}

/// French words that are often written without the accent on their capital.
enum FrenchAccents {
  /// By the word without the accent on its first letter; none of them is a word of its own, in French or in English.
  static let initials: [String: String] = accented(
    "état états états-unis étape étapes être êtes êtes-vous était étant écran écrans écrire écrivez écrivez-nous écrit écrits écoute écouter "
      + "écoutez école écoles économie économies économique économiser économisez écologique éditeur éditeurs éditer égal également égalité église "
      + "électricité électrique électronique électroniques élevé élevée élevés élysée énergie énergies énergétique énorme épargne épargnez époque "
      + "épuisé épuisée équilibre équipe équipes équipement équipements étage étagère étagères établir établissement éteindre éteignez étendre "
      + "étiquette étiquettes étoile étoiles étonnant étranger étroit étude études étudiant étudiants évaluer évaluez évènement évènements "
      + "éventuel éventuels éventuelle éventuellement évidemment éviter évitez évoluer échange échanges échanger échangez échéance échec échelle "
      + "échantillon échantillons éclair éclairage éclairages éclairer éclairez éclairé éclat écart émetteur émettre épices île îles "
      + "ça évitons épingler éteint éteinte élargir élargissez"
  )
  .merging(["evenement": "événement", "evenements": "événements", "evénement": "événement", "evénements": "événements"]) { first, _ in first }

  /// Words with accents behind the first letter, by the word without any, for texts in capitals.
  static let inCapitals: [String: String] = [
    "desabonner": "désabonner", "desabonnement": "désabonnement", "desinscription": "désinscription", "preferences": "préférences",
    "nouveautes": "nouveautés", "reduction": "réduction", "reductions": "réductions", "privees": "privées", "privee": "privée",
    "confidentialite": "confidentialité", "securite": "sécurité", "qualite": "qualité", "fevrier": "février", "aout": "août",
    "decembre": "décembre", "etes-vous": "êtes-vous", "derniere": "dernière", "dernieres": "dernières", "cles": "clés", "telephone": "téléphone",
    "numero": "numéro", "donnees": "données", "ete": "été",
  ]

  /// Words before which a sentence's first A is the preposition À.
  static let afterPreposition: Set<String> = [
    "partir", "propos", "bientôt", "savoir", "noter", "tout", "toute", "tous", "toutes", "côté", "la", "votre", "vos", "ce", "cet", "cette", "ces",
    "chaque", "quoi", "qui", "quel", "quelle", "découvrir", "compter", "moins", "défaut", "titre", "jour", "droite", "gauche", "nouveau", "très",
    "travers", "mesure", "cause", "notre", "nos", "leur", "leurs", "condition", "présent", "ne", "peine", "force", "suivre", "vous", "nous", "plus",
    "demain", "lire", "voir", "consulter", "faire", "télécharger", "retenir", "l’instar", "aucun", "aucune", "distance", "domicile", "tort", "vrai",
  ]

  private static func accented(_ list: String) -> [String: String] {
    let plain: [Character: Character] = ["é": "e", "É": "e", "è": "e", "ê": "e", "î": "i", "â": "a", "ç": "c"]
    var words: [String: String] = [:]
    for item in list.split(separator: " ") {
      let word = String(item)
      guard let initial = word.first, let base = plain[initial] else { continue }
      let rest = word.dropFirst()
      words[String(base) + rest] = word
      words[String(base) + rest.map { plain[$0] ?? $0 }] = word
    }
    return words
  }
}
