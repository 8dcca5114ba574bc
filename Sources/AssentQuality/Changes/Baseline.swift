public import AssentModel

/// The findings of a day, kept in a file, so that a check reports new ones only.
///
/// A finding is known again by its rule, file, subject and offending text, not by its line: text above it may come and go.
public struct Baseline: Sendable {
  private var counts: [Entry: Int] = [:]

  /// What identifies a finding.
  struct Entry: Hashable, Sendable, Comparable {
    let file: String
    let rule: String
    let locale: String
    let subject: String
    /// The offending text, or the message without its line numbers.
    let text: String

    static func < (left: Entry, right: Entry) -> Bool {
      (left.file, left.rule, left.locale, left.subject, left.text) < (right.file, right.rule, right.locale, right.subject, right.text)
    }
  }

  /// The baseline that covers these findings.
  public init(of findings: [CheckFinding]) {
    for finding in findings { counts[Self.entry(of: finding), default: 0] += 1 }
  }

  init(counts: [Entry: Int]) { self.counts = counts }

  /// How many findings it covers.
  public var count: Int { counts.values.reduce(0, +) }

  /// The content of the file: JSON, an entry a line, in an order that doesn't depend on the run.
  public var json: String {
    let lines = counts.sorted { $0.key < $1.key }.map { entry, count in
      var fields = [("rule", entry.rule), ("file", entry.file), ("locale", entry.locale), ("subject", entry.subject), ("text", entry.text)]
      fields.removeAll { $0.1.isEmpty && $0.0 != "text" }
      let text = fields.map { "\(BaselineText.quoted($0.0)): \(BaselineText.quoted($0.1))" }.joined(separator: ", ")
      return "    {\(text), \"count\": \(count)}"
    }
    let list = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return "{\n  \"\(BaselineReader.versionKey)\": \(BaselineReader.version),\n  \"findings\": \(list)\n}\n"
  }

  /// Reads the file; `nil` with findings that say where it is malformed.
  public static func parse(_ text: String, file: String) -> (baseline: Baseline?, findings: [Finding]) {
    var reader = BaselineReader(file: file)
    let baseline = reader.read(text)
    return (baseline, reader.findings)
  }

  /// What is left of findings without those that it covers.
  public struct Outcome: Sendable {
    /// In the order they came.
    public var kept: [CheckFinding]
    /// How many findings it covers.
    public var covered: Int
    /// That some that it covers are gone, once.
    public var stale: CheckFinding?
  }

  /// Takes out what it covers: of several of the same kind, the first ones.
  ///
  /// - Parameters:
  ///   - file: the name of the baseline for the finding about it.
  ///   - scope: what was checked; what wasn't isn't gone.
  public func applying(to findings: [CheckFinding], file: String, scope: CheckScope) -> Outcome {
    var left = counts
    var kept: [CheckFinding] = []
    for finding in findings {
      let entry = Self.entry(of: finding)
      if let count = left[entry], count > 0 {
        left[entry] = count - 1
      } else {
        kept.append(finding)
      }
    }
    let gone = left.filter { scope.includes(rule: $0.key.rule, locale: LocaleTag($0.key.locale)) }.values.reduce(0, +)
    var outcome = Outcome(kept: kept, covered: findings.count - kept.count, stale: nil)
    if gone > 0 {
      let rule = ConfigurationRules.staleBaseline
      outcome.stale = CheckFinding(
        Finding(
          rule.id, rule.severity, at: SourceLocation(file), "\(gone) of the \(count) findings of the baseline \(gone == 1 ? "is" : "are") gone",
          hint: "Write it anew with --write-baseline, so that they can't come back"))
    }
    return outcome
  }

  private static func entry(of finding: CheckFinding) -> Entry {
    Entry(
      file: finding.finding.location?.file ?? "", rule: finding.finding.rule, locale: finding.locale?.description ?? "",
      subject: finding.subject?.description ?? "", text: finding.finding.part ?? BaselineText.withoutLines(finding.finding.message))
  }
}
