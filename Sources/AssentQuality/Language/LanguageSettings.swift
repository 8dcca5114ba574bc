import AssentFormats
import AssentModel

/// What the rules of language expect: the section `language:` of `quality.yml`.
struct LanguageSettings: Sendable {
  /// The spelling of English; `nil` for the one that the texts use more. A locale with a region, such as `en-GB`, has that one.
  var english: EnglishSpelling? = nil
  /// The form of address by locale or language.
  var address: [String: FormOfAddressSettings] = FormOfAddressSettings.known
  /// Words of another language that count as a locale's own, in lower case, by locale or language.
  var borrowed: [String: Set<String>] = [:]

  init() {}

  /// Reads `english`, `address` and `borrowed`.
  init(reading mapping: YAMLMapping, into findings: inout [Finding]) {
    mapping.reportUnknownKeys(except: ["english", "address", "borrowed"], into: &findings)
    if let name = mapping.string("english", into: &findings), name != "auto" {
      english = EnglishSpelling(rawValue: name)
      if english == nil {
        findings.append(
          Finding(
            ConfigurationRule.languageSettings, at: mapping["english"]?.location, "'\(name)' is no spelling of English",
            hint: "Write en-GB, en-US, or auto for the one that is used more"))
      }
    }
    for entry in mapping.mapping("address", into: &findings)?.entries ?? [] {
      guard let locale = Self.locale(entry, into: &findings) else { continue }
      let known = address[locale.description] ?? FormOfAddressSettings.known[locale.language]
      address[locale.description] = Self.address(entry.value, known: known, locale: locale, into: &findings)
    }
    for entry in mapping.mapping("borrowed", into: &findings)?.entries ?? [] {
      guard let locale = Self.locale(entry, into: &findings), let items = entry.value.sequence(entry.key, into: &findings) else { continue }
      let words = items.compactMap { $0.string("an item of '\(entry.key)'", into: &findings)?.lowercased() }
      borrowed[locale.description] = Set(words.map { $0.replacing("'", with: "\u{2019}") })
    }
  }

  /// The form of address of a locale, or that of its language.
  func address(for locale: LocaleTag) -> FormOfAddressSettings? { address[locale.description] ?? address[locale.language] }

  /// What a locale has borrowed, and its language.
  func borrowed(for locale: LocaleTag) -> Set<String> {
    (borrowed[locale.description] ?? []).union(borrowed[locale.language] ?? [])
  }

  private static func locale(_ entry: YAMLMapping.Entry, into findings: inout [Finding]) -> LocaleTag? {
    if let locale = LocaleTag(entry.key) { return locale }
    findings.append(
      Finding(
        ConfigurationRule.languageSettings, at: entry.location, "'\(entry.key)' is no language tag",
        hint: "Write a locale or language, such as fr-BE or de"))
    return nil
  }

  private static func address(
    _ value: YAMLValue, known: FormOfAddressSettings?, locale: LocaleTag, into findings: inout [Finding]
  ) -> FormOfAddressSettings? {
    guard case .mapping(let mapping) = value.content else {
      guard let name = value.string(locale.description, into: &findings) else { return known }
      let form = form(name, at: value.location, into: &findings)
      if known == nil {
        findings.append(
          Finding(
            ConfigurationRule.languageSettings, at: value.location, "The words that address a reader in '\(locale)' are not known",
            hint: "Add them as 'formal:' and 'informal:' below '\(locale):', and the form as 'form:'"))
      }
      return known.map { FormOfAddressSettings(form ?? $0.form, formal: $0.formal, informal: $0.informal) }
    }
    mapping.reportUnknownKeys(except: ["form", "formal", "informal"], into: &findings)
    let form = mapping.string("form", into: &findings).flatMap { Self.form($0, at: mapping["form"]?.location, into: &findings) }
    let formal = mapping.strings("formal", required: known == nil, into: &findings).map { FormOfAddressWords($0) } ?? known?.formal
    let informal = mapping.strings("informal", required: known == nil, into: &findings).map { FormOfAddressWords($0) } ?? known?.informal
    guard let formal, let informal else { return known }
    return FormOfAddressSettings(form ?? known?.form ?? .consistent, formal: formal, informal: informal)
  }

  private static func form(_ name: String, at location: SourceLocation?, into findings: inout [Finding]) -> FormOfAddress? {
    if let form = FormOfAddress(rawValue: name) { return form }
    findings.append(
      Finding(ConfigurationRule.languageSettings, at: location, "'\(name)' is no form of address", hint: "They are formal, informal, consistent"))
    return nil
  }
}
