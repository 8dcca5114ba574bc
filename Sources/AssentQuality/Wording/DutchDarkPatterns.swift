extension DarkPatterns {
  static let dutch: [(DarkPattern, [String])] = [
    (
      .guilt,
      [
        "jammer|spijtig|zonde dat u|je|jij|jullie", "wat|heel|erg|zo jammer|spijtig", "we|wij vinden het * jammer|spijtig|erg|verdrietig",
        "we|wij zullen|gaan|zouden u|je|jou|jullie * missen", "we|wij missen u|je|jou|jullie",
        "u|je|jij wordt|zult|zal * gemist", "zullen|gaan we|wij u|je|jou * missen", "ga * niet weg",
        "blijf|blijft u|je|nog|toch|alstublieft|alsjeblieft bij ons", "blijf bij ons", "verlaat|verlaten u|je|jij ons", "ons * verlaten|verlaat",
        "gaat|ga u|je|jij al|nu|echt weg", "vertrekt|vertrek u|je|jij al|nu|echt", "geef ons nog|een|alstublieft * kans", "breekt|brak ons hart",
        "pijn in het|ons hart", "spijt ons * gaat|vertrekt|verliezen|weggaat|stopt|missen",
        "we|wij zien u|je|jou * niet|niet graag gaan|vertrekken", "we|wij laten u|je * niet|node gaan",
        "hebben we|wij iets * gedaan|verkeerd|misdaan", "voordat|voor u|je|jij ons", "nu al weg", "verdrietig|droevig dat|om u|je",
        "vergeet ons niet",
        "we|wij verliezen u|je|jou * niet|node",
      ]
    ),
    (
      .doubt,
      [
        "weet u|je|jij het * zeker", "weet u|je|jij zeker dat|of", "weet u|je|jij heel|echt|wel * zeker", "bent|ben u|je|jij zeker",
        "bent|ben u|je|jij er|heel|echt|wel * zeker", "zeker dat u|je|jij * wilt|wil|weg|stoppen",
        "wilt|wil u|je|jij * echt|werkelijk", "echt * uitschrijven|afmelden|opzeggen|verlaten", "echt weg|stoppen|vertrekken", "denk er * over na",
        "denk * goed na", "bedenk u|je * goed", "u|je weet het * zeker",
      ]
    ),
    (
      .loss,
      [
        "u|je|jij mist|misloopt * aanbiedingen|acties|kortingen|nieuws|nieuwtjes|voordelen|voordeel|updates|inspiratie|punten|kansen|alles|veel|straks|dan",
        "mist u|je|jij * aanbiedingen|acties|kortingen|nieuws|voordelen|voordeel|updates|inspiratie|niets",
        "loopt|loop u|je|jij * mis", "u|je|jij loopt * mis", "u|je|jij verliest * voordelen|voordeel|kortingen|punten|toegang|privileges",
        "verliest|verlies u|je|jij * voordelen|voordeel|kortingen|punten|toegang", "mis niets|geen|het|deze|nooit|onze",
        "om niets te missen", "zult|zal u|je * missen", "dan mist u|je",
      ]
    ),
    (
      .shame,
      [
        "ik betaal * liever|graag", "liever|graag * volle|hoogste|te prijs|pond|pot|veel",
        "ik hou|houd|houden niet|helemaal van|niet * korting|kortingen|besparen|sparen|aanbiedingen|voordeel|geld|koopjes|acties|cadeaus",
        "ik wil niet|geen * besparen|sparen|geld|voordeel|profiteren|groeien|winnen", "ik mis * liever|graag",
        "ik hoef niet|geen * besparen|sparen|geld|voordeel", "ik blijf liever * dom|onwetend|thuis|achter",
        "ik haat * korting|kortingen|besparen|sparen|aanbiedingen|voordeel|geld|koopjes",
        "nee * bedankt|dank * haat|liever|rijk|dom|mis", "dan maar niet", "jammer dan", "ik ben * te rijk|rijk|druk", "ik heb * geld genoeg",
        "ik heb * genoeg geld", "eigen schuld", "laat maar * duur|duurder|betaal",
      ]
    ),
    (
      .urgency,
      [
        "laatste kans", "niet te laat", "voordat|voor|eer het te laat", "nog maar|slechts * dagen|uur|uren|minuten", "wees er snel",
        "haast|haasten u|je", "beperkte tijd", "niet * ongedaan worden", "kunt|kan u|je|dit|deze * niet * ongedaan maken",
        "onomkeerbaar", "onherroepelijk", "nooit meer terug", "u|je zult|zal|krijgt|gaat * spijt", "spijt krijgen",
      ]
    ),
    (
      .doubleNegative,
      [
        "=niet uitschrijven|afmelden|opzeggen|stoppen|stopzetten *", "=schrijf|meld me|mij niet uit|af *", "niet niet|geen", "niet meer niet",
        "vink|kruis * aan * niet|geen", "vink|kruis * uit * niet|geen", "aanvinken * niet|geen", "uitvinken * niet|geen",
        "niet dat u|je|jullie|we mij|me|u niet|geen", "ik wil niet stoppen|afmelden|uitschrijven met|voor", "niet * willen|wil|wilt stoppen",
        "geen * niet meer",
      ]
    ),
    (
      .rival,
      [
        "=ingeschreven|geabonneerd|aangemeld|abonnee blijven *", "=blijf|blijven ingeschreven|geabonneerd|aangemeld|abonnee *", "=ik blijf *",
        "=ik wil ingeschreven|geabonneerd|blijven *", "=nee * ik blijf *", "=mijn|uw|je abonnement|inschrijving|voordelen * behouden|houden",
        "=behoud|houd|hou mijn|uw|je|mij|me *", "=laat mij|me * ingeschreven|geabonneerd|blijven *", "=toch * ontvangen",
        "=berichten * blijven ontvangen", "=blijven ontvangen *", "=ik ben van gedachten|mening veranderd *", "=toch maar niet *",
        "=uitschrijving|afmelding annuleren *",
      ]
    ),
  ]
}
