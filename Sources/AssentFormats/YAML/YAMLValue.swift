public import AssentModel

/// A node of a YAML document and the line where it begins.
public struct YAMLValue: Hashable, Sendable {
  public let location: SourceLocation
  public let content: Content

  public enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLValue])
    case mapping(YAMLMapping)
  }

  /// Whether the value was left out or written as `~` or `null`.
  public var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.isNull } else { false }
  }

  /// What the value is, for messages: "a list".
  var kind: String {
    switch content {
    case .scalar(let scalar): scalar.isNull ? "empty" : "'\(scalar.text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A single value as it was written, before it is read as text, number or Boolean.
public struct YAMLScalar: Hashable, Sendable {
  public let text: String
  /// Whether it stands without quotes; only then can it be a number, a Boolean or nothing.
  public let isPlain: Bool

  /// Whether it stands for nothing.
  public var isNull: Bool { isPlain && ["", "~", "null", "Null", "NULL"].contains(text) }

  /// `nil` when it isn't a whole number in decimal digits.
  public var integer: Int? {
    guard isPlain, text.utf8.first != UInt8(ascii: "+") else { return nil }
    return Int(text)
  }

  /// `nil` when it is neither `true` nor `false` (YAML 1.2, core schema).
  public var boolean: Bool? {
    guard isPlain else { return nil }
    return switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }
}

/// The keys and values of a YAML mapping in the order of the file; no key occurs twice.
public struct YAMLMapping: Hashable, Sendable {
  public let location: SourceLocation
  public let entries: [Entry]

  public struct Entry: Hashable, Sendable {
    public let key: String
    /// Where the key is.
    public let location: SourceLocation
    public let value: YAMLValue
  }

  /// The value of a key; `nil` when the mapping doesn't have it. Takes time in proportion to the number of keys.
  public subscript(key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// Reports every key that isn't known, with the known one that was probably meant.
  public func finish(known keys: [String], into findings: inout [Finding]) {
    for entry in entries where !keys.contains(entry.key) {
      let hint =
        Spelling.nearest(to: entry.key, among: keys).map { "Did you mean '\($0)'?" }
        ?? "Known here: \(keys.joined(separator: ", "))"
      findings.append(Finding(YAMLRule.unknownKey, at: entry.location, "'\(entry.key)' is not known here", hint: hint))
    }
  }
}

extension YAMLValue {
  /// The value as text. The name is that of its key, for the message.
  ///
  /// Each of these returns `nil` and reports it when the value has another type.
  public func string(_ name: String, into findings: inout [Finding]) -> String? {
    if case .scalar(let scalar) = content, !scalar.isNull { return scalar.text }
    report(name, "text", into: &findings)
    return nil
  }

  /// The value as a whole number.
  public func integer(_ name: String, into findings: inout [Finding]) -> Int? {
    if case .scalar(let scalar) = content, let integer = scalar.integer { return integer }
    report(name, "a whole number", into: &findings)
    return nil
  }

  /// The value as a Boolean.
  public func boolean(_ name: String, into findings: inout [Finding]) -> Bool? {
    if case .scalar(let scalar) = content, let boolean = scalar.boolean { return boolean }
    report(name, "true or false", into: &findings)
    return nil
  }

  /// The value as a list.
  public func sequence(_ name: String, into findings: inout [Finding]) -> [YAMLValue]? {
    if case .sequence(let items) = content { return items }
    report(name, "a list", into: &findings)
    return nil
  }

  /// The value as a mapping.
  public func mapping(_ name: String, into findings: inout [Finding]) -> YAMLMapping? {
    if case .mapping(let mapping) = content { return mapping }
    report(name, "a mapping of keys to values", into: &findings)
    return nil
  }

  private func report(_ name: String, _ expected: String, into findings: inout [Finding]) {
    let subject = name.contains("'") ? name : "'\(name)'"
    findings.append(Finding(YAMLRule.wrongType, at: location, "\(subject) must be \(expected), not \(kind)"))
  }
}

extension YAMLMapping {
  /// The text of a key. A number or a Boolean is text, too.
  ///
  /// Each of these returns `nil` and reports it when the type is wrong, or when the key is required and isn't there.
  public func string(_ key: String, required: Bool = false, into findings: inout [Finding]) -> String? {
    value(key, required: required, into: &findings)?.string(key, into: &findings)
  }

  /// The whole number of a key.
  public func integer(_ key: String, required: Bool = false, into findings: inout [Finding]) -> Int? {
    value(key, required: required, into: &findings)?.integer(key, into: &findings)
  }

  /// The Boolean of a key.
  public func boolean(_ key: String, required: Bool = false, into findings: inout [Finding]) -> Bool? {
    value(key, required: required, into: &findings)?.boolean(key, into: &findings)
  }

  /// The list of texts of a key; items of another type are reported and left out.
  public func strings(_ key: String, required: Bool = false, into findings: inout [Finding]) -> [String]? {
    guard let items = sequence(key, required: required, into: &findings) else { return nil }
    return items.compactMap { $0.string("an item of '\(key)'", into: &findings) }
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

extension YAMLValue {
  /// Parses one YAML document. Syntax errors, duplicate keys and aliases are findings; without a value there is at least one.
  ///
  /// - Parameters:
  ///   - file: The name for the findings.
  ///   - firstLine: The line of the file on which the text begins, from 1.
  public static func parse(_ text: String, file: String, firstLine: Int = 1) -> (value: YAMLValue?, findings: [Finding]) {
    var parser = YAMLParser(text, file: file, firstLine: firstLine)
    let value = parser.parse()
    return (value, parser.findings)
  }
}
