import AssentHTML

/// Literal text between the markup of an XML file and the syntax of string tables.
enum PlainText {
  /// The text with its braces doubled, as string tables write them.
  static func doublingBraces(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The text as XML nodes; characters that XML can't hold become what the closure makes of their code point.
  static func nodes(_ text: String, character: (UInt32) -> XMLElement) -> [XMLNode] {
    var nodes: [XMLNode] = []
    var run = ""
    for scalar in text.unicodeScalars {
      if XMLWriter.isAllowed(scalar) {
        run.unicodeScalars.append(scalar)
        continue
      }
      if !run.isEmpty { nodes.append(.text(run)) }
      run = ""
      nodes.append(.element(character(scalar.value)))
    }
    if !run.isEmpty { nodes.append(.text(run)) }
    return nodes
  }

  /// A code point in hexadecimal, four digits at least.
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let width = max(4, digits.utf8.count + digits.utf8.count % 2)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  /// The character of a code point that was written so.
  static func character(_ hexadecimal: some StringProtocol) -> Unicode.Scalar? {
    UInt32(hexadecimal, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
