/// What a finding is about, as `assent check --rules` and `assent validate --rules` list it.
public struct Rule: Hashable, Sendable {
  /// Lower case with hyphens, such as `end-punctuation`.
  public let id: String
  /// The severity of its findings, unless `quality.yml` changes it.
  public let severity: Severity
  /// The locales whose texts the rule reads.
  public let locales: RuleLocales
  /// What the rule reports, as a sentence with a full stop.
  public let what: String
  /// Why that matters to a recipient, a reader or a translator, as a sentence with a full stop.
  public let why: String
  /// A text that the rule reports. Where the rule compares a translation with its source: `Stop? → Stop`.
  public let example: String
  /// The address of the standard that the rule comes from; `nil` when it comes from no standard.
  public let source: String?

  public init(
    _ id: String, _ severity: Severity = .error, _ locales: RuleLocales = .all, what: String, why: String, example: String, source: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.locales = locales
    self.what = what
    self.why = why
    self.example = example
    self.source = source
  }
}

/// The rules that one target reports: an enum with a case for each.
///
/// A finding takes a case and nothing else, and the lists of rules are `allCases`. So every finding has a rule that is listed and explained.
public protocol ReportedRule: CaseIterable, Hashable, Sendable {
  var rule: Rule { get }
}

/// The locales whose texts a rule reads.
public enum RuleLocales: Hashable, Sendable {
  case all
  /// Every locale except the source.
  case translations
  case source
  /// The locales of these languages: `["fr"]` includes `fr-BE`.
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

  /// Whether the rule reads the texts of `locale`.
  public func contains(_ locale: LocaleTag, isSource: Bool) -> Bool {
    switch self {
    case .all: true
    case .translations: !isSource
    case .source: isSource
    case .languages(let languages): languages.contains(locale.language)
    }
  }
}
