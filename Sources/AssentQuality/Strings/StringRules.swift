/// The rules over strings; those of text alone hold for documents, too.
public enum StringRules {
  /// The rules over one text at a time.
  public static func passageRules(_ settings: StringSettings) -> [any PassageRule] {
    [
      ControlCharacterRule(), InvisibleCharacterRule(), DirectionRule(), MixedScriptRule(), NormalizationRule(), GarbledTextRule(),
      EdgeSpaceRule(), DoubledSpaceRule(), LineBreakRule(), PunctuationSpaceRule(), PlaceholderSpaceRule(), DoubledWordRule(settings: settings),
      EndPunctuationRule(), RepeatedPunctuationRule(), BracketRule(), QuotationMarkRule(),
      CapitalRule(), NumberRule(), AddressRule.url, AddressRule.email, AcronymRule(settings: settings), StringLengthRule(settings: settings),
      LiteralMarkupRule(), MarkupDiffersRule(), UnsafeMarkupRule(), LiteralMarkdownRule(), BrokenMarkdownRule(), PlaceholderSyntaxRule(),
    ]
  }

  /// The rules over all texts of a locale; strings have none that a table doesn't serve better.
  public static func localeRules(_ settings: StringSettings) -> [any LocaleRule] { [] }

  /// The rules over the entries of a table.
  public static func tableRules(_ settings: StringSettings) -> [any TableRule] {
    [
      EmptyStringRule(), UnusedStringRule(), UnchangedStringRule(settings: settings), StaleTranslationRule(), MissingFingerprintRule(),
      RequiredStateRule(settings: settings), RepeatedPlaceholderRule(), TranslatedDifferentlyRule(), TranslatedAlikeRule(),
    ]
  }
}
