import AssentModel

/// Numbers that are written as words.
enum NumberWords {
  /// Whether the number words of a language are known.
  static func knows(_ language: String) -> Bool { byLanguage[language] != nil }

  /// The numbers that the words of a passage stand for, Roman numerals among them.
  static func values(in passage: Passage) -> Set<String> {
    let numbers = byLanguage[passage.locale.language] ?? [:]
    var values: Set<String> = []
    for word in passage.words {
      if let value = numbers[word.folded] { values.insert(String(value)) }
      let segments = Acronym.segments(word.folded)
      let parts = segments.compactMap { numbers[$0] }
      for part in parts { values.insert(String(part)) }
      // Twenty-four, vingt-quatre.
      if parts.count > 1 { values.insert(String(parts.reduce(0, +))) }
      for segment in segments {
        // Tweemaal, driemaandelijks, zweimal.
        if ["nl", "de"].contains(passage.locale.language), segment.utf8.count > 4, let stem = stems(of: segment, numbers) {
          values.insert(String(stem))
        }
      }
      if let roman = RomanNumeral.value(word.text) { values.insert(String(roman)) }
    }
    return values
  }

  private static func stems(of word: String, _ numbers: [String: Int]) -> Int? {
    (3...6).reversed().lazy.compactMap { length in numbers[String(word.prefix(length))] }.first { $0 > 1 }
  }

  private static let byLanguage: [String: [String: Int]] = [
    "en": english, "fr": french, "nl": compounded(dutch, dutchTens, ["en", "ën"]), "de": compounded(german, germanTens, ["und"]), "es": spanish,
    "it": italian,
  ]

  private static let english = numbers(
    """
    zero:0 no:0 none:0 a:1 an:1 one:1 once:1 single:1 first:1 each:1 every:1 two:2 twice:2 second:2 both:2 couple:2 double:2 three:3 third:3 thrice:3
    triple:3 four:4 fourth:4 five:5 fifth:5 six:6 sixth:6 seven:7 seventh:7 eight:8 eighth:8 nine:9 ninth:9 ten:10 tenth:10 eleven:11 twelve:12
    dozen:12 noon:12 midnight:0 thirteen:13 fourteen:14 fortnight:14 fifteen:15 quarter:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20
    thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000
    """)

  private static let french = numbers(
    """
    zéro:0 aucun:0 aucune:0 un:1 une:1 premier:1 première:1 chaque:1 deux:2 deuxième:2 second:2 seconde:2 double:2 trois:3 troisième:3 triple:3
    trimestre:3 quatre:4 quatrième:4 cinq:5 cinquième:5 six:6 sixième:6 sept:7 septième:7 huit:8 huitième:8 huitaine:8 neuf:9 neuvième:9 dix:10
    dixième:10 dizaine:10 onze:11 douze:12 douzaine:12 midi:12 minuit:0 treize:13 quatorze:14 quinze:15 quinzaine:15 quart:15 seize:16 vingt:20
    vingtaine:20 trente:30 trentaine:30 quarante:40 cinquante:50 soixante:60 septante:70 quatre-vingt:80 quatre-vingts:80 quatre-vingt-dix:90 nonante:90
    cent:100 cents:100 centaine:100 mille:1000 millier:1000
    """)

  private static let dutch = numbers(
    """
    nul:0 geen:0 een:1 één:1 eén:1 eerste:1 eenmaal:1 elk:1 elke:1 per:1 twee:2 tweede:2 beide:2 dubbel:2 dubbele:2 drie:3 derde:3 kwartaal:3 vier:4 vierde:4
    vijf:5 vijfde:5 zes:6 zesde:6 zeven:7 zevende:7 acht:8 achtste:8 negen:9 negende:9 tien:10 tiende:10 elf:11 twaalf:12 dozijn:12 middernacht:0
    dertien:13 veertien:14 vijftien:15 kwartier:15 zestien:16 zeventien:17 achttien:18 negentien:19 honderd:100 duizend:1000
    """)

  private static let dutchTens = numbers("twintig:20 dertig:30 veertig:40 vijftig:50 zestig:60 zeventig:70 tachtig:80 negentig:90")

  private static let german = numbers(
    """
    null:0 kein:0 keine:0 ein:1 eine:1 einen:1 einem:1 einer:1 eines:1 eins:1 einmal:1 erste:1 ersten:1 erster:1 pro:1 zwei:2 zweite:2 zweiten:2 beide:2
    beiden:2 doppelt:2 drei:3 dritte:3 dritten:3 vier:4 vierte:4 fünf:5 fünfte:5 sechs:6 sechste:6 sieben:7 siebte:7 acht:8 achte:8 neun:9 zehn:10
    elf:11 zwölf:12 dutzend:12 dreizehn:13 vierzehn:14 fünfzehn:15 viertelstunde:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 hundert:100
    tausend:1000
    """)

  private static let germanTens = numbers("zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90")

  private static let spanish = numbers(
    """
    cero:0 ningún:0 ninguna:0 un:1 una:1 uno:1 primer:1 primero:1 primera:1 cada:1 dos:2 segundo:2 segunda:2 ambos:2 ambas:2 doble:2 tres:3 tercer:3
    tercero:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 docena:12 trece:13 catorce:14 quince:15 dieciséis:16
    diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 cien:100 ciento:100 mil:1000
    """)

  private static let italian = numbers(
    """
    zero:0 nessun:0 nessuna:0 un:1 uno:1 una:1 primo:1 prima:1 ogni:1 due:2 secondo:2 seconda:2 entrambi:2 doppio:2 tre:3 terzo:3 terza:3 quattro:4
    cinque:5 sei:6 sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12 dozzina:12 tredici:13 quattordici:14 quindici:15 sedici:16 diciassette:17
    diciotto:18 diciannove:19 venti:20 trenta:30 quaranta:40 cinquanta:50 sessanta:60 cento:100 mille:1000
    """)

  private static func numbers(_ text: String) -> [String: Int] {
    text.split(whereSeparator: \.isWhitespace).reduce(into: [:]) { numbers, pair in
      let halves = pair.split(separator: ":")
      if halves.count == 2 { numbers[String(halves[0])] = Int(halves[1]) }
    }
  }

  /// Vierentwintig, vierundzwanzig: the units in front of the tens.
  private static func compounded(_ numbers: [String: Int], _ tens: [String: Int], _ joints: [String]) -> [String: Int] {
    var result = numbers.merging(tens) { first, _ in first }
    for (ten, value) in tens {
      for (unit, number) in numbers where (1...9).contains(number) {
        for joint in joints { result[unit + joint + ten] = value + number }
      }
    }
    return result
  }
}
