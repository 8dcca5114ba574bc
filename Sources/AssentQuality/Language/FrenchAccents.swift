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
