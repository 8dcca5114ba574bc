import Yams

/// The lines of a YAML text as the parser counts them, to look at what it left out.
struct YAMLLines {
  private let lines: [Substring.UnicodeScalarView]

  init(_ text: String) {
    // Source: YAML 1.1 section 4.1.4 (line breaks).
    lines = text[...].unicodeScalars.split(omittingEmptySubsequences: false) { ["\n", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
  }

  /// The character at a place; `nil` behind the end of the line.
  func scalar(at mark: Mark) -> Unicode.Scalar? { rest(at: mark)?.first }

  /// What stands at a place up to the next blank.
  func word(at mark: Mark) -> String { String(rest(at: mark)?.prefix { $0 != " " && $0 != "\t" } ?? Substring().unicodeScalars) }

  /// The comment that ends a text without quotation marks, from its `#` on; `nil` where none does.
  ///
  /// - Parameter text: The text that begins at the mark, as YAML reads it; its line breaks became blanks.
  func comment(behind text: String, at mark: Mark) -> String? {
    guard var line = rest(at: mark), !text.isEmpty else { return nil }
    var read: [Substring.UnicodeScalarView] = []
    let wanted = Self.words(text[...].unicodeScalars)
    var number = mark.line
    while true {
      let end = Self.comment(in: line) ?? line.endIndex
      read += Self.words(line[..<end])
      if end < line.endIndex { return read.elementsEqual(wanted, by: { $0.elementsEqual($1) }) ? String(line[end...]) : nil }
      guard read.count < wanted.count, number < lines.count else { return nil }
      line = lines[number]
      number += 1
    }
  }

  private func rest(at mark: Mark) -> Substring.UnicodeScalarView? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1)
  }

  /// Where the first `#` behind a blank stands.
  private static func comment(in line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index? {
    line.indices.dropFirst().first { index in
      guard line[index] == "#" else { return false }
      let previous = line[line.index(before: index)]
      return previous == " " || previous == "\t"
    }
  }

  private static func words(_ text: Substring.UnicodeScalarView) -> [Substring.UnicodeScalarView] {
    text.split { $0 == " " || $0 == "\t" || $0 == "\n" }
  }
}
