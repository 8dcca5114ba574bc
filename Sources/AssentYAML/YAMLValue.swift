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
