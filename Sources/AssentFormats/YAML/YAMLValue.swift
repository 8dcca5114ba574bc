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
  /// The comment right behind a text without quotation marks, from its `#` on; `nil` where there is none.
  public let comment: String?

  public init(text: String, isPlain: Bool, comment: String? = nil) {
    self.text = text
    self.isPlain = isPlain
    self.comment = comment
  }

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
  public func reportUnknownKeys(except keys: [String], into findings: inout [Finding]) {
    for entry in entries where !keys.contains(entry.key) {
      let hint =
        NearestName.nearest(to: entry.key, among: keys).map { "Did you mean '\($0)'?" }
        ?? "Known here: \(keys.joined(separator: ", "))"
      findings.append(Finding(YAMLRule.unknownKey, at: entry.location, "'\(entry.key)' is not known here", hint: hint))
    }
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
