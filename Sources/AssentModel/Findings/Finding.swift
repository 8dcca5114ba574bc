/// One problem in a user's files: a value that the parts collect and the command prints.
public struct Finding: Hashable, Sendable {
  /// The rule that was broken, in lower case with hyphens, such as `duplicate-id`.
  public var rule: String
  public var severity: Severity
  /// Where it is; `nil` when it concerns the site as a whole.
  public var location: SourceLocation?
  /// What is wrong, as a sentence without a full stop.
  public var message: String
  /// What to do, as a sentence without a full stop.
  public var hint: String?
  /// The text that is wrong, as it stands on its line or close below; `nil` when it is about more than a stretch of text.
  public var part: String?

  /// A finding whose rule is named by its id alone. Only tests call it from outside: the program makes findings of declared rules.
  init(
    _ rule: String, _ severity: Severity = .error, at location: SourceLocation?, _ message: String, part: String? = nil, hint: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.hint = hint
    self.part = part
  }
}

extension Finding {
  /// A finding of a declared rule, with the rule's id and severity.
  public init(
    _ reported: some ReportedRule, at location: SourceLocation?, _ message: String, part: String? = nil, hint: String? = nil
  ) {
    self.init(reported.rule, at: location, message, part: part, hint: hint)
  }

  /// A finding that was written down by an earlier run, which made it of a declared rule.
  package init(
    storedRule: String, _ severity: Severity, at location: SourceLocation?, _ message: String, part: String? = nil, hint: String? = nil
  ) {
    self.init(storedRule, severity, at: location, message, part: part, hint: hint)
  }

  /// A finding of a rule that is listed by other means than a ``ReportedRule``: those of `assent check` and of the validator are values with their check.
  package init(_ rule: Rule, at location: SourceLocation?, _ message: String, part: String? = nil, hint: String? = nil) {
    self.init(rule.id, rule.severity, at: location, message, part: part, hint: hint)
  }
}

/// How bad a finding is; an error stops a build.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  case note
  case warning
  case error

  public static func < (left: Severity, right: Severity) -> Bool {
    guard let first = allCases.firstIndex(of: left), let second = allCases.firstIndex(of: right) else { return false }
    return first < second
  }
}

/// A place in a file of the site.
public struct SourceLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The path as the user would type it, relative to the site.
  public var file: String
  /// Counted from 1; `nil` for the file as a whole.
  public var line: Int?

  public init(_ file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }

  /// `file:line`, or the file alone.
  public var description: String { line.map { "\(file):\($0)" } ?? file }

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line ?? 0) < (right.file, right.line ?? 0)
  }
}

extension Finding: CustomStringConvertible {
  /// `file:line: severity: message (rule)`, and the hint on a line of its own.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue): \(message) (\(rule))" + (hint.map { "\n  \($0)" } ?? "")
  }
}
