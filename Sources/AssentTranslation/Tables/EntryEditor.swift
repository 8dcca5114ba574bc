import AssentLocalization

/// Changes the fields of one entry, and no more of its lines than it must.
struct EntryEditor {
  let outline: TableOutline
  let place: TableOutline.Place
  let entry: StringEntry

  func replacements(_ edit: StringEdit) -> [LineReplacement] {
    let message = edit.message == entry.message ? nil : edit.message
    let state = edit.state == entry.state ? nil : edit.state
    let source = edit.source == entry.sourceFingerprint ? nil : edit.source
    guard message != nil || state != nil || source != nil else { return [] }
    guard let fields = place.fields, let text = fields["text"] else {
      return [wholeEntry(edit.message ?? entry.message, edit.state ?? entry.state, edit.source ?? entry.sourceFingerprint)]
    }
    var replacements: [LineReplacement] = []
    if let message { replacements += self.text(message, in: text) }
    var added: [String] = []
    let space = String(repeating: " ", count: place.fieldIndentation)
    if let state {
      if let range = fields["state"] {
        replacements.append(scalar(state.rawValue, in: range))
      } else {
        added.append(space + "state: " + state.rawValue)
      }
    }
    if let source {
      if let range = fields["source"] {
        replacements.append(scalar(source.description, in: range))
      } else if added.isEmpty, let range = fields["state"] {
        replacements.append(LineReplacement(range: range.upperBound..<range.upperBound, lines: [space + "source: " + source.description]))
      } else {
        added.append(space + "source: " + source.description)
      }
    }
    if !added.isEmpty { replacements.append(LineReplacement(range: text.upperBound..<text.upperBound, lines: added)) }
    return replacements
  }

  private func wholeEntry(_ message: Message, _ state: TranslationState?, _ source: Fingerprint?) -> LineReplacement {
    let step = max(1, place.fieldIndentation - place.keyIndentation)
    let key = String(repeating: " ", count: place.keyIndentation) + entry.key.text + ":"
    let fields = TableOutline.fieldLines(message, state: state, source: source, indentation: place.keyIndentation + step, step: step)
    return LineReplacement(range: place.lines, lines: [key] + fields)
  }

  private func text(_ message: Message, in range: Range<Int>) -> [LineReplacement] {
    switch message {
    case .plain(let pattern):
      return [scalar(QuotedScalar.text(pattern.description), in: range)]
    case .plural(let patterns):
      if case .plural(let old) = entry.message, Set(old.keys) == Set(patterns.keys), Set(place.categories.keys) == Set(old.keys) {
        return PluralCategory.allCases.compactMap { category in
          guard let pattern = patterns[category], pattern != old[category], let range = place.categories[category] else { return nil }
          return scalar(QuotedScalar.text(pattern.description), in: range)
        }
      }
      let step = max(1, place.fieldIndentation - place.keyIndentation)
      return [
        LineReplacement(
          range: range, lines: TableOutline.fieldLines(message, state: nil, source: nil, indentation: place.fieldIndentation, step: step))
      ]
    }
  }

  /// The line of a key with another scalar. A comment behind the scalar stays.
  private func scalar(_ scalar: String, in range: Range<Int>) -> LineReplacement {
    let line = outline.lines.lines[range.lowerBound].content
    let colon = Self.colon(in: line)
    let prefix = line[..<colon] + ": "
    let value = line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
    if value.first == "#" { return LineReplacement(range: range, lines: [prefix + scalar + " " + value]) }
    let isAlone = range.dropFirst().allSatisfy { outline.lines.lines[$0].isBlank || outline.lines.lines[$0].isComment }
    let isQuoted = value.first == "\"" || value.first == "'"
    if let tail = QuotedScalar.tail(of: value), isQuoted || isAlone {
      return LineReplacement(range: range.lowerBound..<range.lowerBound + 1, lines: [prefix + scalar + tail])
    }
    return LineReplacement(range: range, lines: [prefix + scalar])
  }

  /// The colon behind the key at the start of a line.
  private static func colon(in line: String) -> String.Index {
    let content = line.drop { $0 == " " }
    if content.first == "\"" || content.first == "'", let tail = QuotedScalar.tail(of: content) {
      return tail.firstIndex(of: ":") ?? line.endIndex
    }
    return line.firstIndex(of: ":") ?? line.endIndex
  }
}

/// A text as a scalar of YAML between double quotation marks, on one line.
enum QuotedScalar {
  /// Source: YAML 1.1 section 5.6 (escapes).
  static func text(_ text: String) -> String {
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
  static func tail(of text: Substring) -> Substring? {
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
