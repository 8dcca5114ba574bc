public import AssentModel

/// What a rule looks for, as `assent check --rules` lists it.
public struct QualityRule: Hashable, Sendable {
  /// Lower case with hyphens, such as `end-punctuation`.
  public let id: String
  /// How bad a breach is, unless `quality.yml` says otherwise.
  public let severity: Severity
  public let locales: RuleLocales
  /// What it reports, as a sentence.
  public let what: String
  /// Why that matters to a reader or a translator, as a sentence.
  public let why: String
  /// A text that it reports, with its source in front where it takes two: `Stop? → Stop`.
  public let example: String

  public init(_ id: String, _ severity: Severity, _ locales: RuleLocales = .all, what: String, why: String, example: String) {
    self.id = id
    self.severity = severity
    self.locales = locales
    self.what = what
    self.why = why
    self.example = example
  }
}

/// The locales that a rule is for.
public enum RuleLocales: Hashable, Sendable {
  case all
  /// Every locale but the source.
  case translations
  case source
  /// The locales of these languages: `["fr"]`.
  case languages([String])
}

extension RuleLocales: CustomStringConvertible {
  /// `all`, `translations`, `source`, or the languages: `fr, nl`.
  public var description: String {
    switch self {
    case .all: "all"
    case .translations: "translations"
    case .source: "source"
    case .languages(let languages): languages.joined(separator: ", ")
    }
  }

  /// Whether the rule is for a locale.
  public func contains(_ locale: LocaleTag, isSource: Bool) -> Bool {
    switch self {
    case .all: true
    case .translations: !isSource
    case .source: isSource
    case .languages(let languages): languages.contains(locale.language)
    }
  }
}
