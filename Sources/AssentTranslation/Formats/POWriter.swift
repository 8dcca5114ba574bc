import AssentLocalization
import AssentModel

/// Writes strings as a PO file: an entry for each, with its key as the context, and one for each category of a plural: `guide.minutes[many]`.
///
/// Plurals don't use `msgid_plural`: its source has two forms, and tools put their own number of forms in the place of CLDR's. The texts are in the syntax of
/// string tables, so a placeholder is `{name}`, which `python-brace-format` has tools check.
struct POWriter {
  let file: ExchangeFile

  var text: String {
    var output = """
      msgid ""
      msgstr ""
      "Project-Id-Version: \(file.original)\\n"
      "PO-Revision-Date: \\n"
      "Last-Translator: \\n"
      "Language-Team: \\n"
      "Language: \(Self.tag(file.target))\\n"
      "MIME-Version: 1.0\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "Plural-Forms: \(PluralRules.cardinal(for: file.target).gettextHeader)\\n"
      "X-Source-Language: \(Self.tag(file.source))\\n"

      """
    for unit in file.units {
      for segment in unit.segments { write(unit, segment, to: &output) }
    }
    return output
  }

  private func write(_ unit: ExchangeUnit, _ segment: ExchangeUnit.Segment, to output: inout String) {
    output += "\n"
    for note in [unit.note, ExchangeUnit.categoryNote(segment), unit.limitNote].compactMap(\.self) {
      for line in note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        output += line.isEmpty ? "#.\n" : "#. \(line)\n"
      }
    }
    output += "#. assent: \(UnitMetadata(unit))\n"
    output += "#: \(file.original)\n"
    var flags: [String] = []
    if segment.target != nil, unit.isStale || unit.state == .machine || unit.state == .new { flags.append("fuzzy") }
    if !segment.source.placeholders.isEmpty { flags.append("python-brace-format") }
    if !flags.isEmpty { output += "#, \(flags.joined(separator: ", "))\n" }
    output += "msgctxt " + Self.quoted(SegmentName(unit.key, segment.category).description) + "\n"
    output += "msgid " + Self.quoted(segment.source.description) + "\n"
    output += "msgstr " + Self.quoted(segment.target?.description ?? "") + "\n"
  }

  /// gettext joins the parts of a tag with low lines.
  private static func tag(_ locale: LocaleTag) -> String { locale.description.replacing("-", with: "_") }

  /// The text in quotation marks, on several lines where it has several.
  static func quoted(_ text: String) -> String {
    var lines = [""]
    for scalar in text.unicodeScalars {
      if lines[lines.count - 1].hasSuffix("\\n") { lines.append("") }
      lines[lines.count - 1] += escaped(scalar)
    }
    return lines.count == 1 ? "\"\(lines[0])\"" : (["\"\""] + lines.map { "\"\($0)\"" }).joined(separator: "\n")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{7}": "\\a"
    case "\u{8}": "\\b"
    case "\u{B}": "\\v"
    case "\u{C}": "\\f"
    default: String(scalar)
    }
  }
}
