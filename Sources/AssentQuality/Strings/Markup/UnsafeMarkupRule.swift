import AssentModel

/// Scripts and their kin in a text.
struct UnsafeMarkupRule: PassageRule {
  let about = QualityRule(
    "unsafe-markup", .error, what: "A text has a script, an event handler, an embedded page, or a javascript: link.",
    why: "One template that forgets to escape it, and it runs on readers’ devices.", example: "<img src=x onerror=alert(1)>")

  private static let elements: Set<String> = ["script", "iframe", "object", "embed", "base", "meta", "link", "style", "form", "input", "svg"]
  private static let schemes: Set<String> = ["javascript", "vbscript"]

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for tag in Tag.all(in: passage.scalars) where Self.elements.contains(tag.name) || tag.name.first != "&" && hasHandler(tag, passage) {
      report.add(about, in: passage, "'\(passage.text(tag.range))' could run on a reader's device", part: passage.text(tag.range), hint: "Remove it")
      return
    }
    for (index, scalar) in passage.scalars.enumerated() where scalar == ":" {
      // "JavaScript: what we use it for" is prose.
      guard let next = passage.scalar(index + 1), !next.isWhitespace else { continue }
      let word = passage.scalars[..<index].reversed().prefix(12).prefix(while: \.isASCIILetter).count
      let scheme = passage.text(index - word..<index)
      guard Self.schemes.contains(scheme.lowercased()) || scheme.lowercased() == "data" && isPage(index + 1, passage) else { continue }
      report.add(about, in: passage, "'\(scheme):' could run on a reader's device", part: scheme + ":", hint: "Remove the link")
      return
    }
  }

  private func isPage(_ index: Int, _ passage: Passage) -> Bool {
    passage.scalars[index...].prefix(9).elementsEqual("text/html".unicodeScalars)
  }

  /// An attribute that begins with "on": `onclick=`.
  private func hasHandler(_ tag: Tag, _ passage: Passage) -> Bool {
    let scalars = passage.scalars[tag.range].map { $0.isASCII ? Unicode.Scalar(UInt8($0.value)).properties.lowercaseMapping : " " }
    for index in scalars.indices.dropFirst().dropLast(3) where scalars[index] == "o" && scalars[index + 1] == "n" {
      guard [" ", "\t", "\n", "/", "\"", "'"].contains(scalars[index - 1]) else { continue }
      let name = scalars[(index + 2)...].prefix { $0 >= "a" && $0 <= "z" }
      if !name.isEmpty, scalars[(index + 2 + name.count)...].first(where: { $0 != " " }) == "=" { return true }
    }
    return false
  }
}
