import AssentFormats
import AssentModel

/// What is asked of documents: the section `documents` of `quality.yml`.
struct DocumentSettings: Sendable {
  /// The fields that every document must have.
  var required: [String] = ["title", "description"]
  /// The fields that a translation may have otherwise than its source, or not at all.
  var free: Set<String> = [
    "title", "description", "keywords", "source-git-commit", "source-fingerprint", "source-wordcount", "workflow-type", "ht-degree", "last-update",
    "last-substantial-update",
  ]
  /// The documents and page kinds that only people may translate.
  var legal: Set<String> = Set(PageKind.landing.map(\.rawValue))
  /// How much of a document people must have translated, in percent: by `default`, `legal` or page kind.
  var humanTranslated: [String: Int] = ["default": 50, "legal": 100]
  /// The same for single locales.
  var humanTranslatedByLocale: [LocaleTag: [String: Int]] = [:]
  /// How far `source-wordcount` may be from the words of the source, in percent.
  var wordCountTolerance = 10
  /// The signs of a source from which on lengths are compared.
  var shortestCompared = 300
  /// The length of a translation in percent of its source's.
  var length = 60...190
  /// The same for single locales.
  var lengthByLocale: [LocaleTag: ClosedRange<Int>] = [:]

  init() {}

  /// Reads the section; what it doesn't name keeps its default.
  init(reading section: YAMLMapping, into findings: inout [Finding]) {
    section.reportUnknownKeys(except: ["required", "free", "legal", "human-translated", "word-count-tolerance", "length"], into: &findings)
    if let names = section.strings("required", into: &findings) { required = names }
    if let names = section.strings("free", into: &findings) { free.formUnion(names) }
    if let names = section.strings("legal", into: &findings) { legal = Set(names) }
    if let percent = section.value("word-count-tolerance", as: .integer, into: &findings) { wordCountTolerance = max(0, percent) }
    if let mapping = section.mapping("human-translated", into: &findings) { readHumanTranslated(mapping, into: &findings) }
    if let mapping = section.mapping("length", into: &findings) { readLength(mapping, into: &findings) }
  }

  private mutating func readHumanTranslated(_ mapping: YAMLMapping, into findings: inout [Finding]) {
    for entry in mapping.entries {
      if Self.isThreshold(entry.key) {
        if let percent = entry.value.value(entry.key, as: .integer, into: &findings) { humanTranslated[entry.key] = percent }
      } else if let locale = LocaleTag(entry.key), let own = entry.value.mapping(entry.key, into: &findings) {
        for entry in own.entries {
          guard Self.isThreshold(entry.key) else {
            Self.reportThreshold(entry, into: &findings)
            continue
          }
          if let percent = entry.value.value(entry.key, as: .integer, into: &findings) {
            humanTranslatedByLocale[locale, default: [:]][entry.key] = percent
          }
        }
      } else if LocaleTag(entry.key) == nil {
        Self.reportThreshold(entry, into: &findings)
      }
    }
  }

  private static func isThreshold(_ key: String) -> Bool { key == "default" || key == "legal" || PageKind(rawValue: key) != nil }

  private static func reportThreshold(_ entry: YAMLMapping.Entry, into findings: inout [Finding]) {
    findings.append(
      Finding(
        YAMLRule.unknownKey, at: entry.location, "'\(entry.key)' is no page kind",
        hint: "Write default, legal, or a page kind such as \(PageKind.guide.rawValue), above them a locale where only that is meant"))
  }

  private mutating func readLength(_ mapping: YAMLMapping, into findings: inout [Finding]) {
    length = Self.range(mapping, default: length, into: &findings)
    for entry in mapping.entries {
      switch entry.key {
      case "from": if let signs = entry.value.value("from", as: .integer, into: &findings) { shortestCompared = max(1, signs) }
      case "minimum", "maximum": continue
      default:
        guard let locale = LocaleTag(entry.key) else {
          findings.append(
            Finding(YAMLRule.unknownKey, at: entry.location, "'\(entry.key)' is no locale", hint: "Known here: from, minimum, maximum, and locales"))
          continue
        }
        guard let own = entry.value.mapping(entry.key, into: &findings) else { continue }
        own.reportUnknownKeys(except: ["minimum", "maximum"], into: &findings)
        lengthByLocale[locale] = Self.range(own, default: length, into: &findings)
      }
    }
  }

  private static func range(_ mapping: YAMLMapping, default range: ClosedRange<Int>, into findings: inout [Finding]) -> ClosedRange<Int> {
    let minimum = mapping.value("minimum", as: .integer, into: &findings) ?? range.lowerBound
    let maximum = mapping.value("maximum", as: .integer, into: &findings) ?? range.upperBound
    guard minimum <= maximum else {
      findings.append(Finding(ConfigurationRule.wrongValue, at: mapping.location, "The minimum \(minimum) is greater than the maximum \(maximum)"))
      return range
    }
    return minimum...maximum
  }
}

extension DocumentSettings {
  /// Whether only people may translate a document.
  func isLegal(_ path: String, kind: PageKind?) -> Bool {
    legal.contains(path) || kind.map { legal.contains($0.rawValue) } ?? false
  }

  /// The least percentage that people must have translated of a document.
  func humanTranslated(_ path: String, kind: PageKind?, locale: LocaleTag) -> Int {
    let own = humanTranslatedByLocale[locale] ?? [:]
    if isLegal(path, kind: kind), let percent = own["legal"] ?? humanTranslated["legal"] { return percent }
    let byKind = kind.flatMap { own[$0.rawValue] ?? humanTranslated[$0.rawValue] }
    return byKind ?? own["default"] ?? humanTranslated["default"] ?? 0
  }

  /// The length of a translation in percent of its source's.
  func length(_ locale: LocaleTag) -> ClosedRange<Int> { lengthByLocale[locale] ?? length }
}
