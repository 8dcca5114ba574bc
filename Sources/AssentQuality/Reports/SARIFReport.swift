import AssentFormats
import AssentModel

/// The report in SARIF 2.1.0.
///
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
struct SARIFReport {
  /// Code scanning refuses a result without a file: what is about the site as a whole is shown at the file that describes it.
  private static let siteFile = "Templates/site.yml"

  let content: ReportContent

  var text: String {
    var indices: [String: Int] = [:]
    for (index, tally) in content.rules.enumerated() { indices[tally.rule.id] = index }
    var fingerprint = FindingFingerprint()
    let results = content.findings.map { result($0, ruleIndex: indices[$0.finding.rule], fingerprint: fingerprint.text(of: $0.check)) }
    let driver = JSONValue.members([
      ("name", "assent"), ("fullName", "assent check"), ("version", .text(content.options.version)),
      ("rules", .list(content.rules.map(Self.rule))),
    ])
    let run = JSONValue.members([
      ("tool", .members([("driver", driver)])),
      ("invocations", .list([.members([("executionSuccessful", true)])])),
      ("originalUriBaseIds", .members([("SRCROOT", .members([("description", .members([("text", "The root of the repository")]))]))])),
      ("automationDetails", .members([("id", "assent/check/")])),
      ("columnKind", "utf16CodeUnits"),
      ("results", .list(results)),
    ])
    return JSONValue.members([
      ("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
      ("version", "2.1.0"),
      ("runs", .list([run])),
    ]).text + "\n"
  }

  private static func rule(_ tally: RuleTally) -> JSONValue {
    let rule = tally.rule
    let configuration = JSONValue.members([("level", .text(rule.severity.rawValue))])
    guard tally.isDescribed else { return .members([("id", .text(rule.id)), ("defaultConfiguration", configuration)]) }
    let help = "\(sentence(rule.why)) Example: \(rule.example)"
    return .members([
      ("id", .text(rule.id)),
      ("shortDescription", message(sentence(rule.what))),
      ("fullDescription", message("\(sentence(rule.what)) \(sentence(rule.why))")),
      ("help", message(help)),
      ("defaultConfiguration", configuration),
      ("properties", .members([("locales", .text(rule.locales.description)), ("example", .text(rule.example))])),
    ])
  }

  private func result(_ located: LocatedFinding, ruleIndex: Int?, fingerprint: String) -> JSONValue {
    let finding = located.finding
    let file = finding.location?.file
    let path = ReportPath.encoded(ReportPath.fromRoot(file ?? Self.siteFile, siteFolder: content.options.siteFolder))
    let columns = located.excerpt?.columns
    let region = located.line.map { line in
      JSONValue.members([
        ("startLine", .count(max(1, line))), ("startColumn", .optional(columns?.lowerBound)), ("endColumn", .optional(columns?.upperBound)),
        ("snippet", columns == nil ? nil : finding.part.map { .members([("text", .text($0))]) }),
      ])
    }
    let place = JSONValue.members([
      ("artifactLocation", .members([("uri", .text(path)), ("uriBaseId", "SRCROOT")])), ("region", region),
    ])
    let logical = located.check.subject.map { subject in
      JSONValue.list([.members([("name", .text(subject.description)), ("kind", .text(subject.kind == "string" ? "resource" : "module"))])])
    }
    let properties: [(String, JSONValue?)] = [
      ("locale", .optional(located.check.locale?.description)), ("hint", .optional(finding.hint)), ("part", .optional(finding.part)),
      ("source", .optional(located.check.source)), ("translation", .optional(located.check.translation)),
      ("isAboutSite", file == nil ? true : nil),
    ]
    return .members([
      ("ruleId", .text(finding.rule)),
      ("ruleIndex", .optional(ruleIndex)),
      ("level", .text(finding.severity.rawValue)),
      ("message", Self.message(located.messageWithHint)),
      ("locations", .list([.members([("physicalLocation", place), ("logicalLocations", logical)])])),
      ("partialFingerprints", .members([("assentFinding/v1", .text(fingerprint))])),
      ("properties", properties.contains { $0.1 != nil } ? .members(properties) : nil),
    ])
  }

  /// Brackets with a target behind them would become a link (section 3.11.6).
  private static func message(_ text: String) -> JSONValue {
    let plain = text.contains("](") ? text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]") : text
    return .members([("text", .text(plain))])
  }

  private static func sentence(_ text: String) -> String { text.hasSuffix(".") || text.isEmpty ? text : text + "." }
}

/// Recognizes a finding again after the lines above it have moved.
///
/// 64-bit FNV-1a over the rule, the file, the subject, the part and, where there is no part, the message; then how many alike came before.
struct FindingFingerprint {
  private var seen: [UInt64: Int] = [:]

  mutating func text(of check: CheckFinding) -> String {
    var hash = FNVHash()
    let finding = check.finding
    let fields = [
      finding.rule, finding.location?.file, check.locale?.description, check.subject?.kind, check.subject?.description,
      finding.part ?? finding.message,
    ]
    for field in fields {
      for byte in Array((field ?? "").utf8) + [0] { hash.add(byte) }
    }
    let before = seen[hash.value, default: 0]
    seen[hash.value] = before + 1
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(before + 1)"
  }
}
