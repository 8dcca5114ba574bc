import AssentFormats
public import AssentModel

/// What the head of a document says about it.
public struct FrontMatter: Hashable, Sendable {
  /// Empty when the document has none, which is reported.
  public let title: String
  public let titleLocation: SourceLocation
  /// Empty when the document has none, which is reported.
  public let description: String
  public let descriptionLocation: SourceLocation
  /// All fields in the order of the file, the title and the description among them.
  public let fields: [Field]

  public struct Field: Hashable, Sendable {
    public let key: String
    /// The value as text; the items of a list are separated by a comma and a space.
    public let value: String
    /// From 1, in the file.
    public let line: Int

    /// A field as it stands on a line of the file.
    public init(key: String, value: String, line: Int) {
      self.key = key
      self.value = value
      self.line = line
    }
  }

  init(file: String, fields: [Field]) {
    let title = fields.first { $0.key == "title" }
    let description = fields.first { $0.key == "description" }
    self.title = title?.value ?? ""
    self.titleLocation = SourceLocation(file, line: title?.line ?? 1)
    self.description = description?.value ?? ""
    self.descriptionLocation = SourceLocation(file, line: description?.line ?? 1)
    self.fields = fields
  }

  /// The same fields with other words in the title and the description.
  func replacing(_ replace: PseudoText.Replacement) -> FrontMatter {
    let fields = fields.map { field in
      ["title", "description"].contains(field.key)
        ? Field(key: field.key, value: PseudoText.replacing(field.value, with: replace), line: field.line) : field
    }
    return FrontMatter(file: titleLocation.file, fields: fields)
  }

  /// The field of a key; `nil` when the document doesn't have it.
  public subscript(key: String) -> Field? { fields.first { $0.key == key } }
}

extension FrontMatter {
  /// `source-git-commit`: the commit of the source that the document was translated from.
  public var sourceGitCommit: String? { self["source-git-commit"]?.value }

  /// `workflow-type`: how the document was translated, `ht` by people, `tm+mt` by memory and machine.
  public var workflowType: String? { self["workflow-type"]?.value }

  /// `source-wordcount`: the words of the source; `nil` when it is absent or no whole number.
  public var sourceWordCount: Int? { self["source-wordcount"].flatMap { Self.count($0.value) } }

  /// `ht-degree`: how much of the document people have translated, 0 to 100 percent; `nil` when it is absent or no percentage.
  public var humanTranslatedPercentage: Int? { self["ht-degree"].flatMap { Self.percentage($0.value) } }

  /// Fields that the documents of large sets have, and that say nothing about how a page is made.
  static let descriptiveFields: Set<String> = [
    "audience", "author", "badge", "content-type", "doc-type", "exl-id", "feature", "jira", "keywords", "kt", "last-substantial-update", "level",
    "product", "recommendations", "role", "solution", "source-fingerprint", "sub-feature", "sub-product", "topic", "topic-tags", "type", "uuid",
    "version",
  ]

  /// All fields that a document may have.
  static let knownFields = descriptiveFields.union([
    "title", "description", "draft", "source-git-commit", "source-wordcount", "workflow-type", "ht-degree",
  ])

  /// `draft`: whether the document is kept out of the site; `nil` when it is neither `true` nor `false`.
  static func isDraft(_ text: String) -> Bool? { YAMLScalar(text: text, isPlain: true).boolean }

  /// The line of `draft: true` in the front matter of a file; `nil` when the document is to be published.
  public static func draftLine(in source: [UInt8], file: String) -> Int? {
    // Nearly every document has no such field; reading the front matter of them all would cost too much.
    guard hasWord("draft", inFrontMatterOf: source) else { return nil }
    let field = FrontMatterReader(SourceText(source, file: file).bytes, file: file).frontMatter["draft"]
    return field.flatMap { isDraft($0.value) == true ? $0.line : nil }
  }

  private static func hasWord(_ word: StaticString, inFrontMatterOf source: [UInt8]) -> Bool {
    var lines = source.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }[...]
    guard lines.popFirst()?.contains(UInt8(ascii: "-")) == true, var rest = lines.popFirst() else { return false }
    let word = Array(word.description.utf8)
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
      if line.starts(with: "---".utf8) || line.starts(with: "...".utf8) { return false }
      // YAML has many spellings of a field: {draft: true}, ? draft.
      if line.indices.contains(where: { line[$0] == word[0] && line[$0...].starts(with: word) }) { return true }
      rest = rest[line.endIndex...].dropFirst()
    }
    return false
  }

  static func count(_ text: String) -> Int? { Int(text).flatMap { $0 >= 0 ? $0 : nil } }

  static func percentage(_ text: String) -> Int? {
    guard text.last == "%", let number = Int(text.dropLast()), (0...100).contains(number) else { return nil }
    return number
  }
}

/// Finds the front matter at the head of a document and reads it.
struct FrontMatterReader {
  private(set) var findings: [Finding] = []
  private(set) var frontMatter: FrontMatter
  /// Where the body begins, and on which line, from 1.
  private(set) var bodyStart = 0
  private(set) var bodyLine = 1
  /// Whether the front matter has no end, so that the document has no body.
  private(set) var isUnterminated = false

  private let bytes: [UInt8]
  private let file: String

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    frontMatter = FrontMatter(file: file, fields: [])
    read()
  }

  private mutating func read() {
    var lineEnd = endOfLine(from: 0)
    guard isFence(0..<lineEnd, "-") else {
      findings.append(
        Finding(
          DocumentRules.missingFrontMatter, at: SourceLocation(file, line: 1), "The document has no front matter",
          hint: "Begin it with a line ---, then title: and description:, then another line ---"))
      return
    }
    let start = min(lineEnd + 1, bytes.count)
    var line = 2
    var index = start
    while index < bytes.count {
      lineEnd = endOfLine(from: index)
      if isFence(index..<lineEnd, "-") || isFence(index..<lineEnd, ".") {
        bodyStart = min(lineEnd + 1, bytes.count)
        bodyLine = line + 1
        readFields(start..<index)
        return
      }
      line += 1
      index = lineEnd + 1
    }
    isUnterminated = true
    findings.append(
      Finding(
        DocumentRules.unterminatedFrontMatter, at: SourceLocation(file, line: 1), "The front matter that begins here has no end",
        hint: "Put a line --- below its last field"))
  }

  private mutating func readFields(_ range: Range<Int>) {
    guard let fields = simpleFields(range) ?? yamlFields(range) else { return }
    frontMatter = FrontMatter(file: file, fields: fields)
    let misspelled = reportUnknownFields()
    for (key, rule) in [("title", DocumentRules.missingTitle), ("description", .missingDescription)]
    where frontMatter[key]?.value.isEmpty ?? true && !misspelled.contains(key) {
      findings.append(
        Finding(
          rule, at: SourceLocation(file, line: frontMatter[key]?.line ?? 1), "The front matter has no \(key)", hint: "Add \(key):"))
    }
    for key in ["title", "description"] {
      guard let field = frontMatter[key], field.value.unicodeScalars.contains(where: SourceText.isControl) else { continue }
      findings.append(
        Finding(
          SourceTextRule.controlCharacter, at: SourceLocation(file, line: field.line),
          "The \(key) has an escape of a control character, which no page can show", hint: "Write the character that is meant"))
    }
    if let field = frontMatter["draft"], FrontMatter.isDraft(field.value) == nil {
      report(.unknownField, field, "'draft' must be true or false, not '\(field.value)'", hint: "true keeps the document out of the site")
    }
    if let field = frontMatter["source-wordcount"], frontMatter.sourceWordCount == nil {
      report(field, "a number of words such as 223")
    }
    if let field = frontMatter["ht-degree"], frontMatter.humanTranslatedPercentage == nil {
      report(field, "a percentage such as 100%")
    }
  }

  private mutating func report(_ field: FrontMatter.Field, _ expected: String) {
    findings.append(
      Finding(
        DocumentRules.frontMatterValue, at: SourceLocation(file, line: field.line), "'\(field.key)' must be \(expected), not '\(field.value)'"))
  }

  /// Reports fields that ask for something that doesn't happen, and returns the known fields that they are probably meant for.
  private mutating func reportUnknownFields() -> Set<String> {
    var misspelled: Set<String> = []
    for field in frontMatter.fields where !FrontMatter.knownFields.contains(field.key) {
      let near = NearestName.nearest(to: field.key.lowercased(), among: FrontMatter.knownFields.sorted())
      let hint =
        switch field.key.lowercased() {
        case "lang", "language", "locale": "The folder of the document decides its language; remove the field"
        case "date", "publishdate", "expirydate", "publishes", "expires":
          "A document is published at the next build, a campaign by the dates in Templates/site.yml; remove the field, or write draft: true"
        default:
          near.map { "Did you mean '\($0)'?" } ?? "Remove it; a page is made of title and description, and draft: true keeps it out of the site"
        }
      if let near { misspelled.insert(near) }
      report(.unknownField, field, "'\(field.key)' in the front matter has no effect", hint: hint)
    }
    return misspelled
  }

  private mutating func report(_ rule: DocumentRules, _ field: FrontMatter.Field, _ message: String, hint: String) {
    findings.append(Finding(rule, at: SourceLocation(file, line: field.line), message, hint: hint))
  }

  /// Reads fields that are one plain or quoted text each, as nearly all are; `nil` when YAML's parser is needed.
  private func simpleFields(_ range: Range<Int>) -> [FrontMatter.Field]? {
    var fields: [FrontMatter.Field] = []
    var index = range.lowerBound
    var line = 2
    while index < range.upperBound {
      let end = endOfLine(from: index)
      defer {
        index = end + 1
        line += 1
      }
      if index == end { continue }
      guard let field = SimpleField(bytes[index..<end]), !fields.contains(where: { $0.key == field.key }) else { return nil }
      fields.append(FrontMatter.Field(key: field.key, value: field.value, line: line))
    }
    return fields
  }

  /// `nil` when it isn't YAML, which is reported.
  private mutating func yamlFields(_ range: Range<Int>) -> [FrontMatter.Field]? {
    let parsed = YAMLValue.parse(String(decoding: bytes[range], as: UTF8.self), file: file, firstLine: 2)
    if parsed.findings.contains(where: { $0.rule == "yaml-empty" }) { return [] }
    findings += parsed.findings
    guard let mapping = parsed.value?.mapping("the front matter", into: &findings) else { return nil }
    return mapping.entries.compactMap { entry in
      guard let text = text(entry) else { return nil }
      return FrontMatter.Field(key: entry.key, value: text, line: entry.location.line ?? 1)
    }
  }

  private mutating func text(_ entry: YAMLMapping.Entry) -> String? {
    if entry.value.isNull { return "" }
    guard case .sequence(let items) = entry.value.content else { return entry.value.value(entry.key, as: prose(entry.key), into: &findings) }
    return items.compactMap { $0.string("an item of '\(entry.key)'", into: &findings) }.joined(separator: ", ")
  }

  /// What readers see is prose; behind the other fields a comment may stand.
  private func prose(_ key: String) -> YAMLType<String> { ["title", "description"].contains(key) ? .prose : .text }

  private func endOfLine(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  /// Whether a line is three of the sign, with nothing but space behind.
  private func isFence(_ range: Range<Int>, _ sign: Unicode.Scalar) -> Bool {
    guard range.count >= 3, let byte = UInt8(exactly: sign.value) else { return false }
    return bytes[range].prefix(3).allSatisfy { $0 == byte }
      && bytes[range].dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
