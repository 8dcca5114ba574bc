/// A value of JSON, its members in the order in which they were given.
enum JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  case string(String)
  case number(Int)
  case boolean(Bool)
  case array([JSONText])
  /// A member without a value is left out.
  case object([(String, JSONText?)])

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }

  static func optional(_ text: String?) -> JSONText? { text.map { .string($0) } }
  static func optional(_ number: Int?) -> JSONText? { number.map { .number($0) } }

  /// The value with two spaces of indentation and a line feed at its end.
  var text: String {
    var text = ""
    write(to: &text, indentation: "\n")
    return text + "\n"
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .string(let value): Self.write(value, to: &text)
    case .number(let value): text += String(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += (index > 0 ? "," : "") + indentation + "  "
        value.write(to: &text, indentation: indentation + "  ")
      }
      text += values.isEmpty ? "]" : indentation + "]"
    case .object(let members):
      text += "{"
      var isFirst = true
      for case (let name, let value?) in members {
        text += (isFirst ? "" : ",") + indentation + "  "
        Self.write(name, to: &text)
        text += ": "
        value.write(to: &text, indentation: indentation + "  ")
        isFirst = false
      }
      text += isFirst ? "}" : indentation + "}"
    }
  }

  /// What can't be seen is written by its number: a report may be printed in a terminal.
  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        guard VisibleScalar.isHidden(scalar) else {
          text.unicodeScalars.append(scalar)
          continue
        }
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      }
    }
    text += "\""
  }
}
