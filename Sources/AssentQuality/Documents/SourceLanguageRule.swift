import AssentDocuments
import AssentModel

/// Finds stretches of text in the language of the source, by their small words.
struct SourceLanguageRule: CheckRule {
  let rule = Rule(
    "source-language", .error, .translations,
    what: "A sentence in the language of the source within a translation; between English, French, Dutch and German.",
    why: "It was forgotten, and the reader stumbles over another language.",
    example: "Cliquez sur le lien. You can stop at any time and this is what you get.")

  /// What a small word of the source counts for, and one of the translation's own language against it; more than this is reported.
  private static let (foreign, own, least) = (2, 3, 8)
  /// As many other words between two small ones separate them.
  private static let farthest = 8

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    guard pair.isOtherLanguage, let source = pair.source.passages.first?.locale.language, let foreignWords = FunctionWords.lists[source],
      let ownWords = FunctionWords.lists[pair.locale.language]
    else { return }
    let copy = CopiedText(pair)
    for (index, text) in pair.translation.texts.enumerated() {
      guard let passage = text, passage.words.count >= 4, let range = stretch(passage, foreignWords, ownWords) else { continue }
      // A quotation that says its language is meant so, and a copy of the source has been reported.
      let parts = pair.translation.outline.blocks[index].text?.parts ?? []
      if parts.contains(where: { $0.kind == .html && $0.text.contains("lang=") }) || isCopy(passage, copy) { continue }
      let part = passage.text(range)
      report.add(
        at: passage.place, "'\(part)' is in the language of the source", part: part.unicodeScalars.contains(Passage.objectSign) ? nil : part,
        hint: "Translate it, or mark it with <span lang=\"\(source)\">")
    }
  }

  /// The stretch, from small word to small word, that is most clearly in the other language.
  private func stretch(_ passage: Passage, _ foreignWords: Set<String>, _ ownWords: Set<String>) -> Range<Int>? {
    var score = 0
    var start: Int?
    var last = 0
    var best = (score: Self.least - 1, range: nil as Range<Int>?)
    for (number, word) in passage.words.enumerated() {
      guard word.range.count <= 8 || word.folded.utf8.count != word.range.count else { continue }
      let stem = FunctionWords.stem(word)
      let isForeign = foreignWords.contains(stem)
      let isOwn = ownWords.contains(stem)
      guard isForeign != isOwn else { continue }
      if isOwn { score -= Self.own } else if start != nil, number - last > Self.farthest { score = 0 }
      if score <= 0 {
        score = 0
        start = nil
      }
      guard isForeign else { continue }
      if start == nil { start = word.range.lowerBound }
      score += Self.foreign
      last = number
      if score > best.score, let start { best = (score, start..<word.range.upperBound) }
    }
    return best.range
  }

  private func isCopy(_ passage: Passage, _ copy: CopiedText) -> Bool {
    passage.original.map { copy.isCopy(passage, of: $0) } ?? false
  }
}

/// The small words of a language, by which it is recognized.
enum FunctionWords {
  /// By language; in lower case, without what may follow an apostrophe.
  static let lists: [String: Set<String>] = [
    "en": words(
      """
      the and of to that this with for from you your yours have has had are was were be been being which will would can could should not it \
      its they their them there these those what when where who whose how if or but by as at an all any also than then we our us is he she \
      his her about into only more no do does did each every other because while until before after between without whether i my me may might \
      must in on a so such some very just still even never here up out over again don didn doesn isn aren won
      """),
    "fr": words(
      """
      le la les des du un une et est sont que qui quoi dont dans pour par sur avec sans ce cette ces cet nous vous votre vos notre nos il \
      elle ils elles ne pas plus au aux en où ou mais donc se sa son ses leur leurs être avoir fait peut si tout tous toute toutes comme \
      chaque de à a y on je tu te me mon ma mes ton ta tes lui eux était étaient été ont avez avons sera seront très aussi alors ainsi quand \
      lorsque depuis entre vers chez sous jamais rien car or ni même encore déjà ici là ça cela l d c qu n s j m t lorsqu puisqu jusqu quelqu \
      as an but
      """),
    "nl": words(
      """
      de het een en van is dat die dit deze niet met voor op aan te er maar om ook als dan nog naar bij uit door over tot onder zonder wordt \
      worden werd werden zijn was waren ben bent hebben heeft had hebt kan kunt kunnen zal zult zullen zou moet moeten mag wil wilt wij we \
      ons onze u uw je jij jouw jullie ze zij hun hem haar hij ik mij me mijn wat wie waar hoe wanneer welke geen wel meer alle alles elk \
      elke of want dus al in zo toch daar hier zich nooit iets niets iemand weer eens tussen tegen sinds totdat omdat terwijl zodat worden \
      her
      """),
    "de": words(
      """
      der die das den dem des ein eine einen einem einer eines und ist sind nicht mit für auf von zu zum zur im am an aus bei nach über unter \
      durch oder aber wenn dass als auch noch nur wie was wer wo wir uns unser unsere sie ihr ihre ihren ihrem ihrer ihnen es er ich du dein \
      deine mein meine werden wird wurde wurden haben hat hatte kann können soll sollen muss müssen kein keine keinen mehr alle alles jede \
      jeder jedes in so doch da hier sich nie etwas nichts jemand wieder zwischen gegen seit bis weil damit man ob vor um war waren bin bist \
      sein seine
      """),
  ]

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  /// The word itself, or what stands before its apostrophe: `l` of `l’adresse`, `it` of `it’s`.
  static func stem(_ word: Passage.Word) -> String {
    guard word.folded.utf8.count != word.range.count, let mark = word.folded.unicodeScalars.firstIndex(of: "\u{2019}") else { return word.folded }
    return String(word.folded[..<mark])
  }
}
