internal import AssentModel
internal import AssentYAML

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
    guard let version = root.integer(Self.versionKey, required: true, into: &findings) else { return nil }
    guard version == Self.version else {
      findings.append(
        Finding(
          "wrong-type", at: root[Self.versionKey]?.location, "The baseline is of version \(version), not \(Self.version)",
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
    fields.finish(known: ["rule", "file", "locale", "subject", "text", "count"], into: &findings)
    let rule = fields.string("rule", required: true, into: &findings)
    let text = fields.string("text", required: true, into: &findings)
    let count = fields.integer("count", required: true, into: &findings)
    guard let rule, let text, let count else { return nil }
    guard (1...1_000_000).contains(count) else {
      findings.append(Finding("wrong-type", at: fields["count"]?.location, "'count' must be a number above 0, not \(count)"))
      return nil
    }
    let entry = Baseline.Entry(
      file: fields.string("file", into: &findings) ?? "", rule: rule, locale: fields.string("locale", into: &findings) ?? "",
      subject: fields.string("subject", into: &findings) ?? "", text: text)
    return (entry, count)
  }
}
