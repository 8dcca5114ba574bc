/// The few ways in which the values of fields are taken apart.
enum FieldText {
  /// The text without white space around it.
  static func trimmed(_ text: some StringProtocol) -> Substring {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// A value that begins with its type, such as `rfc822; ana@example.be`: the type in lower case, and the rest.
  ///
  /// Source: RFC 3464 section 2.1.2. A value without a type is one of the usual type.
  static func typed(_ value: String, usual: String) -> (type: String, text: Substring) {
    guard let semicolon = value.firstIndex(of: ";") else { return (usual, trimmed(value)) }
    let type = trimmed(value[..<semicolon]).lowercased()
    guard !type.isEmpty, type.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }) else {
      return (usual, trimmed(value))
    }
    return (type, trimmed(value[value.index(after: semicolon)...]))
  }

  /// The text on one line and of 500 characters at most, without control characters: what another machine said is shown to people.
  static func readable(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    var isSpaced = true
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate:
        if !isSpaced { scalars.append(" ") }
        isSpaced = true
      default:
        scalars.append(scalar)
        isSpaced = false
      }
      count += 1
      if count > 500 { break }
    }
    let result = trimmed(String(scalars))
    return count > 500 ? "\(result)…" : String(result)
  }
}
