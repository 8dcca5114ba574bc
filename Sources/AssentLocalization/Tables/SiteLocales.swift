public import AssentFormats
public import AssentModel

/// The locales of a site, and where a text that one of them lacks is taken from.
public struct SiteLocales: Hashable, Sendable {
  /// The locale that the texts are written in first.
  public let source: LocaleTag
  /// In the order in which the language switcher shows them, the source among them.
  public let tags: [LocaleTag]
  private let fallbacks: [LocaleTag: [LocaleTag]]
  private let chains: [LocaleTag: [LocaleTag]]
  private let languageChains: [LocaleTag: [LocaleTag]]

  /// - Parameter fallbacks: For a locale those that stand in for it, nearest first. Their own fallbacks follow, and the source comes last.
  public init(source: LocaleTag, tags: [LocaleTag], fallbacks: [LocaleTag: [LocaleTag]] = [:]) {
    self.source = source
    self.tags = tags
    self.fallbacks = fallbacks
    let locales = Set(tags).union(fallbacks.keys).union([source])
    self.chains = Dictionary(uniqueKeysWithValues: locales.map { ($0, Self.chain(of: $0, fallbacks, source)) })
    self.languageChains = Dictionary(uniqueKeysWithValues: chains.map { tag, chain in (tag, chain.filter { $0.isRead(as: tag) }) })
  }

  private static func chain(of locale: LocaleTag, _ fallbacks: [LocaleTag: [LocaleTag]], _ source: LocaleTag) -> [LocaleTag] {
    var chain: [LocaleTag] = []
    var waiting = [locale][...]
    while let next = waiting.popFirst() {
      guard next != source || next == locale, !chain.contains(next) else { continue }
      chain.append(next)
      waiting += fallbacks[next] ?? []
    }
    return chain.contains(source) ? chain : chain + [source]
  }

  /// The locales that are translated to.
  public var targets: [LocaleTag] { tags.filter { $0 != source } }

  /// The fallbacks of a locale that `site.yml` names, nearest first.
  public func fallbacks(of locale: LocaleTag) -> [LocaleTag] { fallbacks[locale] ?? [] }

  /// The locales whose texts a reader of `locale` may get: the locale itself, its fallbacks and theirs, the source last.
  public func chain(of locale: LocaleTag) -> [LocaleTag] { chains[locale] ?? [locale, source] }

  /// The locales of the chain in the language and script of `locale`: a regional locale inherits their texts, so they count as its own.
  public func languageChain(of locale: LocaleTag) -> [LocaleTag] {
    languageChains[locale] ?? chain(of: locale).filter { $0.isRead(as: locale) }
  }

  /// The locales with others after them, which have no fallbacks.
  public func adding(_ others: [LocaleTag]) -> SiteLocales { SiteLocales(source: source, tags: tags + others, fallbacks: fallbacks) }
}

extension SiteLocales {
  /// Reads `sourceLocale` and `locales` of `site.yml` and reports what is wrong with them; `nil` without a source locale.
  public init?(reading root: YAMLMapping, into findings: inout [Finding]) {
    var tags: [LocaleTag] = []
    var fallbacks: [LocaleTag: [LocaleTag]] = [:]
    var places: [LocaleTag: SourceLocation] = [:]
    for item in root.sequence("locales", required: true, into: &findings) ?? [] {
      guard let fields = item.mapping("an item of 'locales'", into: &findings) else { continue }
      fields.reportUnknownKeys(except: ["tag", "fallback"], into: &findings)
      guard let tag = fields.value("tag", as: .locale, required: true, rule: SiteLocalesRule.languageTag, into: &findings) else { continue }
      guard !tags.contains(tag) else {
        findings.append(
          Finding(SiteLocalesRule.duplicateLocale, at: fields["tag"]?.location, "the locale \(tag) is listed twice", hint: "Remove one"))
        continue
      }
      tags.append(tag)
      fallbacks[tag] = fields.values("fallback", as: .locale, rule: SiteLocalesRule.languageTag, into: &findings)
      places[tag] = fields["fallback"]?.location
    }
    for tag in tags {
      for fallback in fallbacks[tag] ?? [] where !tags.contains(fallback) {
        findings.append(Finding(SiteLocalesRule.unknownLocale, at: places[tag], "the fallback \(fallback) is not one of 'locales'"))
      }
    }
    guard let source = root.value("sourceLocale", as: .locale, required: true, rule: SiteLocalesRule.languageTag, into: &findings) else { return nil }
    if !tags.contains(source) {
      findings.append(
        Finding(SiteLocalesRule.unknownLocale, at: root["sourceLocale"]?.location, "the source locale \(source) is not one of 'locales'"))
    }
    self.init(source: source, tags: tags, fallbacks: fallbacks)
  }
}

/// The rules that the locales of `site.yml` can break.
public enum SiteLocalesRule: ReportedRule {
  case languageTag
  case duplicateLocale
  case unknownLocale

  public var rule: Rule {
    switch self {
    case .languageTag:
      Rule("language-tag", what: "A locale's tag is no language tag.", why: "Browsers and screen readers go by it.", example: "francais")
    case .duplicateLocale:
      Rule("duplicate-locale", what: "A locale is listed twice.", why: "The language switcher would show it twice.", example: "fr, nl, fr")
    case .unknownLocale:
      Rule(
        "unknown-locale", what: "A locale was named that the site doesn't have.", why: "Nothing could be taken from it.", example: "fallback: [de]")
    }
  }
}
