import AssentModel

/// Markdown in a string, which is shown as it stands.
struct LiteralMarkdownRule: CheckRule {
  let rule = Rule(
    "literal-markdown", .warning, what: "A string has Markdown, which is shown as it stands.",
    why: "Strings are plain text: readers see asterisks instead of bold.", example: "Stop **all** messages")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.isString, let range = MarkdownSigns(in: passage.scalars).whole.first else { return }
    if let original = passage.original, !MarkdownSigns(in: original.scalars).whole.isEmpty { return }
    let part = passage.text(range)
    report.add(
      at: passage.place, "'\(part)' is shown to readers as it stands", part: part.unicodeScalars.contains(Passage.objectSign) ? nil : part,
      hint: "Remove the signs; what needs Markdown belongs in a document")
  }
}

/// Markdown that doesn't parse, so that its signs are shown.
struct BrokenMarkdownRule: CheckRule {
  let rule = Rule(
    "broken-markdown", .warning, what: "Signs of Markdown have no counterpart, or a space parts them, so that they are shown as they stand.",
    why: "The emphasis, the code or the link is lost, and readers see its remains.", example: "[cette page] (quarantine.md), ** gras **")

  func check(_ passage: Passage, into report: inout RuleReport) {
    let signs = MarkdownSigns(in: passage.scalars)
    // What parses is no text in a document; what is left there was meant as Markdown, or escaped in the source, too.
    let found = passage.isString ? signs.broken : signs.broken + signs.whole
    guard let range = found.min(by: { $0.lowerBound < $1.lowerBound }) else { return }
    if let original = passage.original {
      let same = MarkdownSigns(in: original.scalars)
      if (passage.isString ? same.broken : same.broken + same.whole).count >= found.count { return }
    }
    let part = passage.text(range)
    report.add(
      at: passage.place, "'\(part)' is not read as Markdown", part: part.unicodeScalars.contains(Passage.objectSign) ? nil : part,
      hint: "Close what it opens, without a space inside ** ** or between ] and (")
  }
}

/// The Markdown in a text, and what is left of it where it doesn't parse.
struct MarkdownSigns {
  /// Bold, code and links that would parse, in a text that isn't parsed.
  private(set) var whole: [Range<Int>] = []
  /// Signs without their counterpart.
  private(set) var broken: [Range<Int>] = []

  init(in scalars: [Unicode.Scalar]) {
    guard scalars.contains(where: { $0 == "*" || $0 == "`" || $0 == "[" }) else { return }
    pair("**", scalars)
    pair("`", scalars)
    readLinks(scalars)
  }

  /// Pairs a sign that both opens and closes.
  private mutating func pair(_ sign: String, _ scalars: [Unicode.Scalar]) {
    let sign = Array(sign.unicodeScalars)
    var open: Int?
    var index = 0
    while index + sign.count <= scalars.count {
      guard scalars[index..<index + sign.count].elementsEqual(sign) else {
        index += 1
        continue
      }
      let end = index + sign.count
      if let start = open {
        // A sign next to the space inside doesn't open or close.
        let inside = scalars[(start + sign.count)..<index]
        let isTight = inside.first?.isWhitespace == false && inside.last?.isWhitespace == false
        if isTight || sign.count == 1 { whole.append(start..<end) } else { broken.append(start..<end) }
        open = nil
      } else {
        open = index
      }
      index = end
      // More asterisks belong to the same sign.
      while sign.count == 2, index < scalars.count, scalars[index] == "*" { index += 1 }
    }
    if let open { broken.append(open..<open + sign.count) }
  }

  /// `[text](target)`, and its ruins: `[text] (target)`, `[text](target`, `[! NOTE]`.
  private mutating func readLinks(_ scalars: [Unicode.Scalar]) {
    var opened: Int?
    for index in scalars.indices {
      if scalars[index] == "[" {
        opened = index
        if index + 1 < scalars.count, scalars[index + 1] == "!" { broken.append(index..<index + 2) }
      }
      guard scalars[index] == "]", let start = opened else { continue }
      opened = nil
      var next = index + 1
      let isApart = next < scalars.count && scalars[next] == " "
      if isApart { next += 1 }
      guard next < scalars.count, scalars[next] == "(" else { continue }
      let target = scalars[(next + 1)...].prefix(200).prefix { $0 != ")" }
      let isClosed = next + 1 + target.count < scalars.count && scalars[next + 1 + target.count] == ")"
      let end = next + 1 + target.count + (isClosed ? 1 : 0)
      if isApart {
        if Self.isTarget(target) { broken.append(start..<end) }
      } else if isClosed {
        whole.append(start..<end)
      } else {
        broken.append(start..<next + 1)
      }
    }
  }

  private static func isTarget(_ target: ArraySlice<Unicode.Scalar>) -> Bool {
    guard !target.contains(where: \.isWhitespace) else { return false }
    return target.first == "#" || target.contains("/") || target.suffix(3).elementsEqual(".md".unicodeScalars)
  }
}

/// A placeholder in the syntax of another system.
struct PlaceholderSyntaxRule: CheckRule {
  let rule = Rule(
    "placeholder-syntax", .warning, what: "A string has a placeholder that nothing fills: %s, %1$d, or {{name}}, which stands for {name} itself.",
    why: "Readers see the placeholder.", example: "Hello {{name}}")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.isString else { return }
    let scalars = passage.scalars
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "{":
        let name = scalars[(index + 1)...].prefix(40).prefix {
          $0.isASCIILetter || $0.isASCIIDigit || $0 == "." || $0 == "_" || $0 == "-" || $0 == " "
        }
        let end = index + 1 + name.count
        guard !name.isEmpty, end < scalars.count, scalars[end] == "}" else { continue }
        let word = String(name.reduce(into: "") { $0.unicodeScalars.append($1) }.filter { $0 != " " })
        report.add(
          at: passage.place, "'{\(word)}' is shown to readers with its braces", part: "{{" + passage.text(index + 1..<end) + "}}",
          hint: "Write {\(word)} with single braces to have it filled")
        return
      case "%":
        guard let end = Self.endOfFormat(index, scalars) else { continue }
        add(passage, index..<end, &report)
        return
      default: continue
      }
    }
  }

  private func add(_ passage: Passage, _ range: Range<Int>, _ report: inout RuleReport) {
    let part = passage.text(range)
    report.add(at: passage.place, "'\(part)' is shown to readers as it stands", part: part, hint: "Placeholders are written {name}")
  }

  /// The end of `%s`, `%d`, `%@`, `%1$s`; not of "50 %de" and the like.
  private static func endOfFormat(_ start: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    if let before = scalars[..<start].last(where: { !$0.isSpace }), before.isASCIIDigit || before == Passage.objectSign { return nil }
    var index = start + 1
    let digits = scalars[index...].prefix { $0.isASCIIDigit }.count
    index += digits
    if digits > 0 {
      guard index < scalars.count, scalars[index] == "$" else { return nil }
      index += 1
    }
    guard index < scalars.count, ["s", "d", "@", "i", "u", "f"].contains(scalars[index]) else { return nil }
    guard index + 1 >= scalars.count || !scalars[index + 1].isLetterOrDigit else { return nil }
    return index + 1
  }
}
