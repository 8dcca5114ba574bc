import AssentModel
import AssentYAML

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
          "missing-front-matter", at: SourceLocation(file, line: 1), "The document has no front matter",
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
        "unterminated-front-matter", at: SourceLocation(file, line: 1), "The front matter that begins here has no end",
        hint: "Put a line --- below its last field"))
  }

  private mutating func readFields(_ range: Range<Int>) {
    guard let fields = simpleFields(range) ?? yamlFields(range) else { return }
    frontMatter = FrontMatter(file: file, fields: fields)
    for key in ["title", "description"] where frontMatter[key]?.value.isEmpty ?? true {
      findings.append(
        Finding(
          "missing-\(key)", at: SourceLocation(file, line: frontMatter[key]?.line ?? 1), "The front matter has no \(key)", hint: "Add \(key):"))
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
        "front-matter-value", .warning, at: SourceLocation(file, line: field.line), "'\(field.key)' must be \(expected), not '\(field.value)'"))
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

  /// `nil` when it is no YAML, which is reported.
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
    guard case .sequence(let items) = entry.value.content else { return entry.value.string(entry.key, into: &findings) }
    return items.compactMap { $0.string("an item of '\(entry.key)'", into: &findings) }.joined(separator: ", ")
  }

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
