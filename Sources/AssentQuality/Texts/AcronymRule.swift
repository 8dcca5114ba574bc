import AssentModel

/// An acronym of the source that its translation lacks.
struct AcronymRule: CheckRule {
  let settings: StringSettings
  let rule = Rule(
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

  func check(_ passage: Passage, into report: inout RuleReport) {
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
        at: passage.place, "\(acronym) of the source text is missing",
        hint: "Write it, or list what stands for it under 'strings: acronyms:' in quality.yml")
    }
  }

  /// Whether the text is in capitals as a whole.
  private func isShouted(_ passage: Passage) -> Bool {
    let words = passage.words.filter { $0.range.count > 4 && $0.text.unicodeScalars.allSatisfy { !$0.isASCIIDigit } }
    return !words.isEmpty && words.allSatisfy { !$0.text.unicodeScalars.contains(where: \.isLowercaseLetter) }
  }
}

/// Tells acronyms from other words in capitals.
enum Acronym {
  /// The acronyms in a word, between hyphens and apostrophes, without the s of a plural: "SMS-based", "URLs".
  static func all(in word: String) -> [String] {
    guard word.unicodeScalars.contains(where: { $0.value >= 0x41 && $0.value <= 0x5A }) else { return [] }
    return segments(word).compactMap { segment in
      guard isAcronym(segment) else { return nil }
      return segment.last == "s" ? String(segment.dropLast()) : segment
    }
  }

  /// Two capitals or more, maybe with digits, and no small letter but the s of a plural.
  static func isAcronym(_ word: String) -> Bool {
    var scalars = Array(word.unicodeScalars)
    if scalars.last == "s" { scalars.removeLast() }
    guard (2...7).contains(scalars.count), scalars.allSatisfy({ $0.isUppercaseLetter || $0.isASCIIDigit }),
      scalars.count(where: \.isUppercaseLetter) >= 2
    else { return false }
    let text = scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    return !scalars.allSatisfy { $0 == "I" || $0 == "V" || $0 == "X" } && !emphasized.contains(text)
  }

  /// The parts of a word between hyphens and apostrophes.
  static func segments(_ word: String) -> [String] {
    word.split { $0 == "-" || $0 == "\u{2011}" || $0 == "'" || $0 == "\u{2019}" || $0 == "\u{AD}" }.map(String.init)
  }

  /// Words that are written in capitals to stress them.
  private static let emphasized: Set<String> = [
    "A", "ALL", "AN", "AND", "ANY", "ARE", "AS", "AT", "BE", "BUT", "BY", "CAN", "DO", "DON", "FOR", "FREE", "FROM", "HAVE", "HELP", "IF", "IN",
    "INFO",
    "IS", "IT", "MAY", "MORE", "MUST", "MY", "NEVER", "NEW", "NO", "NOT", "NOTE", "NOW", "OF", "OFF", "ON", "ONE", "ONLY", "OR", "OUT", "OUR", "OVER",
    "SAVE", "SO", "START", "STOP", "THE", "THIS", "TIP", "TO", "TOP", "UP", "US", "WARNING", "WE", "WILL", "WITH", "YES", "YOU", "YOUR",
  ]

  /// What an acronym of English is in other languages, in lower case. "btw" and its like are matched anywhere in the text.
  static let renderings: [String: [String]] = [
    "GDPR": ["rgpd", "avg", "dsgvo", "ds-gvo", "rodo"], "VAT": ["tva", "btw", "mwst", "mehrwertsteuer", "ust", "iva"],
    "SMS": ["texto", "message texte", "mini-message", "textnachricht", "kurznachricht"], "MMS": ["texto"],
    "FAQ": [
      "foire aux questions", "questions fréquentes", "questions fréquemment", "veelgestelde", "vaak gestelde", "häufig", "preguntas frecuentes",
    ],
    "ID": ["identifiant", "identité", "identificat", "identiteit", "ausweis", "kennung", "identifica"],
    "PIN": ["code secret", "code confidentiel", "pincode"], "EU": ["ue", "europ"], "UE": ["eu", "europ"],
    "UK": ["royaume-uni", "britanni", "verenigd koninkrijk", "vk"],
    "USA": ["états-unis", "amérique", "verenigde staten", "vs", "vereinigte"], "UN": ["onu", "vn", "nations unies", "verenigde naties"],
    "AI": ["ia", "ki", "intelligence artificielle", "kunstmatige", "künstliche"], "CEO": ["pdg", "directeur", "directrice"],
    "HR": ["rh", "ressources humaines", "personeelszaken", "p&o"], "TV": ["télé", "televisi", "fernseh"], "PC": ["ordinateur", "computer"],
    "CRM": ["grc", "relation client"], "ASAP": ["dès que possible", "au plus vite", "zo snel mogelijk", "so bald"], "QR": ["qr"],
    "EUR": ["€", "euro"], "USD": ["$", "dollar"], "GBP": ["£", "livre", "pond"], "AM": ["h", "uur", "uhr"], "PM": ["h", "uur", "uhr"],
    "OK": ["ok", "d’accord", "oké", "okay", "entendu", "in ordnung"], "DIY": ["bricol", "doe-het-zelf", "zelf"], "WC": ["toilet"],
    "DOB": ["naissance", "geboorte"], "PO": ["boîte postale", "bp", "postbus", "postfach"],
    "ZIP": ["code postal", "postcode", "plz", "postleitzahl"],
    "IBAN": ["iban"], "ISP": ["fai", "fournisseur", "provider", "aanbieder"], "NGO": ["ong", "ngo", "nro"], "SME": ["pme", "mkb", "kmu", "kmo"],
    "DPO": ["dpd", "fg", "délégué", "functionaris"], "RSS": ["rss"], "URL": ["adresse", "adres"], "OS": ["système d", "besturingssysteem"],
    "UI": ["interface"], "EULA": ["licence", "licentie"], "UTC": ["utc", "gmt"], "GMT": ["gmt", "utc"],
  ]
}
