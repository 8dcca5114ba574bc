import AssentModel

/// Compounds with opt-in, opt-out and e-mail, and compounds that are torn in two.
struct DutchCompoundRule: CheckRule {
  let rule = Rule(
    "dutch-compound", .warning, .languages(["nl"]),
    what: "A compound is torn in two (e-mail adres, nieuws brief), or opt-in, opt-out or e-mail lacks its hyphen.",
    why: "Dutch writes compounds as one word: e-mailadres, opt-outprofiel, nieuwsbrief.",
    example: "Vul uw e-mail adres in")

  private static let filter = WordFilter(DutchWords.firstHalves.union(["opt", "optin", "opt-in", "email", "e-mail"]))

  func check(_ passage: Passage, into report: inout RuleReport) {
    let words = passage.words
    for index in words.indices where Self.filter.mayContain(words[index].range, in: passage.scalars) {
      let word = words[index]
      guard let first = word.folded.utf8.first else { continue }
      let next = index + 1 < words.count && passage.isSpaceOnly(between: word, and: words[index + 1]) ? words[index + 1] : nil
      switch first {
      case UInt8(ascii: "e"), UInt8(ascii: "o"):
        checkHyphen(word, next, index > 0 ? words[index - 1] : nil, passage, &report)
      default: break
      }
      guard let next, DutchWords.firstHalves.contains(word.folded), DutchWords.torn.contains(word.folded + " " + next.folded) else { continue }
      add(passage, word, next, "is torn in two", word.text + next.folded, &report)
    }
  }

  private func checkHyphen(_ word: Passage.Word, _ next: Passage.Word?, _ previous: Passage.Word?, _ passage: Passage, _ report: inout RuleReport) {
    let folded = word.folded
    if folded == "opt", let next, next.folded == "in" || next.folded == "out" {
      add(passage, word, next, "lacks its hyphen", "\(word.text)-\(next.folded)", &report)
    } else if folded.hasPrefix("optin") && Self.isCompound(folded, after: "optin") || folded.hasPrefix("optout") {
      add(passage, word, nil, "lacks its hyphen", "\(word.text.prefix(3))-\(word.text.dropFirst(3))", &report)
    } else if folded.hasPrefix("email"), !folded.hasPrefix("emaill"), !folded.hasPrefix("emaile"), !folded.hasPrefix("emailv") {
      let head = next.flatMap { folded == "email" && DutchWords.heads.contains($0.folded) ? $0 : nil }
      add(passage, word, head, "lacks its hyphen", "\(word.text.prefix(1))-\(word.text.dropFirst(1))\(head?.folded ?? "")", &report)
    } else if folded.hasPrefix("e-mail-adres") {
      add(passage, word, nil, "has one hyphen too many", "\(word.text.prefix(6))\(word.text.dropFirst(7))", &report)
    } else if let next, folded == "e-mail" || folded == "opt-in" || folded == "opt-out", DutchWords.heads.contains(next.folded) {
      if let previous, DutchWords.beforeChannel.contains(previous.folded) { return }
      add(passage, word, next, "is torn in two", word.text + next.folded, &report)
    }
  }

  /// Optin itself, its plural, or a compound with a known noun.
  private static func isCompound(_ folded: String, after beginning: String) -> Bool {
    let rest = String(folded.dropFirst(beginning.count))
    return rest.isEmpty || rest == "s" || DutchWords.heads.contains(rest)
  }

  private func add(
    _ passage: Passage, _ word: Passage.Word, _ next: Passage.Word?, _ problem: String, _ right: String, _ report: inout RuleReport
  ) {
    let part = passage.text(word.range.lowerBound..<(next?.range.upperBound ?? word.range.upperBound))
    report.add(at: passage.place, "'\(part)' \(problem)", part: part, hint: "Write '\(right)'")
  }
}

/// IJ at the start of a word.
struct DutchIJRule: CheckRule {
  let rule = Rule(
    "dutch-ij", .warning, .languages(["nl"]),
    what: "A word that begins with ij has only the i as a capital.",
    why: "IJ is one letter of Dutch: both halves are capitals.",
    example: "Ijskoud genieten")

  private static let third: Set<Unicode.Scalar> = ["s", "z", "d", "v", "k", "l", "m", "b", "t", "p", "f"]

  func check(_ passage: Passage, into report: inout RuleReport) {
    for word in passage.words {
      let scalars = passage.scalars[word.range]
      guard scalars.count > 2, scalars.first == "I", scalars[scalars.startIndex + 1] == "j", Self.third.contains(scalars[scalars.startIndex + 2])
      else { continue }
      report.add(at: passage.place, "'\(word.text)' has half a capital", part: word.text, hint: "Write 'IJ\(word.text.dropFirst(2))'")
    }
  }
}

/// The apostrophe of Dutch plurals: foto’s, but opt-ins.
struct DutchPluralRule: CheckRule {
  let rule = Rule(
    "dutch-plural", .warning, .languages(["nl"]),
    what: "A plural in -s lacks its apostrophe after a, i, o, u or y (fotos), or has one where the word doesn’t need it (opt-in’s).",
    why: "The apostrophe keeps the last vowel long; anywhere else it is a common mistake.",
    example: "Bekijk onze fotos")

  func check(_ passage: Passage, into report: inout RuleReport) {
    for word in passage.words {
      let utf8 = word.folded.utf8
      guard utf8.last == UInt8(ascii: "s"), utf8.count > 4 else { continue }
      if let right = Self.missing(word) {
        report.add(at: passage.place, "The plural '\(word.text)' lacks its apostrophe", part: word.text, hint: "Write '\(right)'")
      } else if word.folded.hasSuffix("\u{2019}s"), let right = Self.needless(word, in: passage) {
        report.add(at: passage.place, "'\(word.text)' has an apostrophe that it doesn’t need", part: word.text, hint: "Write '\(right)'")
      }
    }
  }

  private static func missing(_ word: Passage.Word) -> String? {
    let isKnown =
      DutchWords.withApostrophe.contains(word.folded)
      || word.folded.utf8.count > 9 && DutchWords.endingsWithApostrophe.contains { word.folded.hasSuffix($0) }
    return isKnown ? word.text.dropLast() + "\u{2019}s" : nil
  }

  /// The word without the apostrophe; `nil` when it is right, or may be a name or an abbreviation.
  private static func needless(_ word: Passage.Word, in passage: Passage) -> String? {
    let base = word.folded.dropLast(2)
    let right = word.text.prefix(base.count) + "s"
    if DutchWords.withoutApostrophe.contains(String(base)) { return String(right) }
    if word.isCapitalized { return nil }
    guard base.count >= 5, !base.contains("\u{2019}"), let last = base.last, "bcdfgklmnprtéeè".contains(last) else { return nil }
    guard base.contains(where: { "aeiou".contains($0) }), base.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
    // "pdf-url’s": an abbreviation at the end keeps its apostrophe.
    if let part = base.split(separator: "-").last, part.count <= 4, base.contains("-") { return nil }
    return String(right)
  }
}

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
