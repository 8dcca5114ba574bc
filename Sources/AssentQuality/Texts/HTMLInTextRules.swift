import AssentModel

/// HTML in a text that is shown as it stands.
struct LiteralMarkupRule: CheckRule {
  let rule = Rule(
    "literal-markup", .warning, what: "A text has an HTML tag or entity, which is shown as it stands.",
    why: "Strings are plain text: readers see <b> and &nbsp; instead of what they mean.", example: "Stop <b>all</b>&nbsp;messages")

  func check(_ passage: Passage, into report: inout RuleReport) {
    // In a document a tag that is text was escaped on purpose; an entity was escaped twice.
    guard let tag = HTMLInText.all(in: passage.scalars).first(where: { passage.isString || $0.name.first == "&" }) else { return }
    // What the source has, too, is reported there.
    if let original = passage.original, HTMLInText.all(in: original.scalars).contains(where: { $0.name == tag.name }) { return }
    let part = passage.text(tag.range)
    let hint =
      tag.name.first == "&"
      ? "Write the character itself; a no-break space is U+00A0" : "Remove it; what needs markup belongs in a document"
    report.add(at: passage.place, "'\(part)' is shown to readers as it stands", part: part, hint: hint)
  }
}

/// A translation with other HTML than its source.
struct MarkupDiffersRule: CheckRule {
  let rule = Rule(
    "markup-differs", .warning, .translations, what: "The source has HTML tags or entities, and its translation has others.",
    why: "A tag was lost or translated along with the text.", example: "<b>Stop</b> → <b>Stop<b>")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.isString, let original = passage.original else { return }
    let expected = HTMLInText.all(in: original.scalars).map(\.name).filter { $0.first != "&" }
    guard !expected.isEmpty else { return }
    let tags = HTMLInText.all(in: passage.scalars)
    let found = tags.map(\.name).filter { $0.first != "&" }
    guard found.sorted() != expected.sorted() else { return }
    let list = expected.map { "<\($0)>" }.joined(separator: " ")
    let odd = tags.first { $0.name.first != "&" && !expected.contains($0.name) } ?? tags.first
    report.add(
      at: passage.place, "The text has other tags than its source", part: odd.map { passage.text($0.range) }, hint: "The source has \(list)")
  }
}

/// Scripts and their kin in a text.
struct UnsafeMarkupRule: CheckRule {
  let rule = Rule(
    "unsafe-markup", .error, what: "A text has a script, an event handler, an embedded page, or a javascript: link.",
    why: "One template that forgets to escape it, and it runs on readers’ devices.", example: "<img src=x onerror=alert(1)>")

  private static let elements: Set<String> = ["script", "iframe", "object", "embed", "base", "meta", "link", "style", "form", "input", "svg"]
  private static let schemes: Set<String> = ["javascript", "vbscript"]

  func check(_ passage: Passage, into report: inout RuleReport) {
    for tag in HTMLInText.all(in: passage.scalars) where Self.elements.contains(tag.name) || tag.name.first != "&" && hasHandler(tag, passage) {
      report.add(at: passage.place, "'\(passage.text(tag.range))' could run on a reader's device", part: passage.text(tag.range), hint: "Remove it")
      return
    }
    for (index, scalar) in passage.scalars.enumerated() where scalar == ":" {
      // "JavaScript: what we use it for" is prose.
      guard let next = passage.scalar(index + 1), !next.isWhitespace else { continue }
      let word = passage.scalars[..<index].reversed().prefix(12).prefix(while: \.isASCIILetter).count
      let scheme = passage.text(index - word..<index)
      guard Self.schemes.contains(scheme.lowercased()) || scheme.lowercased() == "data" && isPage(index + 1, passage) else { continue }
      report.add(at: passage.place, "'\(scheme):' could run on a reader's device", part: scheme + ":", hint: "Remove the link")
      return
    }
  }

  private func isPage(_ index: Int, _ passage: Passage) -> Bool {
    passage.scalars[index...].prefix(9).elementsEqual("text/html".unicodeScalars)
  }

  /// An attribute that begins with "on": `onclick=`.
  private func hasHandler(_ tag: HTMLInText, _ passage: Passage) -> Bool {
    let scalars = passage.scalars[tag.range].map { $0.isASCII ? Unicode.Scalar(UInt8($0.value)).properties.lowercaseMapping : " " }
    for index in scalars.indices.dropFirst().dropLast(3) where scalars[index] == "o" && scalars[index + 1] == "n" {
      guard [" ", "\t", "\n", "/", "\"", "'"].contains(scalars[index - 1]) else { continue }
      let name = scalars[(index + 2)...].prefix { $0 >= "a" && $0 <= "z" }
      if !name.isEmpty, scalars[(index + 2 + name.count)...].first(where: { $0 != " " }) == "=" { return true }
    }
    return false
  }
}

/// An HTML tag or entity in a text.
struct HTMLInText: Hashable {
  /// In lower case, with the slash of an end tag: `/b`; an entity with its signs: `&nbsp;`.
  let name: String
  let range: Range<Int>

  /// The tags with a name that HTML has, and the entities, in the order of the text.
  static func all(in scalars: [Unicode.Scalar]) -> [HTMLInText] {
    guard scalars.contains(where: { $0 == "<" || $0 == "&" }) else { return [] }
    var tags: [HTMLInText] = []
    var index = 0
    while index < scalars.count {
      let tag: HTMLInText? =
        switch scalars[index] {
        case "<": element(at: index, scalars)
        case "&": entity(at: index, scalars)
        default: nil
        }
      if let tag { tags.append(tag) }
      index = tag?.range.upperBound ?? index + 1
    }
    return tags
  }

  private static func element(at start: Int, _ scalars: [Unicode.Scalar]) -> HTMLInText? {
    var index = start + 1
    var name = ""
    if index < scalars.count, scalars[index] == "/" {
      name = "/"
      index += 1
    }
    while index < scalars.count, scalars[index].isASCIILetter || scalars[index].isASCIIDigit, name.utf8.count < 12 {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    name = name.lowercased()
    guard elements.contains(name.first == "/" ? String(name.dropFirst()) : name), index < scalars.count,
      scalars[index] == ">" || scalars[index] == "/" || scalars[index].isWhitespace
    else { return nil }
    // <object> and <link> may be words of a manual; a tag that does something has attributes.
    guard name.first == "/" || !words.contains(name) || scalars[index].isWhitespace else { return nil }
    // The tag ends within reach, or isn't closed at all.
    let end = scalars[index...].prefix(400).firstIndex { $0 == ">" }
    return HTMLInText(name: name, range: start..<(end.map { $0 + 1 } ?? index))
  }

  private static func entity(at start: Int, _ scalars: [Unicode.Scalar]) -> HTMLInText? {
    let name = scalars[(start + 1)...].prefix(10).prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == "#" }
    let end = start + 1 + name.count
    guard name.count >= 2, end < scalars.count, scalars[end] == ";" else { return nil }
    guard let first = name.first, first == "#" ? name.dropFirst().allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) : first.isASCIILetter
    else { return nil }
    return HTMLInText(name: scalars[start...end].reduce(into: "") { $0.unicodeScalars.append($1) }, range: start..<end + 1)
  }

  private static let words: Set<String> = [
    "address", "article", "base", "body", "button", "center", "code", "details", "footer", "form", "head", "header", "input", "label", "link", "main",
    "mark", "menu", "meta", "object", "option", "section", "select", "small", "summary", "table", "var", "video",
  ]

  private static let elements: Set<String> = [
    "a", "abbr", "acronym", "article", "aside", "b", "base", "big", "blockquote", "body", "br", "button", "center", "cite", "code", "dd", "del",
    "details",
    "dfn", "div", "dl", "dt", "em", "embed", "fieldset", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "i",
    "iframe", "img", "input", "ins", "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "nobr", "object", "ol", "option", "p", "pre", "q",
    "s",
    "samp", "script", "section", "select", "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video", "wbr",
  ]
}
