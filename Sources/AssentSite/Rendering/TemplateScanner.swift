import AssentModel

/// A Mustache tag as it stands in a template.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable { case variable, section, close, partial, block, other }

  var kind: Kind
  /// The name as it is written, without functions: `brand.name`, `.`, `partials/body`.
  var name: String
  /// The functions that are applied to the value, outermost first: `uppercased` in `{{uppercased(brand.name)}}`.
  var functions: [String] = []
  var file: String
  /// Counted from 1.
  var line: Int
}

/// What a template includes and replaces, without its text and values.
enum TemplateNode: Sendable {
  case section(tag: Int, [TemplateNode])
  case partial(tag: Int, blocks: [String: [TemplateNode]])
  case block(tag: Int, [TemplateNode])
}

/// Reads the tags of a template as swift-mustache does, over several lines and with other delimiters.
///
/// In the text that Mustache gets, each name is the number of its tag: so a value that is asked for is known to belong to a line of a template.
struct TemplateScanner {
  struct Fault: Error {
    var line: Int
    var message: String
    var hint: String
  }

  /// How deep sections, blocks and partials may nest: Mustache renders each level on the stack, which ends a program without a word when it is full.
  static let deepest = 32

  private(set) var tags: [TemplateTag]
  /// The template for Mustache.
  private(set) var text = ""
  /// Lines, counted from 1, that begin inside of a tag, or with one that Mustache removes together with its line.
  private(set) var unmarkedLines: Set<Int> = []
  private(set) var fault: Fault?

  private let file: String
  private let characters: [Character]
  private var index = 0
  private var line = 1
  private var isLineStart = true
  private var open: [Frame] = [Frame(tag: -1, delimiters: (Array("{{"), Array("}}")))]

  /// A section, block or partial that isn't closed yet, and the template itself.
  private struct Frame {
    var tag: Int
    /// Those that the tags in it begin and end with.
    var delimiters: (start: [Character], end: [Character])
    var nodes: [TemplateNode] = []
    /// The blocks of a partial that is called with `<`.
    var blocks: [String: [TemplateNode]] = [:]
    var isParent = false
  }

  /// - Parameter tags: the tags of the templates before this one, whose numbers are taken.
  init(_ template: String, file: String, tags: [TemplateTag]) {
    self.tags = tags
    self.file = file
    characters = Array(template)
    do throws(Fault) { try scan() } catch { fault = error }
    text += String(characters[index...])
  }

  /// What the template includes; empty after a fault.
  var nodes: [TemplateNode] { open[0].nodes }

  private mutating func scan() throws(Fault) {
    while index < characters.count {
      guard starts(with: open[open.count - 1].delimiters.start) else {
        copy()
        continue
      }
      try readTag()
    }
    if open.count > 1 { throw Fault(line: tags[open[open.count - 1].tag].line, message: "the tag has no end", hint: "Close it") }
  }

  private func starts(with text: [Character]) -> Bool { characters[index...].starts(with: text) }

  /// Copies a character to Mustache's text.
  private mutating func copy(insideTag: Bool = false) {
    let character = characters[index]
    text.append(character)
    index += 1
    if character == "\n" || character == "\r\n" {
      line += 1
      isLineStart = true
      if insideTag { unmarkedLines.insert(line) }
    } else if character != " ", character != "\t" {
      isLineStart = false
    }
  }

  private mutating func skipBlanks() {
    while index < characters.count, characters[index].isWhitespace { copy(insideTag: true) }
  }

  private mutating func readTag() throws(Fault) {
    let (start, end) = open[open.count - 1].delimiters
    let (startLine, beginsLine) = (line, isLineStart)
    for _ in start { copy(insideTag: true) }
    guard index < characters.count else { throw Fault(line: startLine, message: "the tag has no end", hint: "Close it with \(String(end))") }
    let sigil = characters[index]
    if "#^/!{&><$=%".contains(sigil) { copy(insideTag: true) }
    if beginsLine, "#^/!><$=%".contains(sigil) { unmarkedLines.insert(startLine) }
    switch sigil {
    case "!", "%":
      while index < characters.count, !starts(with: end) { copy(insideTag: true) }
    case "=":
      try readDelimiters(startLine)
    default:
      try readName(sigil, startLine)
    }
    guard starts(with: end) else { throw Fault(line: startLine, message: "Mustache can't read the tag", hint: "Check its name and its end") }
    for _ in end { copy(insideTag: true) }
    if sigil == "{", index < characters.count { copy(insideTag: true) }
  }

  private mutating func readDelimiters(_ startLine: Int) throws(Fault) {
    let words = characters[index...].prefix { $0 != "=" }.split(whereSeparator: \.isWhitespace)
    guard words.count == 2 else { throw Fault(line: startLine, message: "the delimiters can't be read", hint: "Write them as {{=<% %>=}}") }
    while characters[index] != "=" { copy(insideTag: true) }
    copy(insideTag: true)
    // The new delimiters begin after this tag, which still ends with the old one.
    let end = open[open.count - 1].delimiters.end
    open[open.count - 1].delimiters = (Array(words[0]), Array(words[1]))
    if !starts(with: end) { throw Fault(line: startLine, message: "the delimiters can't be read", hint: "Write them as {{=<% %>=}}") }
  }

  private mutating func readName(_ sigil: Character, _ startLine: Int) throws(Fault) {
    skipBlanks()
    let isPath = sigil == ">" || sigil == "<"
    let written = String(characters[index...].prefix { Self.isNameCharacter($0) || isPath && $0 == "/" })
    let end = index + written.count
    let tag = try tag(written, sigil, startLine)
    let reference: String?
    switch tag.kind {
    case .variable where !tag.name.isEmpty, .section where !tag.name.isEmpty: reference = "?\(tags.count)"
    case .close where !open[open.count - 1].isParent && tags.indices.contains(open[open.count - 1].tag):
      let opening = tags[open[open.count - 1].tag]
      let isSame = opening.kind == .section && opening.name == tag.name && !tag.name.isEmpty
      reference = isSame ? "?\(open[open.count - 1].tag)" : nil
    case .variable, .section, .close, .partial, .block, .other: reference = nil
    }
    text += reference.map { tag.functions.map { $0 + "(" }.joined() + $0 + String(repeating: ")", count: tag.functions.count) } ?? written
    index = end
    skipBlanks()
    try nest(tag, isParent: sigil == "<")
  }

  private func tag(_ written: String, _ sigil: Character, _ startLine: Int) throws(Fault) -> TemplateTag {
    let kinds: [Character: TemplateTag.Kind] = ["#": .section, "^": .section, "/": .close, ">": .partial, "<": .partial, "$": .block]
    let kind = kinds[sigil] ?? .variable
    var parts = written.split(separator: "(", omittingEmptySubsequences: false).map(String.init)
    var name = parts.popLast() ?? ""
    name = String(name.prefix { $0 != ")" })
    let tag = TemplateTag(kind: kind, name: name, functions: parts, file: file, line: startLine)
    if kind == .partial, written.contains("*") {
      throw Fault(line: startLine, message: "the name of a partial can't be taken from a value", hint: "Write the template's name")
    }
    let hasName = name == "." || name.contains { $0 != "." } || tag.functions.last.map(TemplateFunctions.ofPosition.contains) ?? false
    guard hasName else { throw Fault(line: startLine, message: "the tag has no name", hint: "Write what stands here, such as {{brand.name}}") }
    if name.isEmpty, kind == .variable,
      !open.contains(where: { tags.indices.contains($0.tag) && TemplateFunctions.lists.contains(tags[$0.tag].name) })
    {
      throw Fault(
        line: startLine, message: "'\(written)' is about a place in a list, and there is no list here", hint: "Put it into a section over a list")
    }
    if kind != .close, let unknown = tag.functions.first(where: { !TemplateFunctions.known.contains($0) }) {
      throw Fault(
        line: startLine, message: "there is no function '\(unknown)'",
        hint: "CSS changes letters (text-transform); for lists there are first, last, reversed, count and empty")
    }
    return tag
  }

  private mutating func nest(_ tag: TemplateTag, isParent: Bool) throws(Fault) {
    let number = tags.count
    tags.append(tag)
    switch tag.kind {
    case .partial where !isParent: open[open.count - 1].nodes.append(.partial(tag: number, blocks: [:]))
    case .section, .block, .partial:
      guard open.count <= Self.deepest else {
        throw Fault(line: tag.line, message: "tags nest more than \(Self.deepest) deep", hint: "Take sections out, or put them side by side")
      }
      open.append(Frame(tag: number, delimiters: open[open.count - 1].delimiters, isParent: isParent))
    case .close:
      guard open.count > 1, tags[open[open.count - 1].tag].name == tag.name else {
        throw Fault(line: tag.line, message: "the tag closes '\(tag.name)', which isn't open here", hint: "Close the tag that was opened last")
      }
      close(open.removeLast())
    case .variable, .other: break
    }
  }

  private mutating func close(_ frame: Frame) {
    let last = open.count - 1
    switch tags[frame.tag].kind {
    case .partial: open[last].nodes.append(.partial(tag: frame.tag, blocks: frame.blocks))
    case .block where open[last].isParent: open[last].blocks[tags[frame.tag].name] = frame.nodes
    case .block: open[last].nodes.append(.block(tag: frame.tag, frame.nodes))
    default: open[last].nodes.append(.section(tag: frame.tag, frame.nodes))
    }
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return byte.isLetter || byte.isDigit || ".-_?()*".utf8.contains(byte)
  }
}

/// The functions of swift-mustache that do something with the values of a page.
enum TemplateFunctions {
  static let known: Set = ["first", "last", "reversed", "count", "empty", "index", "even", "odd", "plusone", "minusone", "equalzero"]
  /// Those that are written without a name, about the place in a list: `{{#first()}}`.
  static let ofPosition: Set = ["first", "last", "index", "even", "odd"]
  /// The values that are lists.
  static let lists: Set = ["guides", "languages", "alternates", "channels", "services", "brand.address"]
}
