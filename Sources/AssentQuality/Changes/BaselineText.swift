/// How a baseline writes what it identifies findings by.
enum BaselineText {
  /// A message without the numbers of lines in it, which change with every edit: `already on line 12`, `strings.yml:12`.
  static func withoutLines(_ message: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterLine = false
    for scalar in message.unicodeScalars {
      if isAfterLine, ("0"..."9").contains(scalar) { continue }
      result.append(scalar)
      isAfterLine = scalar == ":" || scalar == " " && (ends(result, with: "line ") || ends(result, with: "lines "))
    }
    return String(result)
  }

  private static func ends(_ view: String.UnicodeScalarView, with word: String) -> Bool {
    view.reversed().starts(with: word.unicodeScalars.reversed())
  }

  /// A string of JSON that is one of YAML, too: what can't be seen is escaped.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if isVisible(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
      }
    }
    return quoted + "\""
  }

  /// Scalars beyond U+FFFF are visible here: JSON would take two escapes for one.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value > 0xFFFF { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: return false
    case .spaceSeparator: return scalar == " "
    default: return true
    }
  }
}
