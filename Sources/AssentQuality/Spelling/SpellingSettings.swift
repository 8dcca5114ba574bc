import AssentFormats
import AssentModel

/// The section `spelling:` of `quality.yml`.
struct SpellingSettings: Sendable {
  /// Whether spelling is looked at; `true`.
  var isEnabled = true
  /// The dictionary of a locale where another is wanted than that of its name; `nil` leaves the locale unchecked.
  var dictionaries: [LocaleTag: String?] = [:]
  /// How bad it is that a locale has no dictionary; `nil` doesn't report it. An error, so that CI can't pass unchecked.
  var missingDictionary: Severity? = .error
  /// Folders with dictionaries, looked into before those of the system; relative to the site.
  var paths: [String] = []
  /// Whether words in capitals throughout are looked at; they are taken for acronyms.
  var checksCapitals = false
  /// How many suggestions a hint gives.
  var suggestions = 3
  /// How many words of a locale get suggestions: each takes up to a quarter of a second.
  var wordsWithSuggestions = 20

  init() {}

  /// Reads the section; what is wrong in it is reported and left at its default.
  init(reading mapping: YAMLMapping, into findings: inout [Finding]) {
    mapping.reportUnknownKeys(
      except: ["enabled", "dictionaries", "missing-dictionary", "paths", "check-capitals", "suggestions", "words-with-suggestions"], into: &findings)
    isEnabled = mapping.value("enabled", as: .boolean, into: &findings) ?? isEnabled
    paths = mapping.strings("paths", into: &findings) ?? paths
    checksCapitals = mapping.value("check-capitals", as: .boolean, into: &findings) ?? checksCapitals
    suggestions = mapping.value("suggestions", as: .integer(in: 0...1000), into: &findings) ?? suggestions
    wordsWithSuggestions = mapping.value("words-with-suggestions", as: .integer(in: 0...1000), into: &findings) ?? wordsWithSuggestions
    readMissingDictionary(mapping, into: &findings)
    readDictionaries(mapping, into: &findings)
  }

  private mutating func readMissingDictionary(_ mapping: YAMLMapping, into findings: inout [Finding]) {
    guard let word = mapping.string("missing-dictionary", into: &findings) else { return }
    if word == "off" {
      missingDictionary = nil
    } else if let severity = Severity(rawValue: word) {
      missingDictionary = severity
    } else {
      findings.append(
        Finding(
          YAMLRule.wrongType, at: mapping["missing-dictionary"]?.location, "'missing-dictionary' can't be '\(word)'", part: word,
          hint: "It is error, warning, note or off"))
    }
  }

  private mutating func readDictionaries(_ mapping: YAMLMapping, into findings: inout [Finding]) {
    guard let names = mapping.mapping("dictionaries", into: &findings) else { return }
    for entry in names.entries {
      guard let locale = LocaleTag(entry.key) else {
        findings.append(
          Finding(
            YAMLRule.wrongType, at: entry.location, "'\(entry.key)' is not a language tag", part: entry.key, hint: "Write it like 'fr' or 'fr-BE'"))
        continue
      }
      guard let name = entry.value.string(entry.key, into: &findings) else { continue }
      dictionaries[locale] = .some(name == "off" ? nil : name)
    }
  }
}

extension SpellingSettings {
  /// The dictionaries of the system, with those of the settings' folders in front.
  ///
  /// - Parameters:
  ///   - site: the folder of the site.
  ///   - dictionaryPath: the environment variable `DICPATH`.
  func systemDictionaries(site: String, dictionaryPath: String?) -> SpellingDictionaries {
    let own = paths.map { $0.hasPrefix("/") ? $0 : "\(site)/\($0)" }
    return SpellingDictionaries(paths: own + SpellingDictionaries.standardPaths(dictionaryPath: dictionaryPath))
  }
}
