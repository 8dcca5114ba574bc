import AssentHTML
import AssentLocalization
import AssentModel

/// Reads XLIFF 1.2, strict or transitional, as translators' tools return it.
struct XLIFF1Reader {
  private var result = ReceivedFile()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReceivedFile {
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

  private mutating func readLanguage(_ tag: String?, _ property: WritableKeyPath<ReceivedFile, String?>, _ element: XMLElement) {
    if let tag, let other = result[keyPath: property], other != tag {
      result.findings.append(
        Finding(
          TranslationRule.exchangeLocale, at: SourceLocation(file, line: element.line), "The file mixes \(other) and \(tag)",
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
    let record = UnitMetadata(unit["extradata"] ?? "")
    let target = unit.first("target")
    let meaning = XLIFF1.meaning(target?["state"], qualifier: target?["state-qualifier"], isApproved: unit["approved"] == "yes", record: record)
    let hasTarget = target.map { !$0.children.isEmpty } ?? false
    var inline = XLIFF1Inline()
    let id = unit["id"].map { id in id.firstIndex(of: ":").map { id[..<$0] + "[" + id[id.index(after: $0)...] + "]" } ?? id }
    let source = unit.first("source").map { inline.text(of: $0) }
    let text = target.map { inline.text(of: $0) }
    result.segments.append(
      ReceivedSegment(
        name: SegmentName(unit["resname"] ?? id ?? ""), source: source, target: hasTarget ? text : nil,
        state: hasTarget ? meaning.state : .new, isStale: hasTarget && meaning.isStale, fingerprint: record.fingerprint,
        translatedFrom: record.translatedFrom, problems: inline.problems,
        location: SourceLocation(file, line: target?.line ?? unit.line)))
  }
}

/// Writes strings as XLIFF 1.2 (strict): a unit for each, and one for each category of a plural.
///
/// A placeholder is a protected `ph` element; what the format has no place for stands in `extradata`.
struct XLIFF1Writer {
  let file: ExchangeFile

  var text: String { XMLWriter(verbatimElements: ["source", "target", "note"]).text(root) }

  private func element(_ name: String, _ attributes: [XMLAttribute] = [], _ children: [XMLNode] = []) -> XMLElement {
    XMLElement(name, namespace: XLIFF1.namespace, attributes: attributes, children: children)
  }

  private var root: XMLElement {
    let units = file.units.flatMap { unit in unit.segments.map { XMLNode.element(self.unit(unit, $0)) } }
    let body = element("body", [], units)
    let file = element(
      "file",
      [
        XMLAttribute("original", file.original), XMLAttribute("source-language", file.source.description),
        XMLAttribute("target-language", file.target.description), XMLAttribute("datatype", "plaintext"),
      ], [.element(body)])
    return element("xliff", [XMLAttribute("version", "1.2")], [.element(file)])
  }

  private func unit(_ unit: ExchangeUnit, _ segment: ExchangeUnit.Segment) -> XMLElement {
    let name = SegmentName(unit.key, segment.category)
    var attributes = [XMLAttribute("id", name.token), XMLAttribute("resname", name.description)]
    if let maximum = unit.maximumLength {
      attributes += [XMLAttribute("maxwidth", String(maximum)), XMLAttribute("size-unit", "char")]
    }
    if unit.state == .reviewed, !unit.isStale { attributes.append(XMLAttribute("approved", "yes")) }
    attributes.append(XMLAttribute("extradata", UnitMetadata(unit).description))
    attributes.append(XMLAttribute("space", namespace: XMLAttribute.xmlNamespace, "preserve"))
    var ids = InlineIDs(segment.source)
    var children = [XMLNode.element(element("source", [], content(segment.source, &ids)))]
    ids.restart()
    if let target = segment.target {
      let state = XLIFF1.state(unit)
      var attributes = [XMLAttribute("state", state.state)]
      if let qualifier = state.qualifier { attributes.append(XMLAttribute("state-qualifier", qualifier)) }
      children.append(.element(element("target", attributes, content(target, &ids))))
    }
    for note in [unit.note, ExchangeUnit.categoryNote(segment), unit.limitNote].compactMap(\.self) {
      children.append(.element(element("note", [XMLAttribute("from", "developer")], [.text(note)])))
    }
    return element("trans-unit", attributes, children)
  }

  private func content(_ pattern: MessagePattern, _ ids: inout InlineIDs) -> [XMLNode] {
    var nodes: [XMLNode] = []
    var characters = 0
    for part in pattern.parts {
      switch part {
      case .text(let text):
        nodes += XLIFFText.nodes(text) { value in
          characters += 1
          return element(
            "x",
            [
              XMLAttribute("id", "c\(characters)"), XMLAttribute("ctype", "x-character"),
              XMLAttribute("equiv-text", "U+" + XLIFFText.hexadecimal(value)),
            ])
        }
      case .placeholder(let name):
        nodes.append(
          .element(
            element(
              "ph", [XMLAttribute("id", "p\(ids.next(name))"), XMLAttribute("ctype", "x-placeholder"), XMLAttribute("equiv-text", "{\(name)}")],
              [.text("{\(name)}")])))
      }
    }
    return nodes
  }
}

/// The names that XLIFF 1.2 files share.
enum XLIFF1 {
  static let namespace = "urn:oasis:names:tc:xliff:document:1.2"

  /// `state` and `state-qualifier` of a target.
  static func state(_ unit: ExchangeUnit) -> (state: String, qualifier: String?) {
    if unit.isStale { return ("needs-adaptation", nil) }
    return switch unit.state {
    case .new: ("new", nil)
    case .machine: ("needs-review-translation", "leveraged-mt")
    case .translated: ("translated", nil)
    case .reviewed: ("signed-off", nil)
    }
  }

  /// What a target says, given what was exported with it.
  static func meaning(_ state: String?, qualifier: String?, isApproved: Bool, record: UnitMetadata) -> (state: TranslationState, isStale: Bool) {
    switch state {
    case "final", "signed-off": return (.reviewed, false)
    case "new", "needs-translation", "needs-l10n": return (.new, false)
    case "needs-adaptation", "needs-review-adaptation", "needs-review-l10n", "needs-review-translation":
      if record.isStale { return (record.state ?? .translated, true) }
      return (qualifier == "leveraged-mt" || qualifier == "mt-suggestion" || record.state == .machine ? .machine : .translated, false)
    default: return (isApproved ? .reviewed : .translated, false)
    }
  }
}
