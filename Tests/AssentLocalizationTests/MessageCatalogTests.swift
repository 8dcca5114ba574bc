import AssentLocalization
import AssentModel
import Testing

@Suite struct MessageCatalogTests {
  private let english = """
    strings:
      greet:
        text: Hello {name}
        max: 8
      count:
        text:
          one: One channel of {brand}
          other: "{count} channels of {brand}"
      plain:
        text: Text
    """

  private func catalog(_ texts: [String: String], fallbacks: [String: [String]] = [:]) throws -> MessageCatalog {
    var tables: [LocaleTag: StringTable] = [:]
    for (name, text) in texts.merging(["en": english], uniquingKeysWith: { first, _ in first }) {
      let tag = try #require(LocaleTag(name))
      let parsed = StringTable.parse(text, file: "\(name).yml", locale: tag)
      try #require(parsed.findings == [])
      tables[tag] = parsed.table
    }
    let chains = try fallbacks.map { (try #require(LocaleTag($0.key)), try $0.value.map { try #require(LocaleTag($0)) }) }
    let locales = SiteLocales(
      source: try #require(LocaleTag("en")), tags: Array(tables.keys), fallbacks: Dictionary(uniqueKeysWithValues: chains))
    return MessageCatalog(tables: tables, locales: locales)
  }

  private func table(greet: String = "Salut {name}", count: String = "{one: Un de {brand}}", plain: String = "Texte") -> String {
    "strings:\n  greet:\n    text: \(greet)\n  count:\n    text:\n\(count)\n  plain:\n    text: \(plain)\n"
  }

  private let frenchCount =
    "      one: \"{count} canal de {brand}\"\n      many: \"{count} de canaux de {brand}\"\n      other: \"{count} canaux de {brand}\""

  @Test("A complete translation has no findings")
  func complete() throws {
    #expect(try catalog(["fr": table(count: frenchCount)]).findings() == [])
  }

  @Test("A string comes from the locale, then from its fallbacks, then from the source")
  func fallbacks() throws {
    let belgian = "strings:\n  greet:\n    text: Bonjour {name}\n"
    let catalog = try catalog(
      ["fr-BE": belgian, "fr": "strings:\n  plain:\n    text: Texte\n"], fallbacks: ["fr-BE": ["fr"], "fr": ["fr-BE", "en"]])
    let tag = try #require(LocaleTag("fr-BE"))
    let found = try ["greet", "plain", "count"].map { name in
      let key = try #require(StringKey(name))
      return try #require(catalog.resolve(key, in: tag)).locale.description
    }
    #expect(found == ["fr-BE", "fr", "en"])
    #expect(catalog.resolve(try #require(StringKey("nothing")), in: tag) == nil)
    #expect(catalog.resolve(try #require(StringKey("greet")), in: tag)?.location == SourceLocation("fr-BE.yml", line: 2))
    #expect(catalog.resolve(try #require(StringKey("plain")), in: try #require(LocaleTag("de")))?.locale.description == "en")
  }

  @Test(
    "Placeholders that a translation lacks or invents are errors on their line",
    arguments: [
      ("greet", "Salut", ["placeholder-missing"], 3), ("greet", "Salut {nom}", ["placeholder-missing", "placeholder-unknown"], 3),
      ("plain", "\"{brand}\"", ["placeholder-unknown"], 8),
    ])
  func placeholders(key: String, text: String, rules: [String], line: Int) throws {
    let french =
      key == "greet"
      ? table(greet: text, count: "      one: \"{count} {brand}\"\n      other: \"{count} {brand}\"")
      : table(count: "      one: \"{count} {brand}\"\n      other: \"{count} {brand}\"", plain: text)
    let findings = try catalog(["nl": french]).findings().filter { $0.rule.hasPrefix("placeholder") }
    #expect(findings.map(\.rule).sorted() == rules)
    #expect(findings.allSatisfy { $0.severity == .error })
    let expected = key == "greet" ? line : 9
    #expect(findings.allSatisfy { $0.location == SourceLocation("nl.yml", line: expected) }, "\(findings)")
  }

  @Test("A category that stands for one number may leave the count out, others may not")
  func countInCategories() throws {
    let dutch = table(count: "      one: Eén kanaal van {brand}\n      other: Kanalen van {brand}")
    let findings = try catalog(["nl": dutch]).findings()
    #expect(findings.map(\.rule) == ["placeholder-missing"])
    #expect(findings.first?.location?.line == 7)
    #expect(findings.first?.message.contains("{count}") == true)
    let russian = table(
      count:
        "      one: Один канал {brand}\n      few: \"{count} канала {brand}\"\n      many: \"{count} каналов {brand}\"\n      other: \"{count} канала {brand}\""
    )
    #expect(try catalog(["ru": russian]).findings().map(\.location?.line) == [6])
  }

  @Test("Plural categories that a language needs or doesn't know are errors")
  func pluralCategories() throws {
    let polish = table(
      count: "      one: Jeden {brand}\n      two: Dwa {count} {brand}\n      few: \"{count} {brand}\"\n      other: \"{count} {brand}\"")
    let findings = try catalog(["pl": polish]).findings()
    #expect(findings.map(\.rule) == ["plural-category-missing", "plural-category-unknown"])
    #expect(findings.map(\.severity) == [.error, .error])
    #expect(findings.map(\.location?.line) == [6, 7])
    #expect(findings.first?.message.contains("'many'") == true)
  }

  @Test("A plain text for a plural of the source lacks the count and nothing else is said")
  func plainForPlural() throws {
    let japanese = "strings:\n  greet: {text: \"{name}\"}\n  plain: {text: x}\n  count: {text: \"{count} {brand}\"}\n"
    #expect(try catalog(["ja": japanese]).findings() == [])
    let invented = table(greet: "\n      other: \"{name}\"", count: "      one: \"{brand}\"\n      other: \"{count} {brand}\"")
    #expect(try catalog(["nl": invented.replacing("text: \n", with: "text:\n")]).findings().map(\.rule).contains("plural-unknown"))
  }

  @Test("Only whole millions are 'many' in French: without it there is a warning")
  func frenchMillions() throws {
    let french = table(count: "      one: \"{count} {brand}\"\n      other: \"{count} {brand}\"")
    let findings = try catalog(["fr": french]).findings()
    #expect(findings.map(\.rule) == ["plural-category-missing"])
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test("Strings that the source lacks, that are too long or not translated are warnings")
  func warnings() throws {
    let dutch = "strings:\n  greet:\n    text: Goedendag {name}\n    note: no\n  extra:\n    text: x\n"
    let findings = try catalog(["nl": dutch]).findings()
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(findings.map(\.rule) == ["missing-translation", "missing-translation", "too-long", "source-only-field", "unknown-string"])
    #expect(findings.map(\.location?.line) == [nil, nil, 3, 4, 5])
  }

  @Test("What a regional table takes from its own language is not missing")
  func regionalTable() throws {
    let findings = try catalog(
      ["fr": table(count: frenchCount), "fr-BE": "strings:\n  greet:\n    text: Bonjour {name}\n"], fallbacks: ["fr-BE": ["fr"]]
    ).findings()
    #expect(findings == [])
  }

  @Test("A 'many' for whole millions can't leave the count out", arguments: ["fr", "es", "it"])
  func countInMillions(locale: String) throws {
    let romance = table(
      count: "      one: \"{count} {brand}\"\n      many: Millions of {brand}\n      other: \"{count} {brand}\"")
    let findings = try catalog([locale: romance]).findings()
    #expect(findings.map(\.rule) == ["placeholder-missing"])
    #expect(findings.first?.message == "{count} of the source text is missing in 'count' (many)")
  }

  @Test("The chain of a locale follows the fallbacks of its fallbacks, each locale once, the source last")
  func chains() throws {
    let tags = try ["en", "fr", "fr-BE", "fr-LU", "nl"].map { try #require(LocaleTag($0)) }
    let locales = SiteLocales(
      source: tags[0], tags: tags, fallbacks: [tags[3]: [tags[2], tags[4]], tags[2]: [tags[1], tags[0]], tags[1]: [tags[3]]])
    #expect(locales.chain(of: tags[3]) == [tags[3], tags[2], tags[4], tags[1], tags[0]])
    #expect(locales.chain(of: tags[0]) == [tags[0]])
    #expect(locales.languageChain(of: tags[3]) == [tags[3], tags[2], tags[1]])
  }
}
