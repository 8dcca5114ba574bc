import AssentLocalization
import AssentModel

/// The report for programs, as `schema` describes it.
public struct JSONReport {
  /// The version of the report's shape.
  static let format = 1

  private let content: ReportContent
  private var report: CheckReport { content.report }

  init(_ content: ReportContent) { self.content = content }

  var text: String {
    JSONText.object([
      ("format", .number(Self.format)),
      ("tool", .object([("name", "assent"), ("version", .string(content.options.version))])),
      ("sourceLocale", .string(report.sourceLocale.description)),
      ("locales", .array(report.locales.map { .string($0.description) })),
      ("summary", summary),
      ("findings", .array(content.findings.map(Self.finding))),
      ("rules", .array(content.rules.map { Self.rule($0.rule, findings: $0.findings.count) })),
      ("coverage", .object([("strings", .array(report.strings.map(Self.strings))), ("documents", .array(report.documents.map(Self.documents)))])),
      ("fallbacks", .array(report.fallbacks.map(Self.fallbacks))),
    ]).text
  }

  private var summary: JSONText {
    .object([
      ("errors", .number(content.count(.error))), ("warnings", .number(content.count(.warning))), ("notes", .number(content.count(.note))),
      ("excepted", .number(report.excepted)), ("baselined", .number(report.baselined)), ("pages", .number(report.pages)),
    ])
  }

  private static func finding(_ located: LocatedFinding) -> JSONText {
    let finding = located.finding
    let columns = located.excerpt?.columns
    return .object([
      ("rule", .string(finding.rule)),
      ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.message)),
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

  private static func subject(_ subject: CheckSubject) -> JSONText {
    .object([("kind", .string(subject.kind)), ("name", .string(subject.description))])
  }

  /// A rule as the report and `assent check --rules` list it.
  static func rule(_ rule: QualityRule, findings: Int?) -> JSONText {
    .object([
      ("id", .string(rule.id)), ("severity", .string(rule.severity.rawValue)), ("locales", locales(rule.locales)), ("what", .string(rule.what)),
      ("why", .string(rule.why)), ("example", .string(rule.example)), ("findings", .optional(findings)),
    ])
  }

  private static func locales(_ locales: RuleLocales) -> JSONText {
    guard case .languages(let languages) = locales else { return .string(locales.description) }
    return .array(languages.map { .string($0) })
  }

  private static func strings(_ coverage: StringCoverage) -> JSONText {
    .object([
      ("locale", .string(coverage.locale.description)), ("total", .number(coverage.total)), ("missing", .number(coverage.missing)),
      ("stale", .number(coverage.stale)),
      ("states", .object(TranslationState.allCases.map { ($0.rawValue, .number(coverage.states[$0] ?? 0)) })),
    ])
  }

  private static func documents(_ coverage: DocumentCoverage) -> JSONText {
    .object([
      ("locale", .string(coverage.locale.description)), ("total", .number(coverage.total)), ("missing", .number(coverage.missing)),
      ("stale", .number(coverage.stale)), ("machine", .number(coverage.machine)),
    ])
  }

  private static func fallbacks(_ page: PageFallbacks) -> JSONText {
    .object([
      ("page", .string(page.page)), ("locale", .string(page.locale.description)), ("document", .optional(page.document?.description)),
      (
        "strings",
        .array(page.strings.map { .object([("key", .string($0.key.text)), ("locale", .string($0.locale.description))]) })
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
