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
