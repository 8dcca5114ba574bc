import AssentHTML
import AssentLocalization
import AssentModel

/// Reads XLIFF 1.2, strict or transitional, as translators' tools return it.
struct XLIFF1Reader {
  private var result = ReadFile()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReadFile {
    var reader = XLIFF1Reader(file: file)
    let parsed = XMLElement.parse(bytes, file: file)
    reader.result.findings += parsed.findings
    for element in parsed.root?.elements(named: "file") ?? [] {
      reader.readLanguage(element["source-language"], \.source, element)
      reader.readLanguage(element["target-language"], \.target, element)
      reader.readUnits(in: element)
    }
    return reader.result
  }

  private init(file: String) { self.file = file }

  private mutating func readLanguage(_ tag: String?, _ property: WritableKeyPath<ReadFile, String?>, _ element: XMLElement) {
    if let tag, let other = result[keyPath: property], other != tag {
      result.findings.append(
        Finding(
          "exchange-locale", at: SourceLocation(file, line: element.line), "The file mixes \(other) and \(tag)",
          hint: "Import one language at a time"))
    }
    result[keyPath: property] = result[keyPath: property] ?? tag
  }

  private mutating func readUnits(in element: XMLElement) {
    for child in element.elements {
      if child.name == "trans-unit" { readUnit(child) } else if child.name == "group" || child.name == "body" { readUnits(in: child) }
    }
  }

  private mutating func readUnit(_ unit: XMLElement) {
    guard unit["translate"] != "no" else { return }
    let record = UnitRecord(unit["extradata"] ?? "")
    let target = unit.first("target")
    let meaning = XLIFF1.meaning(target?["state"], qualifier: target?["state-qualifier"], isApproved: unit["approved"] == "yes", record: record)
    let hasTarget = target.map { !$0.children.isEmpty } ?? false
    var inline = XLIFF1Inline()
    let id = unit["id"].map { id in id.firstIndex(of: ":").map { id[..<$0] + "[" + id[id.index(after: $0)...] + "]" } ?? id }
    let source = unit.first("source").map { inline.text(of: $0) }
    let text = target.map { inline.text(of: $0) }
    result.segments.append(
      ReadSegment(
        name: SegmentName(unit["resname"] ?? id ?? ""), source: source, target: hasTarget ? text : nil,
        state: hasTarget ? meaning.state : .new, isStale: hasTarget && meaning.isStale, fingerprint: record.fingerprint,
        translatedFrom: record.translatedFrom, problems: inline.problems,
        location: SourceLocation(file, line: target?.line ?? unit.line)))
  }
}
