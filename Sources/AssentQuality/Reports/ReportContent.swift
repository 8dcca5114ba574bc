public import AssentFormats
public import AssentModel

/// What every format tells: the report with each finding located in its file, and counted.
struct ReportContent: Sendable {
  let report: CheckReport
  let options: ReportOptions
  /// In the order of the report.
  let findings: [LocatedFinding]
  /// Every rule that was asked, and then those that findings name besides.
  let rules: [RuleTally]
  /// The findings by file in order of first appearance; those about the site as a whole last, without a file.
  let files: [FileTally]

  init(_ report: CheckReport, sources: SourceLines, options: ReportOptions) {
    self.report = report
    self.options = options
    var locator = FindingLocator(sources)
    findings = locator.located(report.findings)
    rules = RuleTally.tallies(of: findings, rules: report.rules)
    files = FileTally.tallies(of: findings)
  }

  func count(_ severity: Severity) -> Int { findings.count { $0.finding.severity == severity } }

  /// Severities with a finding and how many, the worst first: `2 errors, 1 note`; empty when there is none.
  static func counts(_ findings: some Collection<LocatedFinding>) -> String {
    Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.finding.severity == severity }
      return count == 0 ? nil : number(count, severity.rawValue)
    }.joined(separator: ", ")
  }

  /// A count with its noun: `1 error`, `2 errors`.
  static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// Writes what a check came to, in any of the formats.
public struct ReportWriter: Sendable {
  private let content: ReportContent

  public init(_ report: CheckReport, sources: SourceLines, options: ReportOptions) {
    content = ReportContent(report, sources: sources, options: options)
  }

  /// The report, with a line feed at its end.
  public func text(in format: ReportFormat) -> String {
    switch format {
    case .text: TextReport(content: content).text
    case .json: JSONReport(content: content).text
    case .sarif: SARIFReport(content: content).text
    case .junit: JUnitReport(content: content).text
    case .github: GitHubReport(content: content).text
    case .html: HTMLReport(content: content).text
    }
  }
}

/// The forms in which `assent check` reports; the raw value is the word after `--format`.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For people at a terminal.
  case text
  /// For programs; `JSONReport.schema` says what stands in it.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// JUnit XML, for CI servers.
  case junit
  /// Workflow commands that GitHub turns into annotations.
  case github
  /// One page for people, which needs neither a network nor JavaScript.
  case html
}

/// How a report is to be written.
public struct ReportOptions: Hashable, Sendable {
  /// The version of the program, as `assent --version` prints it.
  var version: String
  var colour: ReportColour
  /// How many columns a line of the source may take in the text report.
  var columns: Int
  /// The severity from which a finding fails the check, and so a test case of the JUnit report.
  var failOn: Severity
  /// The folder of the site as seen from the root of the repository, without a slash at the end; empty when they are one.
  ///
  /// SARIF and GitHub name files from that root.
  var siteFolder: String

  public init(version: String, colour: ReportColour = .plain, columns: Int = 100, failOn: Severity = .error, siteFolder: String = "") {
    self.version = version
    self.colour = colour
    self.columns = columns
    self.failOn = failOn
    self.siteFolder = siteFolder
  }
}

/// A file and what was found in it.
struct FileTally: Sendable {
  /// `nil` for the site as a whole.
  let file: String?
  /// By line, those about the whole file first.
  private(set) var findings: [LocatedFinding] = []

  static func tallies(of findings: [LocatedFinding]) -> [FileTally] {
    var tallies: [FileTally] = []
    var indices: [String: Int] = [:]
    var site = FileTally(file: nil)
    for finding in findings {
      guard let file = finding.finding.location?.file else {
        site.findings.append(finding)
        continue
      }
      if let index = indices[file] {
        tallies[index].findings.append(finding)
      } else {
        indices[file] = tallies.count
        tallies.append(FileTally(file: file, findings: [finding]))
      }
    }
    for index in tallies.indices { tallies[index].findings.sort { ($0.line ?? 0, $0.index) < ($1.line ?? 0, $1.index) } }
    return site.findings.isEmpty ? tallies : tallies + [site]
  }
}

/// A rule and what it found.
struct RuleTally: Sendable {
  let rule: Rule
  /// Whether the rule is described; a finding may name one that isn't.
  let isDescribed: Bool
  private(set) var findings: [LocatedFinding] = []

  /// The worst of its findings, else what the rule says of itself.
  var severity: Severity { findings.map(\.finding.severity).max() ?? rule.severity }

  static func tallies(of findings: [LocatedFinding], rules: [Rule]) -> [RuleTally] {
    var tallies: [RuleTally] = []
    var indices: [String: Int] = [:]
    for rule in rules where indices[rule.id] == nil {
      indices[rule.id] = tallies.count
      tallies.append(RuleTally(rule: rule, isDescribed: true))
    }
    for finding in findings {
      let id = finding.finding.rule
      if let index = indices[id] {
        tallies[index].findings.append(finding)
        continue
      }
      indices[id] = tallies.count
      let rule = Rule(id, finding.finding.severity, what: "", why: "", example: "")
      tallies.append(RuleTally(rule: rule, isDescribed: false, findings: [finding]))
    }
    return tallies
  }
}

/// A finding with the line of its file that shows it.
struct LocatedFinding: Sendable {
  /// Its number in the report, from 0.
  let index: Int
  let check: CheckFinding
  /// How many findings before it are alike but for their place.
  let occurrence: Int
  /// `nil` when it is about more than a line, or the line can't be read.
  let excerpt: SourceExcerpt?

  var finding: Finding { check.finding }

  /// Where its part begins, else where it was reported.
  var line: Int? { excerpt?.line ?? finding.location?.line }

  /// The message, and the hint after it as a sentence of its own.
  var messageWithHint: String {
    finding.hint.map { "\(finding.message). \($0)" } ?? finding.message
  }
}

/// A line of a source file, and the stretch of it that is wrong.
struct SourceExcerpt: Sendable {
  /// Counted from 1.
  let line: Int
  let scalars: [Unicode.Scalar]
  /// The indices of the part among the scalars; `nil` when it isn't on the line.
  let part: Range<Int>?

  /// The columns of the part in UTF-16 code units, counted from 1; the upper bound is the column after it.
  var columns: Range<Int>? {
    guard let part else { return nil }
    let start = scalars[..<part.lowerBound].reduce(1) { $0 + UTF16.width($1) }
    return start..<scalars[part].reduce(start) { $0 + UTF16.width($1) }
  }
}
