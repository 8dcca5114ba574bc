/// Dutch words whose plural is often written wrongly.
enum DutchWords {
  /// Plurals without the apostrophe that they need.
  static let withApostrophe: Set<String> = [
    "fotos", "autos", "videos", "logos", "memos", "agendas", "cameras", "paginas", "themas", "menus", "opas", "omas", "babys", "hobbys", "partys",
    "storys", "ponys", "lobbys", "euros", "kilos", "radios", "studios", "scenarios", "portfolios", "diplomas", "schemas", "programmas", "notas",
    "firmas", "collegas", "pizzas", "villas", "sofas", "bikinis", "taxis", "alineas", "promos", "demos",
    "casinos", "accus", "risicos", "fiascos", "lottos", "silos", "tempos",
    "colas", "dramas", "panoramas", "regios", "saunas", "zebras", "intros", "infos",
  ]

  /// Their last parts, for compounds.
  static let endingsWithApostrophe = [
    "paginas", "fotos", "videos", "cameras", "agendas", "programmas", "themas", "diplomas", "schemas", "autos", "firmas", "collegas", "regios",
  ]

  /// Words whose plural has no apostrophe, too short or too foreign for the rule.
  static let withoutApostrophe: Set<String> = [
    "opt-in", "opt-out", "e-mail", "mail", "link", "app", "tip", "lamp", "team", "test", "shop", "café", "privé", "logé", "service", "campagne",
    "nieuwsbrief", "account", "klik", "event", "blog", "chat", "like", "post", "tag", "game", "tool", "film", "lead", "cookie", "newsletter",
  ]

  /// Nouns that form one word with e-mail, opt-in and opt-out.
  static let heads: Set<String> = [
    "adres", "adressen", "bericht", "berichten", "pagina", "pagina’s", "lijst", "lijsten", "link", "links", "knop", "knoppen", "campagne",
    "campagnes",
    "formulier", "formulieren", "marketing", "profiel", "profielen", "procedure", "procedures", "proces", "processen", "beleid", "programma",
    "account", "accounts", "verkeer", "verzending", "verzendingen", "systeem", "voorkeur", "voorkeuren", "bestand", "bestanden", "verzoek",
    "verzoeken", "status", "keuze", "keuzes", "landingspagina", "landingspagina’s", "bestemmingspagina", "bestemmingspagina’s", "provider",
  ]

  /// Words that are often torn in two, with a space in place of nothing.
  static let torn: Set<String> = [
    "nieuws brief", "nieuws brieven", "landings pagina", "landings pagina’s", "landing pagina", "landing pagina’s", "bestemmings pagina",
    "bestemmings pagina’s", "telefoon nummer", "telefoon nummers", "mail adres", "mail adressen", "mailing lijst", "verzend lijst",
    "contact formulier", "privacy beleid", "privacy verklaring", "persoons gegevens", "klant gegevens", "web site", "web pagina", "web pagina’s",
    "klanten service", "uitschrijf link", "afmeld link", "aanmeld link", "sms bericht", "sms berichten", "test link", "gebruikers naam",
    "wacht woord", "bevestigings pagina", "bevestigings mail", "voorkeuren pagina", "voorkeuren centrum", "leverings analyse",
    "brieven bus", "post bus", "herfst lamp", "herfst lampen", "tafel lamp", "tafel lampen", "woon kamer", "korting code", "kortings code",
  ]

  /// The first halves of those.
  static let firstHalves = Set(torn.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// After these e-mail and its kin stand alone: "via e-mail berichten sturen".
  static let beforeChannel: Set<String> = ["per", "via", "met", "in", "op", "over", "zonder", "door", "geen", "en", "of", "uit"]
}
