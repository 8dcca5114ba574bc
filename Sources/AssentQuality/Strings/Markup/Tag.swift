/// An HTML tag or entity in a text.
struct Tag: Hashable {
  /// In lower case, with the slash of an end tag: `/b`; an entity with its signs: `&nbsp;`.
  let name: String
  let range: Range<Int>

  /// The tags with a name that HTML has, and the entities, in the order of the text.
  static func all(in scalars: [Unicode.Scalar]) -> [Tag] {
    guard scalars.contains(where: { $0 == "<" || $0 == "&" }) else { return [] }
    var tags: [Tag] = []
    var index = 0
    while index < scalars.count {
      let tag: Tag? =
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

  private static func element(at start: Int, _ scalars: [Unicode.Scalar]) -> Tag? {
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
    return Tag(name: name, range: start..<(end.map { $0 + 1 } ?? index))
  }

  private static func entity(at start: Int, _ scalars: [Unicode.Scalar]) -> Tag? {
    let name = scalars[(start + 1)...].prefix(10).prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == "#" }
    let end = start + 1 + name.count
    guard name.count >= 2, end < scalars.count, scalars[end] == ";" else { return nil }
    guard let first = name.first, first == "#" ? name.dropFirst().allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) : first.isASCIILetter
    else { return nil }
    return Tag(name: scalars[start...end].reduce(into: "") { $0.unicodeScalars.append($1) }, range: start..<end + 1)
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
