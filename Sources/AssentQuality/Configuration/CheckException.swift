import AssentFormats
import AssentLocalization
public import AssentModel

/// A finding that is as it should be, and why: an item of `exceptions:` in `quality.yml`.
struct CheckException: Hashable, Sendable {
  let rule: String
  let subject: Subject
  /// `nil` for every locale.
  let locale: LocaleTag?
  /// The offending text of the finding; `nil` for any.
  let text: String?
  let reason: String
  /// Where it stands.
  let location: SourceLocation

  /// What it is about; a name that ends in `*` stands for all that begin with the rest.
  enum Subject: Hashable, Sendable {
    case key(String)
    case document(String)
    case page(String)
    /// A file of the site, for what is no string, document or page: `Locales/nl/words.txt`.
    case file(String)
  }

  /// Whether it covers a finding.
  func covers(_ finding: CheckFinding) -> Bool {
    guard finding.finding.rule == rule, locale == nil || finding.locale == locale else { return false }
    if let text, finding.finding.part != text { return false }
    switch (subject, finding.subject) {
    case (.key(let pattern), .string(let key)): return Self.matches(key.text, pattern)
    case (.document(let pattern), .document(let path)), (.page(let pattern), .page(let path)): return Self.matches(path, pattern)
    case (.file(let pattern), _): return finding.finding.location.map { Self.matches($0.file, pattern) } ?? false
    default: return false
    }
  }

  private static func matches(_ name: String, _ pattern: String) -> Bool {
    pattern.utf8.last == UInt8(ascii: "*") ? name.utf8.starts(with: pattern.utf8.dropLast()) : name == pattern
  }
}

/// Reads the items of `exceptions:`.
struct ExceptionReader {
  private(set) var findings: [Finding] = []
  /// The rules that there are.
  let rules: RuleNames

  private static let subjects = ["key", "document", "page", "file"]

  init(rules: RuleNames) { self.rules = rules }

  mutating func read(_ items: [YAMLValue]) -> [CheckException] { items.compactMap { read($0) } }

  private mutating func read(_ item: YAMLValue) -> CheckException? {
    guard let fields = item.mapping("an exception", into: &findings) else { return nil }
    fields.reportUnknownKeys(except: ["rule"] + Self.subjects + ["locale", "text", "reason"], into: &findings)
    let rule = fields.string("rule", required: true, into: &findings)
    let reason = reason(fields)
    let subject = subject(fields)
    let locale = fields["locale"]?.string("locale", into: &findings).flatMap { LocaleTag($0) ?? notATag($0, at: fields["locale"]?.location) }
    let text = fields.string("text", into: &findings)
    guard let rule, let reason, let subject, locale != nil || fields["locale"] == nil else { return nil }
    guard rules.contains(rule) else {
      findings.append(rules.finding(rule, at: fields["rule"]?.location ?? fields.location))
      return nil
    }
    return CheckException(rule: rule, subject: subject, locale: locale, text: text, reason: reason, location: fields.location)
  }

  private mutating func reason(_ fields: YAMLMapping) -> String? {
    guard fields["reason"] != nil else {
      report("The exception has no reason", at: fields.location, hint: "Add 'reason:' and why the text is right as it stands")
      return nil
    }
    guard let reason = fields.string("reason", required: true, into: &findings) else { return nil }
    if reason.contains(where: { $0.isLetter }) { return reason }
    report("The reason says nothing", at: fields["reason"]?.location, hint: "Say why the text is right as it stands")
    return nil
  }

  private mutating func subject(_ fields: YAMLMapping) -> CheckException.Subject? {
    let names = fields.entries.filter { Self.subjects.contains($0.key) }
    guard names.count == 1, let name = names.first else {
      let message =
        names.isEmpty ? "The exception doesn't say what it is about" : "The exception is about \(names.map(\.key).joined(separator: " and "))"
      report(message, at: fields.location, hint: "Give one of key, document, page and file; '*' at the end stands for any rest")
      return nil
    }
    guard let value = name.value.string(name.key, into: &findings) else { return nil }
    if value.dropLast().contains("*") {
      report("'*' can stand at the end only, not inside '\(value)'", at: name.value.location, hint: "Write one exception for each")
      return nil
    }
    switch name.key {
    case "key": return .key(value)
    case "document": return .document(value)
    case "page": return .page(value)
    default: return .file(value)
    }
  }

  private mutating func notATag(_ text: String, at location: SourceLocation?) -> LocaleTag? {
    report("'\(text)' is not a language tag", at: location, hint: "Write it like 'fr' or 'fr-BE'")
    return nil
  }

  private mutating func report(_ message: String, at location: SourceLocation?, hint: String) {
    findings.append(Finding(ConfigurationRule.exception, at: location, message, hint: hint))
  }
}

extension QualitySettings {
  /// What is left of findings when the configuration has been applied.
  struct Outcome: Sendable {
    /// In the order they came, with the severities that hold here.
    var kept: [CheckFinding]
    /// How many findings exceptions cover.
    var excepted: Int
    /// The exceptions that cover nothing; with the severity that holds here.
    var stale: [CheckFinding]
  }

  /// Takes out what is excepted, and rules that are off; sets severities.
  ///
  /// Give it all findings, before a baseline and before those are taken out that aren't on changed lines: else exceptions seem stale.
  ///
  /// - Parameter scope: what was checked; an exception from what wasn't isn't stale.
  func applying(to findings: [CheckFinding], scope: CheckScope) -> Outcome {
    let byRule = Dictionary(grouping: exceptions.indices) { exceptions[$0].rule }
    var isUsed = [Bool](repeating: false, count: exceptions.count)
    var kept: [CheckFinding] = []
    kept.reserveCapacity(findings.count)
    var excepted = 0
    for finding in findings {
      var isCovered = false
      for index in byRule[finding.finding.rule] ?? [] where exceptions[index].covers(finding) {
        isUsed[index] = true
        isCovered = true
      }
      if isCovered {
        excepted += 1
      } else if let finding = withSeverity(finding) {
        kept.append(finding)
      }
    }
    let stale = exceptions.indices.filter { !isUsed[$0] && scope.includes(exceptions[$0].locale) }
    return Outcome(kept: kept, excepted: excepted, stale: stale.compactMap { withSeverity(Self.stale(exceptions[$0])) })
  }

  /// The finding as bad as it is here; `nil` when its rule is off.
  public func withSeverity(_ finding: CheckFinding) -> CheckFinding? {
    switch severities[finding.finding.rule] {
    case nil: return finding
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.finding.severity = severity
      return finding
    }
  }

  private static func stale(_ exception: CheckException) -> CheckFinding {
    let subject =
      switch exception.subject {
      case .key(let name), .document(let name), .page(let name), .file(let name): name
      }
    return CheckFinding(
      Finding(
        ConfigurationRule.staleException, at: exception.location,
        "Nothing is found any more that the exception of '\(exception.rule)' for '\(subject)' covers",
        hint: "Remove it"),
      locale: exception.locale)
  }
}

/// What a run of the check looked at: what it didn't look at can't be called stale.
public struct CheckScope: Hashable, Sendable {
  /// The locales that were checked.
  let locales: Set<LocaleTag>
  /// Whether they are all that the site has.
  let isWholeSite: Bool

  /// - Parameters:
  ///   - locales: those that were checked.
  ///   - all: those of the site.
  public init(locales: some Sequence<LocaleTag>, of all: some Sequence<LocaleTag>) {
    self.locales = Set(locales)
    isWholeSite = Set(all).isSubset(of: self.locales)
  }

  /// Whether a locale was checked, or all of them for `nil`.
  func includes(_ locale: LocaleTag?) -> Bool {
    locale.map { locales.contains($0) } ?? isWholeSite
  }
}
