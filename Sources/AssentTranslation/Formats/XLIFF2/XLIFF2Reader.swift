import AssentHTML
import AssentLocalization
import AssentModel

/// Reads XLIFF 2.0 and its successors with the same namespace, as translators' tools return it.
struct XLIFF2Reader {
  private var result = ReadFile()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReadFile {
    var reader = XLIFF2Reader(file: file)
    let parsed = XMLElement.parse(bytes, file: file)
    reader.result.findings += parsed.findings
    if let root = parsed.root { reader.read(root) }
    return reader.result
  }

  private init(file: String) { self.file = file }

  private mutating func read(_ root: XMLElement) {
    guard root.name == "xliff", root.namespace == XLIFF2.namespace else {
      result.findings.append(
        Finding(
          "exchange-format", at: SourceLocation(file, line: root.line), "This is no XLIFF, PO or CSV file: its root is <\(root.name)>",
          hint: "Ask for the file in the format that it was sent in"))
      return
    }
    result.source = root["srcLang"]
    result.target = root["trgLang"]
    for file in root.elements(named: "file") { readUnits(in: file) }
  }

  private mutating func readUnits(in element: XMLElement) {
    for child in element.elements {
      if child.name == "unit" { readUnit(child) } else if child.name == "group" { readUnits(in: child) }
    }
  }

  private mutating func readUnit(_ unit: XMLElement) {
    guard unit["translate"] != "no" else { return }
    var data: [String: String] = [:]
    for item in unit.first("originalData")?.elements(named: "data") ?? [] {
      if let id = item["id"] { data[id] = item.text }
    }
    let parts = unit.elements.filter { $0.name == "segment" || $0.name == "ignorable" }
    let segments = parts.filter { $0.name == "segment" }
    let meanings = segments.map { XLIFF2.meaning($0["state"], $0["subState"]) }
    var read = ReadSegment(
      name: SegmentName(unit["name"] ?? unit["id"]?.replacing(":", with: "[", ending: "]") ?? ""), source: "",
      state: TranslationState.lowest(meanings.map(\.state)) ?? .new, isStale: meanings.contains(where: \.isStale),
      fingerprint: unit["source", XLIFF2.ownNamespace], translatedFrom: unit["translatedFrom", XLIFF2.ownNamespace],
      location: SourceLocation(file, line: unit.line))
    let hasTarget = segments.contains { $0.first("target").map { !$0.children.isEmpty } ?? false }
    var target = ""
    for part in parts {
      var inline = XLIFF2Inline(data: data, sources: part.first("source"))
      read.source? += part.first("source").map { inline.text(of: $0) } ?? ""
      guard hasTarget else { continue }
      if let element = part.first("target") ?? (part.name == "ignorable" ? part.first("source") : nil) {
        if element["order"] != nil { inline.problems.append("its segments are in another order") }
        target += inline.text(of: element)
        if let line = part.first("target")?.line { read.location.line = line }
      } else {
        inline.problems.append("one of its segments has no target")
      }
      read.problems += inline.problems
    }
    if hasTarget { read.target = target }
    result.segments.append(read)
  }
}

extension String {
  /// `a:b` to `a[b]`.
  fileprivate func replacing(_ separator: Character, with opening: String, ending: String) -> String {
    guard let index = firstIndex(of: separator) else { return self }
    return self[..<index] + opening + self[self.index(after: index)...] + ending
  }
}

extension TranslationState {
  /// The state that is furthest from done.
  static func lowest(_ states: [TranslationState]) -> TranslationState? {
    allCases.first(where: states.contains)
  }
}
