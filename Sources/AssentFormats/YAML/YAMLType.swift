public import AssentModel

/// A type that a YAML value is read as, and how a message names the type.
public struct YAMLType<Value>: Sendable {
  /// What the value must be, after "must be": "a whole number from 1 to 40".
  private let expectation: String
  private let hint: @Sendable (String) -> String?
  private let read: @Sendable (YAMLScalar) -> Value?
  /// Whether a comment right behind a text without quotation marks may be a part of the text.
  private let losesComment: @Sendable (YAMLScalar) -> Bool

  /// - Parameters:
  ///   - expectation: What the value must be, after "must be".
  ///   - hint: How to write the value; `nil` where the expectation says it.
  ///   - read: The value of a scalar that isn't null; `nil` when the scalar has another type.
  public init(_ expectation: String, hint: String? = nil, read: @escaping @Sendable (YAMLScalar) -> Value?) {
    self.init(expectation, hint: { _ in hint }, read: read)
  }

  fileprivate init(
    _ expectation: String, hint: @escaping @Sendable (String) -> String?, read: @escaping @Sendable (YAMLScalar) -> Value?,
    losesComment: @escaping @Sendable (YAMLScalar) -> Bool = { _ in false }
  ) {
    self.expectation = expectation
    self.hint = hint
    self.read = read
    self.losesComment = losesComment
  }

  fileprivate func value(
    _ subject: String, _ value: YAMLValue, rule: some ReportedRule, into findings: inout [Finding]
  ) -> Value? {
    guard case .scalar(let scalar) = value.content else {
      findings.append(Finding(rule, at: value.location, "\(subject) must be \(expectation), not \(value.kind)"))
      return nil
    }
    if let comment = scalar.comment, losesComment(scalar) {
      findings.append(
        Finding(
          YAMLRule.swallowed, at: value.location, "YAML takes '\(comment)' for a comment, so \(subject) would be '\(scalar.text)' alone",
          hint: "Put the text between quotation marks, or the comment on a line of its own"))
      return nil
    }
    if !scalar.isNull, let result = read(scalar) { return result }
    findings.append(Finding(rule, at: value.location, "\(subject) must be \(expectation), not \(value.kind)", hint: hint(scalar.text)))
    return nil
  }
}

extension YAMLType<String> {
  /// Any text, such as a path or a name. A number or a Boolean is text, too. A comment may follow a single word: `slug: autumn # the first`.
  public static var text: Self {
    Self("text", hint: { _ in nil }, read: { $0.text }, losesComment: { $0.text.contains(" ") || $0.comment?.dropFirst().first != " " })
  }

  /// A text for readers, in which `#` may stand for a number: `text: Line # 1`.
  public static var prose: Self {
    Self(
      "text", hint: { _ in nil }, read: { $0.text },
      losesComment: { scalar in
        let comment = (scalar.comment ?? "").dropFirst()
        return scalar.text.contains(" ") || comment.first != " " || comment.first { $0 != " " }?.isNumber == true
      })
  }
}

extension YAMLType<Bool> {
  public static var boolean: Self { Self("true or false") { $0.boolean } }
}

extension YAMLType<Int> {
  public static var integer: Self { Self("a whole number") { $0.integer } }

  public static func integer(in range: ClosedRange<Int>) -> Self {
    Self("a whole number from \(range.lowerBound) to \(range.upperBound)") { scalar in scalar.integer.flatMap { range.contains($0) ? $0 : nil } }
  }

  public static func integer(in range: PartialRangeFrom<Int>) -> Self {
    Self("a whole number of at least \(range.lowerBound)") { scalar in scalar.integer.flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension YAMLType<LocaleTag> {
  public static var locale: Self { Self("a language tag", hint: "Write a tag such as fr, fr-BE or zh-Hant") { LocaleTag($0.text) } }
}

extension YAMLType where Value: Sendable {
  /// One of the words that `values` maps to their meanings, in the order of the list.
  public static func word(_ values: KeyValuePairs<String, Value>) -> Self { word(values.map { ($0.key, $0.value) }) }

  private static func word(_ values: [(word: String, value: Value)]) -> Self {
    let words = values.map(\.word)
    return Self(
      words.joinedAsAlternatives, hint: { text in NearestName.nearest(to: text, among: words).map { "Did you mean '\($0)'?" } },
      read: { scalar in values.first { $0.word == scalar.text }?.value })
  }
}

extension YAMLType where Value: Sendable & CaseIterable & RawRepresentable<String> {
  /// The raw value of one of the cases.
  public static var word: Self { word(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension [String] {
  /// The texts as a choice: "a, b or c".
  public var joinedAsAlternatives: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + self[count - 1]
  }
}

extension YAMLMapping {
  /// The value of a key as a type.
  ///
  /// - Returns: `nil` when the key isn't there or is null, which is reported where it is required, and when the value has another type, which
  ///   is always reported.
  public func value<Value>(
    _ key: String, as type: YAMLType<Value>, required: Bool = false, rule: some ReportedRule = YAMLRule.wrongType, into findings: inout [Finding]
  ) -> Value? {
    value(key, required: required, into: &findings)?.value(key, as: type, rule: rule, into: &findings)
  }

  /// The text of a key. A number or a Boolean is text, too.
  public func string(_ key: String, required: Bool = false, into findings: inout [Finding]) -> String? {
    value(key, as: .text, required: required, into: &findings)
  }

  /// The list of texts of a key; items of another type are reported and left out.
  public func strings(_ key: String, required: Bool = false, into findings: inout [Finding]) -> [String]? {
    values(key, as: .text, required: required, into: &findings)
  }

  /// The list of a key with each item read as a type; items of another type are reported and left out.
  public func values<Value>(
    _ key: String, as type: YAMLType<Value>, required: Bool = false, rule: some ReportedRule = YAMLRule.wrongType, into findings: inout [Finding]
  ) -> [Value]? {
    sequence(key, required: required, into: &findings)?.compactMap { $0.value("an item of '\(key)'", as: type, rule: rule, into: &findings) }
  }

  /// The list of a key.
  public func sequence(_ key: String, required: Bool = false, into findings: inout [Finding]) -> [YAMLValue]? {
    value(key, required: required, into: &findings)?.sequence(key, into: &findings)
  }

  /// The mapping of a key.
  public func mapping(_ key: String, required: Bool = false, into findings: inout [Finding]) -> YAMLMapping? {
    value(key, required: required, into: &findings)?.mapping(key, into: &findings)
  }

  private func value(_ key: String, required: Bool, into findings: inout [Finding]) -> YAMLValue? {
    let entry = entries.first { $0.key == key }
    if let value = entry?.value, !value.isNull { return value }
    if required {
      let message = entry == nil ? "'\(key)' is missing" : "'\(key)' has no value"
      findings.append(Finding(YAMLRule.missingKey, at: entry?.location ?? location, message, hint: "Add '\(key):' and its value"))
    }
    return nil
  }
}

extension YAMLMapping.Entry {
  /// The key itself as a type, such as a locale; `nil` when it has another type, which is reported.
  public func key<Value>(as type: YAMLType<Value>, rule: some ReportedRule = YAMLRule.wrongType, into findings: inout [Finding]) -> Value? {
    let scalar = YAMLValue(location: location, content: .scalar(YAMLScalar(text: key, isPlain: true)))
    return type.value("A key here", scalar, rule: rule, into: &findings)
  }
}

extension YAMLValue {
  /// The value as a type; `nil` when it has another type, which is reported.
  ///
  /// - Parameter name: The value's key, or a text that says what the value is, such as "an item of 'channels'", for the message.
  public func value<Value>(
    _ name: String, as type: YAMLType<Value>, rule: some ReportedRule = YAMLRule.wrongType, into findings: inout [Finding]
  ) -> Value? {
    type.value(Self.subject(name), self, rule: rule, into: &findings)
  }

  /// The value as text; `nil` when it is a list, a mapping or null, which is reported.
  public func string(_ name: String, into findings: inout [Finding]) -> String? { value(name, as: .text, into: &findings) }

  /// The value as a list; `nil` when it has another type, which is reported.
  public func sequence(_ name: String, into findings: inout [Finding]) -> [YAMLValue]? {
    if case .sequence(let items) = content { return items }
    report(name, "a list", into: &findings)
    return nil
  }

  /// The value as a mapping; `nil` when it has another type, which is reported.
  public func mapping(_ name: String, into findings: inout [Finding]) -> YAMLMapping? {
    if case .mapping(let mapping) = content { return mapping }
    report(name, "a mapping of keys to values", into: &findings)
    return nil
  }

  private func report(_ name: String, _ expectation: String, into findings: inout [Finding]) {
    findings.append(Finding(YAMLRule.wrongType, at: location, "\(Self.subject(name)) must be \(expectation), not \(kind)"))
  }

  private static func subject(_ name: String) -> String { name.contains("'") ? name : "'\(name)'" }
}
