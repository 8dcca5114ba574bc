import AssentModel
import Yams

/// Turns Yams' nodes into values, and its errors into findings.
struct YAMLParser {
  private(set) var findings: [Finding] = []
  private var text: String
  private let file: String
  private let firstLine: Int
  private var duplicates = 0
  private var lines: YAMLLines

  /// More keys than this that occur twice are not looked for.
  private static let mostDuplicates = 50

  init(_ text: String, file: String, firstLine: Int) {
    self.text = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? String(text.unicodeScalars.dropFirst()) : text
    self.lines = YAMLLines(self.text)
    self.file = file
    self.firstLine = firstLine
  }

  mutating func parse() -> YAMLValue? {
    guard !reportsNesting(), !reportsAnchors() else { return nil }
    while true {
      do {
        guard let root = try Self.compose(text) else { return reportEmpty() }
        return value(root)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard renamesDuplicate(of: keys, at: context.mark) else { return nil }
      } catch let error as YamlError {
        report(error)
        return nil
      } catch {
        findings.append(Finding(YAMLRule.syntax, at: SourceLocation(file), "The YAML can't be read: \(error)"))
        return nil
      }
    }
  }

  /// Without resolver rules every scalar is text: they are regular expressions, and Yams would apply them to every key.
  static func compose(_ text: String) throws -> Node? {
    try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    SourceLocation(file, line: (mark?.line ?? 1) - 1 + firstLine)
  }

  private mutating func value(_ node: Node) -> YAMLValue {
    let place = location(node.mark)
    if let mark = node.mark { reportProperty(at: mark) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      let comment = isPlain ? scalar.mark.flatMap { lines.comment(behind: scalar.string, at: $0) } : nil
      return YAMLValue(location: place, content: .scalar(YAMLScalar(text: scalar.string, isPlain: isPlain, comment: comment)))
    case .sequence(let sequence):
      return YAMLValue(location: place, content: .sequence(sequence.map { value($0) }))
    case .mapping(let mapping):
      var entries: [YAMLMapping.Entry] = []
      entries.reserveCapacity(mapping.count)
      for (key, item) in mapping {
        guard case .scalar(let scalar) = key else {
          findings.append(Finding(YAMLRule.syntax, at: location(key.mark), "A key must be text, not a list or a mapping"))
          continue
        }
        guard !DuplicateKey.isRenamed(scalar.string) else { continue }
        if let mark = scalar.mark { reportProperty(at: mark) }
        entries.append(YAMLMapping.Entry(key: scalar.string, location: location(scalar.mark), value: value(item)))
      }
      return YAMLValue(location: place, content: .mapping(YAMLMapping(location: place, entries: entries)))
    case .alias:
      return YAMLValue(location: place, content: .scalar(YAMLScalar(text: "", isPlain: true)))
    }
  }

  private mutating func reportEmpty() -> YAMLValue? {
    findings.append(Finding(YAMLRule.empty, at: SourceLocation(file, line: firstLine), "There is no YAML here, only space or comments"))
    return nil
  }

  private mutating func report(_ error: YamlError) {
    let message: String
    let line: Int
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      message = [problem, context?.text].compactMap(\.self).joined(separator: " ")
      line = mark.line
    case .reader(let problem, let offset, _, _):
      message = problem
      line = text.prefix(offset ?? 0).count { $0.isNewline } + 1
    case .memory:
      message = "it is nested too deep"
      line = 1
    default:
      message = "\(error)"
      line = 1
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let hasTab = lines.indices.contains(line - 1) && lines[line - 1].prefix { $0.isWhitespace }.contains("\t")
    let hint =
      hasTab
      ? "Indent with spaces, YAML doesn't allow tabs"
      : "Check the indentation, and put quotes around text that holds ': ' or ' #', or begins with a sign such as *, @, %, > or ["
    findings.append(
      Finding(YAMLRule.syntax, at: SourceLocation(file, line: line - 1 + firstLine), "This is not valid YAML: \(message)", hint: hint))
  }

  /// Yams stops at a key that occurs twice; it is reported and gets a name of its own, so that the rest can be read.
  private mutating func renamesDuplicate(of keys: [String], at first: Mark) -> Bool {
    let found = keys.lazy.compactMap { [text] in DuplicateKey($0, firstAt: first, in: text) }.first
    guard let found, duplicates < Self.mostDuplicates else {
      findings.append(
        Finding(YAMLRule.duplicateKey, at: location(first), "'\(keys.joined(separator: "', '"))' occurs twice in the mapping that begins here"))
      return false
    }
    duplicates += 1
    findings.append(
      Finding(
        YAMLRule.duplicateKey, at: SourceLocation(file, line: found.line - 1 + firstLine),
        "'\(found.key)' is already set on line \(first.line - 1 + firstLine)", hint: "Remove one of the two"))
    text = found.renamed(in: text, number: duplicates)
    return true
  }

  /// Yams' own recursion has no bound in flow collections and compact lists.
  private mutating func reportsNesting() -> Bool {
    guard let line = YAMLNesting.excessLine(in: text.utf8) else { return false }
    findings.append(
      Finding(
        YAMLRule.nesting, at: SourceLocation(file, line: line - 1 + firstLine),
        "The YAML is nested more than \(YAMLNesting.deepest) levels deep"))
    return true
  }

  private mutating func reportsAnchors() -> Bool {
    guard let mark = YAMLAnchors.first(in: text) else { return false }
    findings.append(
      Finding(
        YAMLRule.alias, at: location(mark), "Anchors and aliases (&name, *name) are not supported",
        hint: "Put quotation marks around a text that begins with & or *, and write other values out where they are used"))
    return true
  }

  /// Reports a tag or an anchor in front of a value or a key, once for each line.
  private mutating func reportProperty(at mark: Mark) {
    guard let sign = lines.scalar(at: mark), sign == "!" || sign == "&" else { return }
    let place = location(mark)
    guard !findings.contains(where: { $0.location == place && $0.rule == YAMLRule.swallowed.rule.id }) else { return }
    findings.append(
      Finding(
        YAMLRule.swallowed, at: place, "YAML takes '\(lines.word(at: mark))' for \(sign == "!" ? "a tag" : "an anchor") and leaves it out",
        hint: "Put the text between quotation marks"))
  }
}

/// The second occurrence of a key in a block mapping.
struct DuplicateKey {
  let key: String
  /// From 1.
  let line: Int
  private let range: Range<Substring.Index>

  /// Marks a key that was renamed; a private-use character that no key has.
  private static let sign = "\u{F8F0}"

  static func isRenamed(_ key: String) -> Bool { key.contains(sign) }

  /// `nil` when it can't be found below the first, as in a flow mapping.
  init?(_ key: String, firstAt mark: Mark, in text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let spellings = [key, "\"\(key)\"", "'\(key)'"]
    // The mark is that of one duplicate, but maybe not of this one: the first of the key itself may come later.
    var seen = 0
    for (index, line) in lines.enumerated().dropFirst(mark.line - 1) {
      let isFirst = index == mark.line - 1
      let content = isFirst ? line.dropFirst(mark.column - 1) : line.drop { $0 == " " }
      guard let start = content.first, start != "#" else { continue }
      let indentation = line.distance(from: line.startIndex, to: content.startIndex)
      if !isFirst, indentation < mark.column - 1 { return nil }
      guard isFirst || indentation == mark.column - 1 else { continue }
      guard let spelling = spellings.first(where: { Self.begins(content, with: $0) }) else { continue }
      seen += 1
      guard seen == 2 else { continue }
      self.key = key
      self.line = index + 1
      self.range = content.startIndex..<content.index(content.startIndex, offsetBy: spelling.count)
      return
    }
    return nil
  }

  private static func begins(_ content: Substring, with spelling: String) -> Bool {
    guard content.hasPrefix(spelling) else { return false }
    let rest = content.dropFirst(spelling.count).drop { $0 == " " }
    guard rest.first == ":" else { return false }
    return rest.count == 1 || rest.dropFirst().first?.isWhitespace == true
  }

  /// The text with this occurrence under a name that no other key has.
  func renamed(in text: String, number: Int) -> String {
    text.replacingCharacters(range, with: "\"\(Self.sign)\(number)\"")
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with replacement: String) -> String {
    String(self[..<range.lowerBound]) + replacement + self[range.upperBound...]
  }
}
