/// A JSON value whose members keep their order, written the same way every time.
indirect enum JSONValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
  case list([JSONValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  /// An object; members without a value are left out.
  static func members(_ members: (String, JSONValue?)...) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// The value over several lines. Source: RFC 8259.
  var text: String {
    var text = ""
    write(to: &text, indentation: "")
    return text
  }

  private func write(to text: inout String, indentation: String) {
    let inner = indentation + "  "
    switch self {
    case .text(let value): text += Self.quoted(value)
    case .number(let number): text += String(number)
    case .list(let values) where values.isEmpty: text += "[]"
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
        value.write(to: &text, indentation: inner)
      }
      text += "\n\(indentation)]"
    case .object(let members) where members.isEmpty: text += "{}"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += "\(index == 0 ? "" : ",")\n\(inner)\(Self.quoted(member.name)): "
        member.value.write(to: &text, indentation: inner)
      }
      text += "\n\(indentation)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
