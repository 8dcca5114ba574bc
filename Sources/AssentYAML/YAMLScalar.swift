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
