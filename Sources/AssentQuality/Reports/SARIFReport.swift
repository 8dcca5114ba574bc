import AssentModel

/// The report in SARIF 2.1.0.
///
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
struct SARIFReport {
  /// Code scanning refuses a result without a file: what is about the site as a whole is shown at the file that describes it.
  private static let siteFile = "Templates/site.yml"

  private let content: ReportContent

  init(_ content: ReportContent) { self.content = content }

  var text: String {
    var indices: [String: Int] = [:]
    for (index, tally) in content.rules.enumerated() { indices[tally.rule.id] = index }
    var fingerprint = FindingFingerprint()
    let results = content.findings.map { result($0, ruleIndex: indices[$0.finding.rule], fingerprint: fingerprint.text(of: $0.check)) }
    let driver = JSONText.object([
      ("name", "assent"), ("fullName", "assent check"), ("version", .string(content.options.version)),
      ("rules", .array(content.rules.map(Self.rule))),
    ])
    let run = JSONText.object([
      ("tool", .object([("driver", driver)])),
      ("invocations", .array([.object([("executionSuccessful", true)])])),
      ("originalUriBaseIds", .object([("SRCROOT", .object([("description", .object([("text", "The root of the repository")]))]))])),
      ("automationDetails", .object([("id", "assent/check/")])),
      ("columnKind", "utf16CodeUnits"),
      ("results", .array(results)),
    ])
    return JSONText.object([
      ("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
      ("version", "2.1.0"),
      ("runs", .array([run])),
    ]).text
  }

  private static func rule(_ tally: RuleTally) -> JSONText {
    let rule = tally.rule
    let configuration = JSONText.object([("level", .string(rule.severity.rawValue))])
    guard tally.isDescribed else { return .object([("id", .string(rule.id)), ("defaultConfiguration", configuration)]) }
    let help = "\(sentence(rule.why)) Example: \(rule.example)"
    return .object([
      ("id", .string(rule.id)),
      ("shortDescription", message(sentence(rule.what))),
      ("fullDescription", message("\(sentence(rule.what)) \(sentence(rule.why))")),
      ("help", message(help)),
      ("defaultConfiguration", configuration),
      ("properties", .object([("locales", .string(rule.locales.description)), ("example", .string(rule.example))])),
    ])
  }

  private func result(_ located: LocatedFinding, ruleIndex: Int?, fingerprint: String) -> JSONText {
    let finding = located.finding
    let file = finding.location?.file
    let path = ReportPath.encoded(ReportPath.fromRoot(file ?? Self.siteFile, siteFolder: content.options.siteFolder))
    let columns = located.excerpt?.columns
    let region = located.line.map { line in
      JSONText.object([
        ("startLine", .number(max(1, line))), ("startColumn", .optional(columns?.lowerBound)), ("endColumn", .optional(columns?.upperBound)),
        ("snippet", columns == nil ? nil : finding.part.map { .object([("text", .string($0))]) }),
      ])
    }
    let place = JSONText.object([
      ("artifactLocation", .object([("uri", .string(path)), ("uriBaseId", "SRCROOT")])), ("region", region),
    ])
    let logical = located.check.subject.map { subject in
      JSONText.array([.object([("name", .string(subject.description)), ("kind", .string(subject.kind == "string" ? "resource" : "module"))])])
    }
    let properties: [(String, JSONText?)] = [
      ("locale", .optional(located.check.locale?.description)), ("hint", .optional(finding.hint)), ("part", .optional(finding.part)),
      ("source", .optional(located.check.source)), ("translation", .optional(located.check.translation)),
      ("isAboutSite", file == nil ? true : nil),
    ]
    return .object([
      ("ruleId", .string(finding.rule)),
      ("ruleIndex", .optional(ruleIndex)),
      ("level", .string(finding.severity.rawValue)),
      ("message", Self.message(located.messageWithHint)),
      ("locations", .array([.object([("physicalLocation", place), ("logicalLocations", logical)])])),
      ("partialFingerprints", .object([("assentFinding/v1", .string(fingerprint))])),
      ("properties", properties.contains { $0.1 != nil } ? .object(properties) : nil),
    ])
  }

  /// Brackets with a target behind them would become a link (section 3.11.6).
  private static func message(_ text: String) -> JSONText {
    let plain = text.contains("](") ? text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]") : text
    return .object([("text", .string(plain))])
  }

  private static func sentence(_ text: String) -> String { text.hasSuffix(".") || text.isEmpty ? text : text + "." }
}
