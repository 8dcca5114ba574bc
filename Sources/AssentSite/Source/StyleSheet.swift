/// The site's style sheet as every page carries it: without comments and indentation.
struct StyleSheet {
  struct Problem: Hashable {
    var line: Int
    var message: String
    var hint: String
  }

  /// The sheet without comments, line breaks and the blanks around them.
  let compact: String
  /// What keeps the sheet from standing inside a page; `nil` when nothing does.
  let problem: Problem?

  init(_ text: String) {
    let rules = Self.withoutComments(text)
    var problem: Problem?
    for (index, line) in rules.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where problem == nil {
      if line.contains("<") || line.contains("&") {
        problem = Problem(
          line: index + 1, message: "'<' and '&' can't stand in a style sheet that is part of the page",
          hint: "Write the rule without them; as content, write \\3c or \\26")
      }
    }
    self.problem = problem
    var lines: [Substring] = []
    for line in rules.split(whereSeparator: \.isNewline) {
      let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" }
      var trimmed = line.drop(while: blanks)
      while let last = trimmed.last, blanks(last) { trimmed.removeLast() }
      if !trimmed.isEmpty { lines.append(trimmed) }
    }
    // A line that ends in a combinator or begins a value needs the blank that the line break was.
    compact = lines.reduce(into: "") { sheet, line in
      if let last = sheet.last, !"{};,".contains(last) { sheet += " " }
      sheet += line
    }
  }

  /// The text without comments, their line breaks kept, so that lines keep their numbers.
  private static func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "/*") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "*/") else { return result }
      result += rest[open.upperBound..<close.lowerBound].filter(\.isNewline)
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
