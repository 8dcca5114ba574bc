import AssentModel
import Mustache

/// The site's Mustache templates, with what is needed to name a line of theirs in a finding.
struct TemplateLibrary: Sendable {
  private(set) var library = MustacheLibrary()
  /// The tags of each template, by name.
  private(set) var tags: [String: [TemplateTag]] = [:]
  /// The source lines that origin markers in the templates stand for.
  private(set) var origins: [SourceLocation] = []
  private(set) var findings: [Finding] = []

  /// Reads every `.mustache` file under `Templates/`; a template's name is its path there without the extension.
  init(sources: SourceTree) throws {
    for file in sources.files(under: "Templates/") where file.path.hasSuffix(".mustache") {
      add(try sources.text(of: file.path, into: &findings), file: file.path)
    }
    try refuseRecursion()
    for (name, tags) in tags.sorted(by: { $0.key < $1.key }) {
      for tag in tags where tag.kind == .partial && self.tags[tag.name] == nil {
        findings.append(
          Finding(
            SiteRules.missingPartial, at: SourceLocation(Self.path(of: name), line: tag.line), "there is no template '\(tag.name)'",
            hint: "Write \(Self.path(of: tag.name)), or mend the name"))
      }
    }
  }

  /// Reports every template that includes itself, by its partials or directly, and empties it: rendering it would never end.
  private mutating func refuseRecursion() throws {
    for name in tags.keys.sorted() {
      let partials = (tags[name] ?? []).filter { $0.kind == .partial && tags[$0.name] != nil }
      guard let tag = partials.first(where: { files(of: $0.name).contains(Self.path(of: name)) }) else { continue }
      findings.append(
        Finding(
          SiteRules.recursivePartial, at: SourceLocation(Self.path(of: name), line: tag.line), "the template includes itself through '\(tag.name)'",
          hint: "Take one of the partials out"))
      try library.register("", named: name)
    }
  }

  /// The file of a template.
  static func path(of name: String) -> String { "Templates/\(name).mustache" }

  /// The files that a template is made of: its own and those of its partials, sorted.
  func files(of name: String) -> [String] {
    var seen: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      open += (tags[next] ?? []).filter { $0.kind == .partial && tags[$0.name] != nil }.map(\.name)
    }
    return seen.map(Self.path(of:)).sorted()
  }

  /// Where a name is used by a template or its partials.
  func location(of used: String, in template: String) -> SourceLocation {
    for file in files(of: template) {
      let name = String(file.dropFirst("Templates/".count).dropLast(".mustache".count))
      let last = used.split(separator: ".").last.map(String.init) ?? used
      if let tag = (tags[name] ?? []).first(where: { $0.name == used }) ?? (tags[name] ?? []).first(where: { $0.name == last }) {
        return SourceLocation(file, line: tag.line)
      }
    }
    return SourceLocation(Self.path(of: template))
  }

  private mutating func add(_ text: String, file: String) {
    let name = String(file.dropFirst("Templates/".count).dropLast(".mustache".count))
    var marked: [Substring] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let location = SourceLocation(file, line: index + 1)
      var line = line
      if line.unicodeScalars.contains(where: TemplateMarker.isReserved) {
        findings.append(
          Finding(SiteRules.privateUseCharacter, at: location, "the template holds a character of the range U+E000 to U+E002", hint: "Remove it"))
        line.unicodeScalars.removeAll(where: TemplateMarker.isReserved)
      }
      if line.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("<") {
        marked.append("\(TemplateMarker.origin)\(origins.count)\(TemplateMarker.end)\(line)")
        origins.append(location)
      } else {
        marked.append(line)
      }
    }
    tags[name] = TemplateTag.all(in: text)
    do {
      try library.register(marked.joined(separator: "\n"), named: name)
    } catch let error as MustacheTemplate.ParserError {
      let location = SourceLocation(file, line: error.context.lineNumber)
      findings.append(
        Finding(SiteRules.templateSyntax, at: location, "Mustache can't read the template: \(error.error)", hint: "Check the tag on this line"))
    } catch {
      findings.append(Finding(SiteRules.templateSyntax, at: SourceLocation(file), "Mustache can't read the template: \(error)"))
    }
  }
}

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
