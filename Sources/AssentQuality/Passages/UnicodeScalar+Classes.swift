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

  /// Letters, digits and the marks that combine with them.
  var isLetterOrDigit: Bool {
    if isASCII { return isASCIILetter || isASCIIDigit }
    if (0xC0...0x24F).contains(value) { return value != 0xD7 && value != 0xF7 }
    if (0x2000...0x2BFF).contains(value) { return false }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  /// Signs that end a sentence in most languages.
  var endsSentence: Bool { self == "." || self == "!" || self == "?" || self == "\u{2026}" }

  /// A letter with two cases, in lower case.
  var isLowercaseLetter: Bool { isASCII ? (0x61...0x7A).contains(value) : properties.generalCategory == .lowercaseLetter }

  /// A letter with two cases, in upper or title case.
  var isUppercaseLetter: Bool {
    if isASCII { return (0x41...0x5A).contains(value) }
    return switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: true
    default: false
    }
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
