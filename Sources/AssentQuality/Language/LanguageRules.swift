/// The rules of a language's own conventions: typography, spelling, form of address.
public enum LanguageRules {
  /// The rules over one text at a time.
  public static func passageRules(_ settings: LanguageSettings) -> [any PassageRule] {
    [
      FrenchSpacingRule(), FrenchUnitsRule(), StraightApostropheRule(), FrenchQuotationMarksRule(), StraightQuotesRule(), FrenchCapitalsRule(),
      FrenchOrdinalsRule(), FrenchTitleRule(), MonthCapitalRule(), EnglishFormatRule(), ThreeDotsRule(), DoubleHyphenRule(), DutchIJRule(),
      DutchPluralRule(), DutchCompoundRule(),
    ]
  }

  /// The rules over a locale as a whole.
  public static func localeRules(_ settings: LanguageSettings) -> [any LocaleRule] {
    [FormOfAddressRule(settings), EnglishSpellingRule(settings)]
  }
}
