/// A text as a scalar of YAML between double quotation marks, on one line.
public enum YAMLScalarWriter {
  /// Source: YAML 1.1 section 5.6 (escapes).
  public static func text(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { result += escaped(scalar) }
    return result + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": "\\x" + hexadecimal(scalar, width: 2)
    // What nobody sees, or what changes how the rest of the line is shown.
    case "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}": "\\u" + hexadecimal(scalar, width: 4)
    default: String(scalar)
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar, width: Int) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// What follows the scalar at the start of a text on the same line: spaces and a comment; `nil` when the scalar goes on.
  public static func tail(of text: Substring) -> Substring? {
    var scalars = text.unicodeScalars
    switch scalars.first {
    case "\"":
      scalars.removeFirst()
      while let scalar = scalars.popFirst() {
        if scalar == "\\" { _ = scalars.popFirst() }
        if scalar == "\"" { return Substring(scalars) }
      }
      return nil
    case "'":
      scalars.removeFirst()
      while let scalar = scalars.popFirst() {
        guard scalar == "'" else { continue }
        guard scalars.first == "'" else { return Substring(scalars) }
        scalars.removeFirst()
      }
      return nil
    case "|", ">", "[", "{", "&", "*", "!": return nil
    default:
      var previous: Unicode.Scalar = " "
      while let scalar = scalars.first {
        if scalar == "#", previous == " " || previous == "\t" {
          let comment = Substring(scalars)
          let spaces = text[..<comment.startIndex].reversed().prefix { $0 == " " || $0 == "\t" }.count
          return text[text.index(comment.startIndex, offsetBy: -spaces)...]
        }
        previous = scalar
        scalars.removeFirst()
      }
      return ""
    }
  }
}
