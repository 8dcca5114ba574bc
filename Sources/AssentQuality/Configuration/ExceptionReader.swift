internal import AssentModel
internal import AssentYAML

/// Reads the items of `exceptions:`.
struct ExceptionReader {
  private(set) var findings: [Finding] = []
  /// The rules that there are.
  let rules: RuleNames

  private static let subjects = ["key", "document", "page", "file"]

  private enum LocaleChoice {
    case any
    case one(LocaleTag)

    var tag: LocaleTag? {
      switch self {
      case .any: nil
      case .one(let tag): tag
      }
    }
  }

  init(rules: RuleNames) { self.rules = rules }

  mutating func read(_ items: [YAMLValue]) -> [CheckException] { items.compactMap { read($0) } }

  private mutating func read(_ item: YAMLValue) -> CheckException? {
    guard let fields = item.mapping("an exception", into: &findings) else { return nil }
    fields.finish(known: ["rule"] + Self.subjects + ["locale", "text", "reason"], into: &findings)
    let rule = fields.string("rule", required: true, into: &findings)
    let reason = reason(fields)
    let subject = subject(fields)
    let locale = locale(fields)
    let text = fields.string("text", into: &findings)
    guard let rule, let reason, let subject, let locale else { return nil }
    guard rules.contains(rule) else {
      findings.append(rules.finding(rule, at: fields["rule"]?.location ?? fields.location))
      return nil
    }
    return CheckException(rule: rule, subject: subject, locale: locale.tag, text: text, reason: reason, location: fields.location)
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

  /// `nil` when the locale is wrong.
  private mutating func locale(_ fields: YAMLMapping) -> LocaleChoice? {
    guard let value = fields["locale"] else { return .any }
    guard let text = value.string("locale", into: &findings) else { return nil }
    if let tag = LocaleTag(text) { return .one(tag) }
    report("'\(text)' is not a language tag", at: value.location, hint: "Write it like 'fr' or 'fr-BE'")
    return nil
  }

  private mutating func report(_ message: String, at location: SourceLocation?, hint: String) {
    findings.append(Finding(ConfigurationRules.exception.id, ConfigurationRules.exception.severity, at: location, message, hint: hint))
  }
}
