/// Text inside XML and HTML, in content and in quoted attributes alike.
public enum XMLText {
  /// The text with `<`, `>`, `&` and quotation marks as references; what no XML may hold, and what can't be seen, as `⟨U+200B⟩`.
  ///
  /// By scalar: a quotation mark that an accent follows is a quotation mark.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars { append(scalar, to: &escaped) }
    return escaped
  }

  /// The text as it is, only `<`, `>`, `&` and quotation marks as references: for a document inside a document.
  public static func verbatim(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<", ">", "&", "\"", "'": append(scalar, to: &escaped)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  public static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "&": text += "&amp;"
    case "\"": text += "&quot;"
    case "'": text += "&#39;"
    case "\n": text += "&#10;"
    case "\t": text += "&#9;"
    default:
      if VisibleScalar.isHidden(scalar) || scalar.value & 0xFFFE == 0xFFFE {
        text += "⟨\(VisibleScalar.name(scalar))⟩"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
