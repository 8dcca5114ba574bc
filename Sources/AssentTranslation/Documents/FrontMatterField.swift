/// One line of a document's front matter, edited in the document's text.
enum FrontMatterField {
  /// The value of a field at the top level, without quotation marks; `nil` when there is none.
  static func value(_ name: String, in text: String) -> String? {
    let lines = TextLines(text)
    guard let range = frontMatter(lines), let line = line(of: name, lines, range) else { return nil }
    let value = lines.lines[line].content.dropFirst(name.count + 1).drop { $0 == " " }
    let tail = QuotedScalar.tail(of: value) ?? ""
    return String(value.dropLast(tail.count).trimmingPrefix { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && $0 != " " })
  }

  /// The document with a field set; `nil` when it has no front matter. A comment behind the value stays.
  static func setting(_ name: String, to value: String, in text: String) -> String? {
    let lines = TextLines(text)
    guard let range = frontMatter(lines) else { return nil }
    guard let line = line(of: name, lines, range) else {
      return lines.replacing([(range.upperBound..<range.upperBound, ["\(name): \(value)"])])
    }
    let old = lines.lines[line].content.dropFirst(name.count + 1).drop { $0 == " " }
    return lines.replacing([(line..<line + 1, ["\(name): \(value)\(QuotedScalar.tail(of: old) ?? "")"])])
  }

  /// The lines between the two marks.
  private static func frontMatter(_ lines: TextLines) -> Range<Int>? {
    guard let first = lines.lines.first, isMark(first.content.trimmingPrefix("\u{FEFF}")) else { return nil }
    guard let end = lines.lines.dropFirst().firstIndex(where: { isMark($0.content[...]) }) else { return nil }
    return 1..<end
  }

  private static func isMark(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private static func line(of name: String, _ lines: TextLines, _ range: Range<Int>) -> Int? {
    range.first { lines.lines[$0].content.hasPrefix(name + ":") }
  }
}
