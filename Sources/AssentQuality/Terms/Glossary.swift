import AssentFormats
import AssentModel

/// What things are called in each locale: `Locales/glossary.yml`.
///
/// ```yaml
/// terms:
///   opt-out:
///     note: The choice to receive no more messages.
///     also: [opting out]
///     fr:
///       approved: [désabonnement, opt-out]
///       forbidden: [désinscription]
///     nl: uitschrijving            # one approved name
///   Maison Lumen:
///     do-not-translate: true
///     match-case: true
/// ```
struct Glossary: Hashable, Sendable {
  var terms: [GlossaryTerm] = []

  init() {}

  /// Reads a glossary; what can't be read is reported and left out.
  static func parse(_ text: String, file: String) -> (glossary: Glossary, findings: [Finding]) {
    var reader = GlossaryReader()
    let parsed = YAMLValue.parse(text, file: file)
    reader.findings = parsed.findings
    let glossary = parsed.value.map { reader.read($0) } ?? Glossary()
    return (glossary, reader.findings)
  }
}

/// Reads the terms of a glossary and collects what is wrong with them.
struct GlossaryReader {
  var findings: [Finding] = []

  private static let fields = ["note", "also", "part-of-speech", "do-not-translate", "match-case"]

  mutating func read(_ value: YAMLValue) -> Glossary {
    var glossary = Glossary()
    guard let root = value.mapping("the glossary", into: &findings) else { return glossary }
    root.reportUnknownKeys(except: ["terms"], into: &findings)
    for entry in root.mapping("terms", required: true, into: &findings)?.entries ?? [] {
      guard let term = term(entry) else { continue }
      if glossary.terms.contains(where: { $0.name.lowercased() == term.name.lowercased() }) {
        report(entry.location, "The term '\(term.name)' is there twice, apart from capitals", hint: "Put both into one")
      }
      glossary.terms.append(term)
    }
    return glossary
  }

  private mutating func term(_ entry: YAMLMapping.Entry) -> GlossaryTerm? {
    guard hasWords(entry.key, at: entry.location), let mapping = entry.value.mapping(entry.key, into: &findings) else { return nil }
    var term = GlossaryTerm(entry.key, at: entry.location)
    mapping.reportUnknownKeys(except: Self.fields + mapping.entries.map(\.key).filter { LocaleTag($0) != nil }, into: &findings)
    term.note = mapping.string("note", into: &findings)
    // For those who read the glossary: how a word inflects is known without it.
    _ = mapping.string("part-of-speech", into: &findings)
    term.otherForms = (mapping.strings("also", into: &findings) ?? []).filter { hasWords($0, at: mapping["also"]?.location) }
    term.isKept = mapping.value("do-not-translate", as: .boolean, into: &findings) ?? false
    term.matchesCase = mapping.value("match-case", as: .boolean, into: &findings) ?? false
    for item in mapping.entries {
      guard let locale = LocaleTag(item.key), let renderings = renderings(item, of: term) else { continue }
      term.renderings[locale] = renderings
    }
    if term.renderings.isEmpty, !term.isKept {
      report(entry.location, "The term '\(term.name)' asks for nothing", hint: "Add a locale with what it calls it, or 'do-not-translate: true'")
    }
    return term
  }

  private mutating func renderings(_ entry: YAMLMapping.Entry, of term: GlossaryTerm) -> TermRenderings? {
    var renderings = TermRenderings()
    switch entry.value.content {
    case .scalar, .sequence:
      renderings.approved = names(entry.value, entry.key)
    case .mapping(let mapping):
      mapping.reportUnknownKeys(except: ["approved", "forbidden", "consistent"], into: &findings)
      renderings.approved = mapping["approved"].map { names($0, "approved") } ?? []
      renderings.forbidden = mapping["forbidden"].map { names($0, "forbidden") } ?? []
      renderings.isConsistent = mapping.value("consistent", as: .boolean, into: &findings) ?? false
      let approved = Set(renderings.approved.joined().map { $0.lowercased() })
      for name in renderings.forbidden.joined() where approved.contains(name.lowercased()) {
        report(mapping["forbidden"]?.location, "'\(name)' is both approved and forbidden for '\(term.name)'", hint: "Remove one of them")
      }
    }
    if renderings.approved.isEmpty, renderings.forbidden.isEmpty {
      report(entry.location, "'\(entry.key)' says nothing about '\(term.name)'", hint: "Add what is approved or forbidden")
      return nil
    }
    return renderings
  }

  /// A name, a list of names, or among them lists of the forms of one name.
  private mutating func names(_ value: YAMLValue, _ key: String) -> [[String]] {
    guard case .sequence(let items) = value.content else { return name(value, key).map { [[$0]] } ?? [] }
    return items.compactMap { item in
      guard case .sequence(let forms) = item.content else { return name(item, key).map { [$0] } }
      let names = forms.compactMap { name($0, key) }
      return names.isEmpty ? nil : names
    }
  }

  private mutating func name(_ value: YAMLValue, _ key: String) -> String? {
    guard let text = value.string("an item of '\(key)'", into: &findings), hasWords(text, at: value.location) else { return nil }
    return text
  }

  private mutating func hasWords(_ text: String, at location: SourceLocation?) -> Bool {
    if Phrase(text, language: "und", matchesCase: true) != nil { return true }
    report(location, "'\(text)' has no word that a text could have", hint: "Write a word, or words with … for a gap between them")
    return false
  }

  private mutating func report(_ location: SourceLocation?, _ message: String, hint: String) {
    findings.append(Finding(ConfigurationRule.glossaryTerm, at: location, message, hint: hint))
  }
}

/// A term of the source locale, and what it is called in others.
struct GlossaryTerm: Hashable, Sendable {
  /// The term as the source locale has it.
  let name: String
  /// Other forms of it there: `opting out` beside `opt-out`. Plurals and the like need not be listed.
  var otherForms: [String] = []
  /// What it means, for translators.
  var note: String?
  /// Whether it stands in every locale as it is: a brand.
  var isKept = false
  /// Whether capitals count.
  var matchesCase = false
  /// What each locale or language calls it.
  var renderings: [LocaleTag: TermRenderings] = [:]
  let location: SourceLocation

  init(_ name: String, at location: SourceLocation) {
    self.name = name
    self.location = location
  }

  /// What a locale calls it: by its own entry, or by that of its language.
  func renderings(for locale: LocaleTag) -> TermRenderings? {
    renderings[locale] ?? LocaleTag(locale.language).flatMap { renderings[$0] }
  }
}

/// What one locale calls a term.
struct TermRenderings: Hashable, Sendable {
  /// Each a name in one form or more, the first of which stands for all; a translation has one of them.
  var approved: [[String]] = []
  /// Names that no text may use for the term, or for anything.
  var forbidden: [[String]] = []
  /// Whether one of the approved names is used throughout.
  var isConsistent = false

  init() {}
}
