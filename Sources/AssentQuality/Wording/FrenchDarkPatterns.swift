extension DarkPatterns {
  static let french: [(DarkPattern, [String])] = [
    (
      .guilt,
      [
        "triste|tristes|désolé|désolés|désolée|désolées|navré|navrés|navrée|navrées|peinés de vous|te voir|perdre", "vous allez nous|me manquer",
        "tu vas nous|me manquer",
        "vous nous manquez|manquerez|manquiez", "tu nous manques|manqueras", "ne partez|pars pas", "ne nous quittez|quitte|abandonnez|laissez pas",
        "vous nous quittez", "tu nous quittes",
        "avant de nous quitter|abandonner|dire", "quel dommage", "dommage que|de vous|tu|nous|vouloir", "c est dommage",
        "nous regrettons votre|ton|de * départ|choix|décision|partir|perdre|quitter",
        "votre|ton départ nous", "restez|reste avec nous", "donnez|donne|laissez nous une|encore * chance",
        "brise|brisez|briser le|notre|nos cœur|cœurs", "avons nous fait quelque|une",
        "vous partez|quittez déjà", "tu pars déjà", "déjà de|sur nous|le quitter|départ", "nous aimerions vous garder", "ne nous oubliez pas",
        "vous perdre nous|est",
      ]
    ),
    (
      .doubt,
      [
        "êtes vous * sûr|sûre|sûrs|sûres|certain|certaine|certains", "es tu * sûr|sûre|certain|certaine",
        "vous êtes * sûr|sûre|sûrs|certain|certaine de vouloir", "tu es * sûr|sûre|certain|certaine de vouloir",
        "sûr|sûre|sûrs|certain|certaine de vouloir", "voulez|souhaitez|désirez vous * vraiment|réellement", "veux|souhaites tu * vraiment|réellement",
        "vraiment * désabonner|désinscrire|partir|quitter|renoncer", "réfléchissez bien|encore|y", "réfléchis bien|encore|y",
        "prenez|prends le temps de réfléchir",
        "sûr|sûre|certain|certaine de ne|votre * plus|choix|décision",
      ]
    ),
    (
      .loss,
      [
        "vous allez|risquez * rater|louper|manquer|perdre|passer", "tu vas|risques * rater|louper|manquer|perdre|passer",
        "vous ratez|raterez|loupez|louperez", "tu rates|rateras|loupes|louperas",
        "vous manquez|manquerez|perdez|perdrez * offre|offres|promotions|avantages|réductions|remises|nouveautés|exclusivités|points|cadeaux|économies|privilèges|accès|tout",
        "ne ratez|manquez|loupez|perdez pas|plus|rien|aucune|jamais", "ne rate|loupe pas|plus|rien|aucune|jamais",
        "ne manque pas nos|ces|cette|notre|tes|l",
        "ne passez|passe pas à côté", "passer à côté de", "ce que vous allez|ratez|perdez|manquez",
        "renoncez|renoncer à * avantages|offres|réductions|privilèges|économies|remises|promotions",
      ]
    ),
    (
      .shame,
      [
        "je|j préfère|aime|adore|veux * payer * cher|prix|tarif", "payer plus cher", "payer le|au prix|tarif fort|plein|maximum",
        "je préfère * rater|manquer|perdre|ignorer|gaspiller",
        "je n aime|apprécie pas * économiser|économies|promos|promotions|offres|réductions|affaires|argent|cadeaux",
        "je ne veux|souhaite|désire pas * économiser|profiter|gagner|progresser|réussir|moins",
        "je déteste|hais|refuse * économiser|économies|argent|affaires|offres|avantages|réductions|promotions|cadeaux",
        "je renonce à * avantages|offres|réductions|privilèges|économies|remises|affaires",
        "tant pis pour moi|vous|toi", "je m en passerai|moque|fiche", "je me moque|fiche de", "rester dans l ignorance",
        "non merci * déteste|cher|trop|assez|ignorant", "je suis * trop riche|occupé|bien",
        "j ai * assez|trop * argent", "je n ai pas besoin d|de * économiser|économies|réductions|argent|avantages",
      ]
    ),
    (
      .urgency,
      [
        "dernière chance", "encore temps de|d|pour", "pas trop tard", "avant qu il * trop tard", "reste plus que",
        "plus que|qu * jours|heures|minutes pour", "offre limitée",
        "durée limitée", "dépêchez|dépêche vous|toi",
        "action|opération|décision|choix est * irréversible|irrévocable", "ne pourrez|pourras plus jamais|revenir|changer",
        "vous allez|risquez * regretter", "vous le regretterez",
      ]
    ),
    (
      .doubleNegative,
      [
        "ne pas ne plus|pas", "ne plus ne pas|plus", "=ne pas me|vous|se|te désabonner|désinscrire *", "=ne me|vous désabonnez|désinscrivez pas *",
        "décochez|décocher * ne * pas|plus", "cochez|cocher * ne * pas|plus",
        "ne cochez|décochez pas * si", "ne souhaite|souhaitez|veux|voulez pas ne|arrêter|cesser|stopper", "je ne souhaite|veux plus ne",
        "refuse|refuser de ne", "=ne pas arrêter|cesser *",
      ]
    ),
    (
      .rival,
      [
        "=rester abonné|abonnée|abonnés|inscrit|inscrite|inscrits *", "=je reste *", "=non je reste *", "=je souhaite|veux|préfère rester *",
        "=garder|conserver|maintenir mon|mes|votre|vos|ton|tes *", "=garder|conserver|maintenir l abonnement|inscription *",
        "=je garde|conserve|maintiens *", "=continuer à|de recevoir *", "=je continue *", "=me garder *", "=non gardez|garder *", "=rester *",
        "=j ai changé d avis *", "=finalement je *",
        "=annuler mon|le|la|ma désabonnement|désinscription *",
      ]
    ),
  ]
}
