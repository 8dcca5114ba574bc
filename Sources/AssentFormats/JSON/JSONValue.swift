/// A JSON value whose members keep their order, written the same way every time.
public indirect enum JSONValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
  /// Written as `null` when it isn't finite.
  case decimal(Double)
  case boolean(Bool)
  case list([JSONValue])
  case object([Member])

  /// A name and its value.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSONValue
  }

  /// An object; members without a value are left out.
  public static func members(_ members: (String, JSONValue?)...) -> JSONValue { .members(members) }

  /// An object; members without a value are left out.
  public static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  public static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  public static func count(_ count: Int) -> JSONValue { .number(Int64(count)) }

  public static func optional(_ text: String?) -> JSONValue? { text.map { .text($0) } }
  public static func optional(_ number: Int?) -> JSONValue? { number.map { .count($0) } }

  /// The value over several lines, two spaces deeper at each level. Source: RFC 8259.
  public var text: String {
    var text = ""
    write(to: &text, indentation: "\n")
    return text
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .text(let value): Self.write(value, to: &text)
    case .number(let number): text += String(number)
    case .decimal(let number): text += number.isFinite ? String(number) : "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += (index > 0 ? "," : "") + indentation + "  "
        value.write(to: &text, indentation: indentation + "  ")
      }
      text += values.isEmpty ? "]" : indentation + "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index > 0 ? "," : "") + indentation + "  "
        Self.write(member.name, to: &text)
        text += ": "
        member.value.write(to: &text, indentation: indentation + "  ")
      }
      text += members.isEmpty ? "}" : indentation + "}"
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

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
