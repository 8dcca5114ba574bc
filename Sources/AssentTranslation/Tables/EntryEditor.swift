import AssentFormats
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
      return [scalar(YAMLScalarWriter.text(pattern.description), in: range)]
    case .plural(let patterns):
      if case .plural(let old) = entry.message, Set(old.keys) == Set(patterns.keys), Set(place.categories.keys) == Set(old.keys) {
        return PluralCategory.allCases.compactMap { category in
          guard let pattern = patterns[category], pattern != old[category], let range = place.categories[category] else { return nil }
          return scalar(YAMLScalarWriter.text(pattern.description), in: range)
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
    if let tail = YAMLScalarWriter.tail(of: value), isQuoted || isAlone {
      return LineReplacement(range: range.lowerBound..<range.lowerBound + 1, lines: [prefix + scalar + tail])
    }
    return LineReplacement(range: range, lines: [prefix + scalar])
  }

  /// The colon behind the key at the start of a line.
  private static func colon(in line: String) -> String.Index {
    let content = line.drop { $0 == " " }
    if content.first == "\"" || content.first == "'", let tail = YAMLScalarWriter.tail(of: content) {
      return tail.firstIndex(of: ":") ?? line.endIndex
    }
    return line.firstIndex(of: ":") ?? line.endIndex
  }
}
