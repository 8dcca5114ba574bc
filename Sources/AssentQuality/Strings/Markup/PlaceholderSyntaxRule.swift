import AssentModel

/// A placeholder in the syntax of another system.
struct PlaceholderSyntaxRule: PassageRule {
  let about = QualityRule(
    "placeholder-syntax", .warning, what: "A string has a placeholder that nothing fills: %s, %1$d, or {{name}}, which stands for {name} itself.",
    why: "Readers see the placeholder.", example: "Hello {{name}}")

  func check(_ passage: Passage, _ report: inout RuleReport) {
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
          about, in: passage, "'{\(word)}' is shown to readers with its braces", part: "{{" + passage.text(index + 1..<end) + "}}",
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
    report.add(about, in: passage, "'\(part)' is shown to readers as it stands", part: part, hint: "Placeholders are written {name}")
  }

  /// The end of `%s`, `%d`, `%@`, `%1$s`; not of "50 %de" and the like.
  private static func endOfFormat(_ start: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    if let before = scalars[..<start].last(where: { !$0.isSpace }), before.isASCIIDigit || before == Passage.protected { return nil }
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
