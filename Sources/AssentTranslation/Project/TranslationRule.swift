import AssentModel

/// The rules of what can stop an export, an import or an edit of translations.
enum TranslationRule: ReportedRule {
  case exchangeFormat
  case exchangeSourceLanguage
  case exchangeLocale
  case exchangeSource
  case exchangeMarkup
  case exchangeDuplicate
  case placeholderRepeated
  case localeExists
  case localeUnknown
  case siteEdit
  case tableEdit
  case frontMatterMissing
  case invalidUTF8
  case fileAccess

  var rule: Rule {
    switch self {
    case .exchangeFormat:
      Rule("exchange-format", what: "A file is not well-formed XLIFF, PO or CSV.", why: "Its texts can't be told apart.", example: "\"Stop\"x,Stop")
    case .exchangeSourceLanguage:
      Rule(
        "exchange-source-language", what: "A file is translated from another language than the site's source.",
        why: "Its texts don't belong to this site.", example: "srcLang=\"de\" for a site written in English")
    case .exchangeLocale:
      Rule(
        "exchange-locale", what: "A file is for another locale, for several locales, or for none.", why: "Its texts would end up in the wrong table.",
        example: "trgLang=\"it\" for a site without Italian")
    case .exchangeSource:
      Rule(
        "exchange-source", what: "A string was translated from another source text than today's.", why: "The translation may say something else.",
        example: "source=00c0ffee")
    case .exchangeMarkup:
      Rule("exchange-markup", what: "The inline codes of a text can't be read.", why: "A placeholder would be lost.", example: "<g id=\"1\">Stop</g>")
    case .exchangeDuplicate:
      Rule(
        "exchange-duplicate", what: "A file has a text twice.", why: "Only one of the two can be imported.",
        example: "two rows with the key optOut.button")
    case .placeholderRepeated:
      Rule(
        "placeholder-repeated", .warning, .translations, what: "A placeholder stands in the translation more often than in the source.",
        why: "Readers see the same name or number twice.", example: "Write to {contact} → Écrivez à {contact} {contact}")
    case .localeExists:
      Rule(
        "locale-exists", what: "A new locale is already in the site.", why: "Its table would be overwritten.", example: "assent translations add fr")
    case .localeUnknown:
      Rule(
        "locale-unknown", what: "A fallback of a new locale isn't a locale of the site.", why: "No text could be taken from it.",
        example: "--fallback de in a site without German")
    case .siteEdit:
      Rule(
        "site-edit", what: "A locale can't be added to site.yml in place.", why: "The rest of the file would change.",
        example: "locales: [{ tag: fr }]")
    case .tableEdit:
      Rule(
        "table-edit", what: "A string can't be changed in its table in place.", why: "The rest of the file would change.",
        example: "strings: { a: { text: Stop } }")
    case .frontMatterMissing:
      Rule(
        "front-matter-missing", .warning, what: "A document has no front matter to record its source in.",
        why: "Nobody learns when the source document changes.", example: "# Stop (on line 1)")
    case .invalidUTF8:
      Rule("invalid-utf8", what: "A file isn't UTF-8.", why: "Accented letters come out as question marks.", example: "d\u{FFFD}sabonnement")
    case .fileAccess:
      Rule(
        "file-access", what: "A file or folder can't be read or written.", why: "Nothing can be done without it.",
        example: "strings.yml (permission denied)")
    }
  }
}
