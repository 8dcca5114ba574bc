import AssentFormats
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
  var count: Int { counts.values.reduce(0, +) }

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
    let gone = left.filter { scope.includes(LocaleTag($0.key.locale)) }.values.reduce(0, +)
    var outcome = Outcome(kept: kept, covered: findings.count - kept.count, stale: nil)
    if gone > 0 {
      outcome.stale = CheckFinding(
        Finding(
          ConfigurationRule.staleBaseline, at: SourceLocation(file),
          "\(gone) of the \(count) findings of the baseline \(gone == 1 ? "is" : "are") gone",
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

/// Reads a baseline. JSON is YAML as well, whose parser knows the lines.
struct BaselineReader {
  private(set) var findings: [Finding] = []
  private let file: String

  static let versionKey = "assent-baseline"
  static let version = 1

  init(file: String) { self.file = file }

  mutating func read(_ text: String) -> Baseline? {
    let parsed = YAMLValue.parse(text, file: file)
    findings += parsed.findings.map { finding in
      var finding = finding
      finding.hint = "It isn't a baseline that 'assent check --write-baseline' wrote; write it anew"
      return finding
    }
    guard findings.isEmpty, let root = parsed.value?.mapping("the baseline", into: &findings) else { return nil }
    guard let version = root.value(Self.versionKey, as: .integer, required: true, into: &findings) else { return nil }
    guard version == Self.version else {
      findings.append(
        Finding(
          YAMLRule.wrongType, at: root[Self.versionKey]?.location, "The baseline is of version \(version), not \(Self.version)",
          hint: "Write it anew with --write-baseline"))
      return nil
    }
    guard let items = root.sequence("findings", required: true, into: &findings) else { return nil }
    var counts: [Baseline.Entry: Int] = [:]
    for item in items {
      guard let (entry, count) = entry(item) else { continue }
      let (sum, isTooMany) = (counts[entry] ?? 0).addingReportingOverflow(count)
      counts[entry] = isTooMany ? .max : sum
    }
    return findings.isEmpty ? Baseline(counts: counts) : nil
  }

  private mutating func entry(_ item: YAMLValue) -> (Baseline.Entry, Int)? {
    guard let fields = item.mapping("a finding", into: &findings) else { return nil }
    fields.reportUnknownKeys(except: ["rule", "file", "locale", "subject", "text", "count"], into: &findings)
    let rule = fields.string("rule", required: true, into: &findings)
    let text = fields.string("text", required: true, into: &findings)
    let count = fields.value("count", as: .integer, required: true, into: &findings)
    guard let rule, let text, let count else { return nil }
    guard (1...1_000_000).contains(count) else {
      findings.append(Finding(YAMLRule.wrongType, at: fields["count"]?.location, "'count' must be a number above 0, not \(count)"))
      return nil
    }
    let entry = Baseline.Entry(
      file: fields.string("file", into: &findings) ?? "", rule: rule, locale: fields.string("locale", into: &findings) ?? "",
      subject: fields.string("subject", into: &findings) ?? "", text: text)
    return (entry, count)
  }
}

/// How a baseline writes what it identifies findings by.
enum BaselineText {
  /// A message without the numbers of lines in it, which change with every edit: `already on line 12`, `strings.yml:12`.
  static func withoutLines(_ message: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterLine = false
    for scalar in message.unicodeScalars {
      if isAfterLine, ("0"..."9").contains(scalar) { continue }
      result.append(scalar)
      isAfterLine = scalar == ":" || scalar == " " && (ends(result, with: "line ") || ends(result, with: "lines "))
    }
    return String(result)
  }

  private static func ends(_ view: String.UnicodeScalarView, with word: String) -> Bool {
    view.reversed().starts(with: word.unicodeScalars.reversed())
  }

  /// A string of JSON that is one of YAML, too: what can't be seen is escaped.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if isVisible(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
      }
    }
    return quoted + "\""
  }

  /// Scalars beyond U+FFFF are visible here: JSON would take two escapes for one.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value > 0xFFFF { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: return false
    case .spaceSeparator: return scalar == " "
    default: return true
    }
  }
}
