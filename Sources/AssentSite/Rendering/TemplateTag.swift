/// A Mustache tag as it stands in a template.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable { case variable, section, close, partial, block, other }

  var kind: Kind
  var name: String
  /// Counted from 1.
  var line: Int

  /// The tags of a template, in order.
  ///
  /// It reads only as much of the syntax as is needed to say where a name stands; whether the template is right is for Mustache to say.
  static func all(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line[...]
      while let open = rest.firstRange(of: "{{") {
        rest = rest[open.upperBound...]
        guard let close = rest.firstRange(of: "}}") else { break }
        var content = rest[..<close.lowerBound]
        rest = rest[close.upperBound...]
        var kind = Kind.variable
        if let sigil = content.first, let known = sigils[sigil] {
          kind = known
          content = content.dropFirst()
        }
        let name = content.filter { !$0.isWhitespace && $0 != "{" && $0 != "}" }
        tags.append(TemplateTag(kind: kind, name: String(name), line: index + 1))
      }
    }
    return tags
  }

  private static let sigils: [Character: Kind] = [
    "#": .section, "^": .section, "/": .close, ">": .partial, "<": .partial, "$": .block, "!": .other, "=": .other, "%": .other, "{": .variable,
    "&": .variable,
  ]
}
