import AssentFormats
import AssentModel
import Mustache

/// The site's Mustache templates, with what is needed to name a line of theirs in a finding.
struct TemplateLibrary: Sendable {
  private var library = MustacheLibrary()
  /// The tags of all templates; a tag's number is its index.
  private(set) var tags: [TemplateTag] = []
  /// The source lines that origin markers in the templates stand for.
  private(set) var origins: [SourceLocation] = []
  private(set) var findings: [Finding] = []
  private var files: [String: String] = [:]
  private var nodes: [String: [TemplateNode]] = [:]
  /// The templates that an error was found in.
  private var broken: Set<String> = []

  private static let ending = ".mustache"

  /// Reads every `.mustache` file under `Templates/`; a template's name is its path there without the extension.
  init(sources: SourceTree) throws {
    for file in sources.files(under: "Templates/") where file.path.lowercased().hasSuffix(Self.ending) {
      add(try sources.text(of: file.path, into: &findings), file: file.path)
    }
    refuseRecursion()
    for name in files.keys.sorted() {
      for (tag, partial) in partials(of: name) where files[partial] == nil { reportMissing(tag, in: name) }
    }
  }

  /// The file of a template.
  func path(of name: String) -> String { files[name] ?? "Templates/\(name)\(Self.ending)" }

  /// The names of all templates, sorted.
  var names: [String] { files.keys.sorted() }

  /// Renders a template; `nil` when there is no such template, or when it or one of its partials can't be rendered, which the findings say.
  func render(_ name: String, with root: Any) -> String? {
    guard templates(of: name).isDisjoint(with: broken) else { return nil }
    return library.render(root, withTemplate: name)
  }

  /// The files that a template is made of: its own and those of its partials, sorted.
  func files(of name: String) -> [String] { templates(of: name).map(path(of:)).sorted() }

  private func templates(of name: String) -> Set<String> {
    var seen: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      open += partials(of: next).map(\.name).filter { files[$0] != nil }
    }
    return seen
  }

  /// The partials that a template calls for itself.
  private func partials(of name: String) -> [(tag: Int, name: String)] {
    var found: [(Int, String)] = []
    var open = nodes[name] ?? []
    while let node = open.popLast() {
      switch node {
      case .section(_, let inner), .block(_, let inner): open += inner
      case .partial(let tag, let blocks):
        found.append((tag, tags[tag].name))
        open += blocks.values.joined()
      }
    }
    return found
  }

  private mutating func add(_ text: String, file: String) {
    let name = String(file.dropFirst("Templates/".count).dropLast(Self.ending.count))
    guard files[name] == nil else {
      return report(SiteRules.templateSyntax, at: SourceLocation(file), "there is also \(path(of: name))", hint: "Keep one of the two files")
    }
    files[name] = file
    var clean = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = line
      if line.unicodeScalars.contains(where: TemplateMarker.isReserved) {
        report(
          SiteRules.privateUseCharacter, at: SourceLocation(file, line: index + 1),
          "the template holds a character of the range U+E000 to U+E002", hint: "Remove it")
        line.unicodeScalars.removeAll(where: TemplateMarker.isReserved)
      }
      clean += (index == 0 ? "" : "\n") + line
    }
    let scanner = TemplateScanner(clean, file: file, tags: tags)
    tags = scanner.tags
    if let fault = scanner.fault {
      broken.insert(name)
      return report(SiteRules.templateSyntax, at: SourceLocation(file, line: fault.line), fault.message, hint: fault.hint)
    }
    nodes[name] = scanner.nodes
    register(scanner, named: name, file: file)
  }

  private mutating func register(_ scanner: TemplateScanner, named name: String, file: String) {
    var marked: [String] = []
    for (index, line) in scanner.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy(\.isWhitespace) || scanner.unmarkedLines.contains(index + 1) {
        marked.append(String(line))
      } else {
        marked.append("\(TemplateMarker.origin)\(origins.count)\(TemplateMarker.end)\(line)")
        origins.append(SourceLocation(file, line: index + 1))
      }
    }
    do {
      try library.register(marked.joined(separator: "\n"), named: name)
    } catch {
      broken.insert(name)
      let reason = error as? MustacheTemplate.ParserError
      report(
        SiteRules.templateSyntax, at: SourceLocation(file, line: reason?.context.lineNumber),
        "Mustache can't read the template: \(reason.map { "\($0.error)" } ?? "\(error)")", hint: "Check the tag on this line")
    }
  }

  private mutating func report(_ rule: SiteRules, at location: SourceLocation, _ message: String, hint: String) {
    findings.append(Finding(rule, at: location, message, hint: hint))
  }

  private mutating func reportMissing(_ tag: Int, in name: String) {
    broken.insert(name)
    let missing = tags[tag].name
    report(
      SiteRules.missingPartial, at: SourceLocation(tags[tag].file, line: tags[tag].line), "there is no template '\(missing)'",
      hint: nearest(to: missing).map { "Did you mean '\($0)'?" } ?? "Write \(path(of: missing)), or mend the name")
  }

  /// The template that was probably meant, whatever ending or case its name was written with.
  func nearest(to name: String) -> String? {
    let small = name.lowercased()
    let plain = small.hasSuffix(Self.ending) ? String(small.dropLast(Self.ending.count)) : small
    return names.first { $0.lowercased() == plain } ?? NearestName.nearest(to: plain, among: names)
  }
}

extension TemplateLibrary {
  /// Reports each tag through which a template, or a block of one, includes itself: rendering it would end the program without a word.
  private mutating func refuseRecursion() {
    var walk = TemplateWalk(tags: tags, nodes: nodes)
    var tooLarge: Set<String> = []
    for name in names where walk.isTooLarge(name) { tooLarge.insert(name) }
    broken.formUnion(tooLarge)
    // Those that include a template which is too large are too large because of it.
    let causes = tooLarge.filter { name in !partials(of: name).contains { tooLarge.contains($0.name) } }
    for name in causes.sorted() {
      report(
        SiteRules.recursivePartial, at: SourceLocation(path(of: name)), "the template and its partials nest too deep, or have too many tags",
        hint: "Include fewer partials in each other")
    }
    for tag in walk.listsInLists.sorted().map({ tags[$0] }) {
      broken.formUnion(files.filter { $0.value == tag.file }.keys)
      report(
        SiteRules.templateSyntax, at: SourceLocation(tag.file, line: tag.line), "the list '\(tag.name)' stands in two others",
        hint: "Put lists side by side")
    }
    for tag in walk.repeated.sorted().map({ tags[$0] }) {
      broken.formUnion(files.filter { $0.value == tag.file }.keys)
      report(
        SiteRules.recursivePartial, at: SourceLocation(tag.file, line: tag.line), "the template includes itself through '\(tag.name)'",
        hint: tag.kind == .block ? "Give one of the blocks another name" : "Take one of the partials out")
    }
  }
}

/// Follows partials and blocks as Mustache does, whatever the values are.
private struct TemplateWalk {
  let tags: [TemplateTag]
  let nodes: [String: [TemplateNode]]
  /// The tags that are reached again from within themselves.
  private(set) var repeated: Set<Int> = []
  /// The sections over lists within two others: what is shown in them grows with the power of the lists.
  private(set) var listsInLists: Set<Int> = []
  private var isTooLarge = false
  private var path: [Int] = []
  private var depth = 0
  private var lists = 0
  private var visited = 0

  private static let mostVisited = 50_000

  init(tags: [TemplateTag], nodes: [String: [TemplateNode]]) {
    self.tags = tags
    self.nodes = nodes
  }

  /// Follows a template; `true` when it and its partials nest too deep, or have too many tags.
  mutating func isTooLarge(_ name: String) -> Bool {
    visited = 0
    isTooLarge = false
    visit(nodes[name] ?? [], [:])
    return isTooLarge
  }

  private mutating func visit(_ list: [TemplateNode], _ blocks: [String: [TemplateNode]]) {
    guard depth <= 2 * TemplateScanner.deepest, visited < Self.mostVisited else {
      isTooLarge = true
      return
    }
    depth += 1
    for node in list {
      visited += 1
      switch node {
      case .section(let tag, let inner): visit(section: tag, inner, blocks)
      case .partial(let tag, let own):
        // Mustache prefers the blocks of the outer call.
        enter(tag, nodes[tags[tag].name] ?? [], own.isEmpty ? blocks : blocks.merging(own) { outer, _ in outer })
      case .block(let tag, let inner): enter(tag, blocks[tags[tag].name] ?? inner, blocks)
      }
    }
    depth -= 1
  }

  private mutating func visit(section tag: Int, _ inner: [TemplateNode], _ blocks: [String: [TemplateNode]]) {
    let isList = TemplateFunctions.lists.contains(tags[tag].name)
    lists += isList ? 1 : 0
    if lists > 2 { listsInLists.insert(tag) } else { visit(inner, blocks) }
    lists -= isList ? 1 : 0
  }

  private mutating func enter(_ tag: Int, _ list: [TemplateNode], _ blocks: [String: [TemplateNode]]) {
    guard !path.contains(tag) else {
      repeated.insert(tag)
      return
    }
    path.append(tag)
    visit(list, blocks)
    path.removeLast()
  }
}
