/// The lines of a text as YAML counts them, with what ends each.
struct TextLines {
  struct Line: Hashable {
    var content: String
    var ending: String

    var isBlank: Bool { content.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" } }
    /// The spaces at the start.
    var indentation: Int { content.unicodeScalars.prefix { $0 == " " }.count }
    var isComment: Bool { content.unicodeScalars.first { $0 != " " && $0 != "\t" } == "#" }
  }

  private(set) var lines: [Line] = []

  /// Source: YAML 1.1 section 5.4, which the parser follows.
  private static let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

  init(_ text: String) {
    var content = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard Self.breaks.contains(scalar) else {
        content.append(scalar)
        continue
      }
      var ending = String(scalar)
      if scalar == "\r", scalars.first == "\n" {
        ending = "\r\n"
        scalars.removeFirst()
      }
      lines.append(Line(content: String(content), ending: ending))
      content.removeAll()
    }
    if !content.isEmpty { lines.append(Line(content: String(content), ending: "")) }
  }

  /// How the lines of the text end.
  var ending: String { lines.first.map { $0.ending.isEmpty ? "\n" : $0.ending } ?? "\n" }

  /// The text with lines replaced: each range is given once, in order; an empty range is a place to insert.
  func replacing(_ replacements: [(range: Range<Int>, lines: [String])]) -> String {
    var result = ""
    var position = 0
    let ending = ending
    func end() {
      if let last = result.unicodeScalars.last, !Self.breaks.contains(last) { result += ending }
    }
    for (range, new) in replacements {
      for line in lines[position..<max(position, range.lowerBound)] { result += line.content + line.ending }
      if !new.isEmpty { end() }
      for line in new { result += line + ending }
      position = max(position, range.upperBound)
    }
    for line in lines[position...] { result += line.content + line.ending }
    return result
  }
}
