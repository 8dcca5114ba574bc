extension Unicode.Scalar {
  /// Spaces of any width that keep to their line.
  var isSpace: Bool {
    switch value {
    case 0x20, 0xA0: true
    case 0..<0x1680: false
    case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Signs that end a line, and tabs.
  var isLineBreakOrTab: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  var isWhitespace: Bool { isSpace || isLineBreakOrTab }

  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }

  var isLetterOrDigit: Bool { Passage.isLetterOrDigit(self) }

  /// A letter with two cases, in lower case.
  var isLowercaseLetter: Bool { isASCII ? (0x61...0x7A).contains(value) : properties.generalCategory == .lowercaseLetter }

  /// A letter with two cases, in upper or title case.
  var isUppercaseLetter: Bool {
    isASCII ? (0x41...0x5A).contains(value) : [.uppercaseLetter, .titlecaseLetter].contains(properties.generalCategory)
  }

  /// Letters of any script, without digits and marks.
  var isLetter: Bool { isASCII ? isASCIILetter : properties.isAlphabetic }

  /// `U+200B (zero width space)`.
  var label: String {
    let digits = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let name = properties.name ?? properties.nameAlias
    return name.map { "\(code) (\($0.lowercased()))" } ?? code
  }
}
