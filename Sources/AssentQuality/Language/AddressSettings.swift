/// The form of address of a locale, and the words that give it away.
public struct AddressSettings: Hashable, Sendable {
  public var form: FormOfAddress
  public var formal: AddressWords
  public var informal: AddressWords

  public init(_ form: FormOfAddress, formal: AddressWords, informal: AddressWords) {
    self.form = form
    self.formal = formal
    self.informal = informal
  }

  /// Those of French and Dutch, by language; formal.
  public static let known: [String: AddressSettings] = [
    "fr": AddressSettings(
      .formal,
      formal: AddressWords(["vous", "votre", "vos", "vôtre", "vôtres", "-vous"], except: ["rendez-vous"]),
      informal: AddressWords(
        ["tu", "te", "toi", "toi-même", "t’", "ton", "ta", "tes", "-toi", "-tu"],
        notAfter: [
          "ton": ["le", "un", "ce", "du", "au", "quel", "bon", "de", "en", "même", "notre", "son", "votre", "leur", "mon", "sur", "ton", "demi"],
          "tu": ["est", "s’est", "suis", "être", "a", "ai", "avoir"],
          "ta": ["ta"],
        ])),
    "nl": AddressSettings(
      .formal,
      formal: AddressWords(["u", "uw", "uwe", "uzelf"]),
      informal: AddressWords(["je", "jij", "jou", "jouw", "jouwe", "jezelf", "jullie", "jijzelf"])),
  ]
}
