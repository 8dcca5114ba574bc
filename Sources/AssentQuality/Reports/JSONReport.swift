import AssentFormats
import AssentLocalization
public import AssentModel

/// The report for programs, as `schema` describes it.
public struct JSONReport {
  /// The version of the report's shape.
  static let format = 1

  let content: ReportContent
  private var report: CheckReport { content.report }

  var text: String {
    JSONValue.members([
      ("format", .count(Self.format)),
      ("tool", .members([("name", "assent"), ("version", .text(content.options.version))])),
      ("sourceLocale", .text(report.sourceLocale.description)),
      ("locales", .list(report.locales.map { .text($0.description) })),
      ("summary", summary),
      ("findings", .list(content.findings.map(Self.finding))),
      ("rules", .list(content.rules.map { Self.rule($0.rule, findings: $0.findings.count) })),
      ("coverage", .members([("strings", .list(report.strings.map(Self.strings))), ("documents", .list(report.documents.map(Self.documents)))])),
      ("fallbacks", .list(report.fallbacks.map(Self.fallbacks))),
    ]).text + "\n"
  }

  private var summary: JSONValue {
    .members([
      ("errors", .count(content.count(.error))), ("warnings", .count(content.count(.warning))), ("notes", .count(content.count(.note))),
      ("excepted", .count(report.excepted)), ("baselined", .count(report.baselined)), ("pages", .count(report.pages)),
    ])
  }

  private static func finding(_ located: LocatedFinding) -> JSONValue {
    let finding = located.finding
    let columns = located.excerpt?.columns
    return .members([
      ("rule", .text(finding.rule)),
      ("severity", .text(finding.severity.rawValue)),
      ("message", .text(finding.message)),
      ("hint", .optional(finding.hint)),
      ("file", .optional(finding.location?.file)),
      ("line", .optional(located.line)),
      ("column", .optional(columns?.lowerBound)),
      ("endColumn", .optional(columns?.upperBound)),
      ("part", .optional(finding.part)),
      ("locale", .optional(located.check.locale?.description)),
      ("subject", located.check.subject.map(subject)),
      ("source", .optional(located.check.source)),
      ("translation", .optional(located.check.translation)),
    ])
  }

  private static func subject(_ subject: CheckSubject) -> JSONValue {
    .members([("kind", .text(subject.kind)), ("name", .text(subject.description))])
  }

  /// A rule as the report and `assent check --rules` list it.
  static func rule(_ rule: Rule, findings: Int?) -> JSONValue {
    .members([
      ("id", .text(rule.id)), ("severity", .text(rule.severity.rawValue)), ("locales", locales(rule.locales)), ("what", .text(rule.what)),
      ("why", .text(rule.why)), ("example", .text(rule.example)), ("findings", .optional(findings)),
    ])
  }

  private static func locales(_ locales: RuleLocales) -> JSONValue {
    guard case .languages(let languages) = locales else { return .text(locales.description) }
    return .list(languages.map { .text($0) })
  }

  private static func strings(_ coverage: StringCoverage) -> JSONValue {
    .members([
      ("locale", .text(coverage.locale.description)), ("total", .count(coverage.total)), ("missing", .count(coverage.missing)),
      ("stale", .count(coverage.stale)),
      ("states", .members(TranslationState.allCases.map { ($0.rawValue, .count(coverage.states[$0] ?? 0)) })),
    ])
  }

  private static func documents(_ coverage: DocumentCoverage) -> JSONValue {
    .members([
      ("locale", .text(coverage.locale.description)), ("total", .count(coverage.total)), ("missing", .count(coverage.missing)),
      ("stale", .count(coverage.stale)), ("machine", .count(coverage.machine)),
    ])
  }

  private static func fallbacks(_ page: PageFallbacks) -> JSONValue {
    .members([
      ("page", .text(page.page)), ("locale", .text(page.locale.description)), ("document", .optional(page.document?.description)),
      (
        "strings",
        .list(page.strings.map { .members([("key", .text($0.key.text)), ("locale", .text($0.locale.description))]) })
      ),
    ])
  }
}

extension CheckSubject {
  /// The word for what it is: `string`, `document` or `page`.
  var kind: String {
    switch self {
    case .string: "string"
    case .document: "document"
    case .page: "page"
    }
  }
}

/// What `assent check --rules` prints.
public struct RuleListing: Sendable {
  private let rules: [Rule]

  public init(_ rules: [Rule]) { self.rules = rules }

  /// For people: each rule with its severity and locales, what it reports, why, and an example, in lines of at most 100 columns.
  public var text: String {
    rules.map { rule in
      var lines = ["\(VisibleScalar.escaped(rule.id))  \(rule.severity.rawValue), \(Self.locales(rule.locales))"]
      lines += TextWrapping.lines(Self.sentence(rule.what), width: 98).map { "  " + $0 }
      lines += TextWrapping.lines(Self.sentence(rule.why), width: 98).map { "  " + $0 }
      if !rule.example.isEmpty {
        let example = TextWrapping.lines(VisibleScalar.escaped(rule.example), width: 89)
        lines += example.enumerated().map { ($0 == 0 ? "  Example: " : "           ") + $1 }
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// For programs: a list of rules with the members that they have in the JSON report.
  public var json: String { JSONValue.list(rules.map { JSONReport.rule($0, findings: nil) }).text + "\n" }

  private static func locales(_ locales: RuleLocales) -> String {
    switch locales {
    case .all: "all locales"
    case .translations: "translations"
    case .source: "the source"
    case .languages(let languages): languages.joined(separator: ", ")
    }
  }

  private static func sentence(_ text: String) -> String {
    text.isEmpty || ".!?".contains(text.last ?? ".") ? text : text + "."
  }
}
