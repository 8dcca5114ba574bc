import AssentFormats
import AssentLocalization
import AssentModel

/// The section `strings:` of `quality.yml`.
struct StringSettings: Sendable {
  /// The state that translations must have reached, by locale tag or language; `default` for all others.
  var requiredStates: [String: TranslationState] = ["default": .translated]
  /// Source texts of fewer characters may become much longer or shorter.
  var lengthFrom = 12
  /// How long a translation may be, in percent of its source.
  var longestPercent = 250
  /// How short a translation may be, in percent of its source.
  var shortestPercent = 30
  /// Keys, texts and words that may be the same as in the source.
  var unchanged: Set<String> = [] {
    didSet { unchangedWords = Self.folded(unchanged) }
  }
  /// Words that may follow themselves, in lower case.
  var doubledWords: Set<String> = []
  /// What stands for an acronym of the source, in lower case; nothing has to where the list is empty.
  var acronyms: [String: [String]] = [:]

  /// The words of `unchanged` in lower case.
  private(set) var unchangedWords: Set<String> = []

  /// The defaults: translations have to be translated, and nothing is excepted.
  init() {}

  /// Reads the section; what it doesn't set keeps its default.
  init(reading section: YAMLMapping, into findings: inout [Finding]) {
    self.init()
    section.reportUnknownKeys(except: ["required-state", "length", "unchanged", "doubled-words", "acronyms"], into: &findings)
    readStates(section, &findings)
    if let length = section.mapping("length", into: &findings) {
      length.reportUnknownKeys(except: ["from", "longest", "shortest"], into: &findings)
      lengthFrom = length.value("from", as: .integer(in: 1...10_000), into: &findings) ?? lengthFrom
      longestPercent = length.value("longest", as: .integer(in: 101...10_000), into: &findings) ?? longestPercent
      shortestPercent = length.value("shortest", as: .integer(in: 0...99), into: &findings) ?? shortestPercent
    }
    unchanged = Set(section.strings("unchanged", into: &findings) ?? [])
    unchangedWords = Self.folded(unchanged)
    doubledWords = Self.folded(Set(section.strings("doubled-words", into: &findings) ?? []))
    if let pairs = section.mapping("acronyms", into: &findings) {
      for pair in pairs.entries {
        acronyms[pair.key] = pair.value.isNull ? [] : (pairs.strings(pair.key, into: &findings) ?? []).map { $0.lowercased() }
      }
    }
  }

  /// The state that a locale requires: its own, that of its language, or the default.
  func requiredState(for locale: LocaleTag) -> TranslationState {
    requiredStates[locale.description] ?? requiredStates[locale.language] ?? requiredStates["default"] ?? .translated
  }

  private mutating func readStates(_ section: YAMLMapping, _ findings: inout [Finding]) {
    guard let states = section.mapping("required-state", into: &findings) else { return }
    for entry in states.entries {
      guard let word = entry.value.string(entry.key, into: &findings) else { continue }
      let tag = LocaleTag(entry.key)
      guard entry.key == "default" || tag != nil else {
        findings.append(
          Finding(
            SiteLocalesRule.languageTag, at: entry.location, "'\(entry.key)' is no language tag", part: entry.key,
            hint: "Write a tag such as fr-BE, or 'default'")
        )
        continue
      }
      guard let state = TranslationState(rawValue: word) else {
        let known = TranslationState.allCases.map(\.rawValue).joined(separator: ", ")
        findings.append(
          Finding(
            StringTableRule.translationState, at: entry.value.location, "'\(word)' is no state of a translation", part: word,
            hint: "They are \(known)"))
        continue
      }
      requiredStates[tag?.description ?? entry.key] = state
    }
  }

  private static func folded(_ texts: Set<String>) -> Set<String> {
    Set(texts.flatMap { Passage.words(in: Array($0.unicodeScalars)).map(\.folded) })
  }
}
