/// A JSON value whose members keep their order, written the same way every time.
public enum JSONValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
  /// Written as `null` when it isn't finite.
  case decimal(Double)
  case boolean(Bool)
  case list([JSONValue])
  case object([Member])
  /// JSON on one line, written as it is.
  case raw(String)

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

  /// The value over several lines, two spaces deeper at each level; characters that can't be seen are escaped. Source: RFC 8259.
  public var text: String {
    var output: [UInt8] = []
    write(to: &output, .visible, indentation: "\n")
    return String(decoding: output, as: UTF8.self)
  }

  /// The value on one line, without spaces and without a line feed.
  public func line(_ style: JSONString.Style = .canonical) -> String {
    var output: [UInt8] = []
    write(to: &output, style, indentation: nil)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the value on one line, without spaces and without a line feed.
  public func appendLine(to output: inout [UInt8]) { write(to: &output, .canonical, indentation: nil) }

  /// - Parameter indentation: the line feed and the spaces that begin a line; `nil` for one line.
  private func write(to output: inout [UInt8], _ style: JSONString.Style, indentation: String?) {
    switch self {
    case .text(let value): JSONString.append(value, to: &output, style)
    case .number(let number): output += String(number).utf8
    case .decimal(let number): output += (number.isFinite ? String(number) : "null").utf8
    case .boolean(let value): output += (value ? "true" : "false").utf8
    case .raw(let json): output += json.utf8
    case .list(let values):
      output.append(UInt8(ascii: "["))
      Self.write(values, to: &output, indentation) { value, inner, output in value.write(to: &output, style, indentation: inner) }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      Self.write(members, to: &output, indentation) { member, inner, output in
        JSONString.append(member.name, to: &output, style)
        output += (inner == nil ? ":" : ": ").utf8
        member.value.write(to: &output, style, indentation: inner)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Appends elements with commas between them, each on a line of its own where there is an indentation.
  private static func write<Element>(
    _ elements: [Element], to output: inout [UInt8], _ indentation: String?, _ write: (Element, String?, inout [UInt8]) -> Void
  ) {
    let inner = indentation.map { $0 + "  " }
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if let inner { output += inner.utf8 }
      write(element, inner, &output)
    }
    if let indentation, !elements.isEmpty { output += indentation.utf8 }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
