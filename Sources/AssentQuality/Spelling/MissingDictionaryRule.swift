internal import AssentModel

/// Reports, once for a locale, that its spelling can't be looked at.
struct MissingDictionaryRule: LocaleRule {
  let about: QualityRule
  let check: SpellingCheck

  init(check: SpellingCheck) {
    let rule = SpellingRules.missingDictionary
    self.check = check
    about = QualityRule(
      rule.id, check.settings.missingDictionary ?? rule.severity, what: rule.what, why: rule.why, example: rule.example)
  }

  func check(_ text: LocaleText, _ report: inout RuleReport) {
    guard check.settings.missingDictionary != nil, check.isEnabled(for: text.locale), check.dictionary(for: text.locale) == nil else { return }
    let named = check.dictionaryName(for: text.locale).map { " '\($0)'" } ?? ""
    report.add(
      about, at: nil, locale: text.locale, subject: nil,
      "The spelling of \(text.locale) wasn't checked: there is no dictionary\(named) for it on this machine",
      hint:
        "Install it (\(Self.package(for: text.locale)) on Debian), or name another one or 'off' in Locales/quality.yml under spelling, dictionaries")
  }

  private static func package(for locale: LocaleTag) -> String {
    switch (locale.language, locale.region) {
    case ("en", "US"): "hunspell-en-us"
    case ("en", _): "hunspell-en-gb"
    case ("de", "AT"): "hunspell-de-at"
    case ("de", "CH"): "hunspell-de-ch"
    case ("de", _): "hunspell-de-de"
    case ("pt", "BR"): "hunspell-pt-br"
    case ("pt", _): "hunspell-pt-pt"
    default: "hunspell-\(locale.language)"
    }
  }
}
