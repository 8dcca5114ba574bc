import AssentLocalization
import AssentModel
import AssentTranslation
import Testing

/// Texts that formats tend to change on the way.
enum HostileTable {
  static let texts: [String] = [
    " a ", "  ", "a  b", "<b>&amp;</b> \"q\" 'q' ]]> <!-- -->", "=1+1", "+1", "-1", "@x", "'=1", "''-x", "'quoted'", "\tt\t", "a\nb\n", "\n",
    "a\r\nb\rc",
    "\\n \\ \\\" \\u0041", "Prix\u{202F}: 5\u{A0}€ « oui\u{202F}! »", "👩‍👩‍👧‍👦 e\u{301} \u{200D}\u{200C}", "\u{200E}\u{2067}שלום\u{2069}",
    "{{name}} {name} {{{name}}} }}{{", "{name}{name}", "{a-b} {c.d} {e_f}", "#: x", "# no comment", "key: value", "- item", "%s %(x)s %%", "a,b;c\td",
    "\u{1}\u{7}\u{8}\u{1F}\u{7F}\u{85}\u{9F}", "\u{2028}\u{2029}\u{FEFF}", "null", "~", "\u{FF1D}1", "msgid \"x\"", "\"", "\u{FFFD}\u{10FFFD}",
    "…“”‘’", "\u{AD}",
  ]

  static let sourceText: String = "strings:\n" + table(state: nil)

  /// The same texts as their own translations, in turn in each state; some from another source.
  static func targetText() -> String { "strings:\n" + table(state: ["machine", "translated", "reviewed"]) }

  private static func table(state: [String]?) -> String {
    var lines: [String] = []
    for (index, text) in texts.enumerated() {
      lines.append("  hostile.s\(index):\n    text: \(quoted(text))")
      if let state {
        lines.append("    state: \(state[index % state.count])")
        if index % 4 == 0 { lines.append("    source: 0123abcd") }
      } else {
        lines.append("    note: \(quoted("About " + text))")
      }
    }
    let categories = state == nil ? ["one", "other"] : ["one", "few", "many", "other"]
    lines.append("  hostile.plural:\n    text:")
    for category in categories { lines.append("      \(category): \(quoted("=" + category + " {count} \u{202F}\u{A0} {{x}} "))") }
    if state != nil { lines.append("    state: reviewed") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, scalar.value >= 0x20, scalar != "\"", scalar != "\\", scalar.value != 0x7F {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
