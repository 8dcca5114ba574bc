import AssentHTML
import AssentLocalization
import AssentModel

/// Reads XLIFF 2.0 and its successors with the same namespace, as translators' tools return it.
struct XLIFF2Reader {
  private var result = ReceivedFile()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReceivedFile {
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
          TranslationRule.exchangeFormat, at: SourceLocation(file, line: root.line), "This is no XLIFF, PO or CSV file: its root is <\(root.name)>",
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
    var read = ReceivedSegment(
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

/// Writes strings as XLIFF 2.0: a unit for each, a group of units for a plural.
///
/// A placeholder is a protected `ph` element. The limit is that of the Size and Length Restriction module, in code points.
struct XLIFF2Writer {
  let file: ExchangeFile

  var text: String {
    XMLWriter(
      prefixes: [XLIFF2.sizeNamespace: "slr", XLIFF2.ownNamespace: "assent"],
      verbatimElements: ["source", "target", "note", "data"]
    ).text(root)
  }

  private func element(_ name: String, _ attributes: [XMLAttribute] = [], _ children: [XMLNode] = []) -> XMLElement {
    XMLElement(name, namespace: XLIFF2.namespace, attributes: attributes, children: children)
  }

  private var root: XMLElement {
    let normalization = XMLElement("normalization", namespace: XLIFF2.sizeNamespace, attributes: [XMLAttribute("general", "none")])
    let profiles = XMLElement(
      "profiles", namespace: XLIFF2.sizeNamespace, attributes: [XMLAttribute("generalProfile", "xliff:codepoints")],
      children: [.element(normalization)])
    let units = file.units.map { XMLNode.element($0.isPlural ? group($0) : unit($0, $0.segments[0])) }
    let file = element(
      "file", [XMLAttribute("id", "strings"), XMLAttribute("original", file.original), XMLAttribute("canResegment", "no")],
      [.element(profiles)] + units)
    return element(
      "xliff",
      [
        XMLAttribute("version", "2.0"), XMLAttribute("srcLang", self.file.source.description),
        XMLAttribute("trgLang", self.file.target.description),
      ],
      self.file.units.isEmpty ? [.element(placeholderFile)] : [.element(file)])
  }

  /// A file must hold a unit: one that needs no translation, where there is nothing to translate.
  private var placeholderFile: XMLElement {
    let segment = element("segment", [], [.element(element("source"))])
    let unit = element("unit", [XMLAttribute("id", "none"), XMLAttribute("translate", "no")], [.element(segment)])
    return element("file", [XMLAttribute("id", "strings"), XMLAttribute("original", file.original)], [.element(unit)])
  }

  private func group(_ unit: ExchangeUnit) -> XMLElement {
    let notes = notes([("description", unit.note)])
    return element(
      "group", [XMLAttribute("id", unit.key.text), XMLAttribute("name", unit.key.text), XMLAttribute("type", "assent:plural")],
      notes + unit.segments.map { .element(self.unit(unit, $0)) })
  }

  private func unit(_ unit: ExchangeUnit, _ segment: ExchangeUnit.Segment) -> XMLElement {
    let name = SegmentName(unit.key, segment.category)
    var attributes = [XMLAttribute("id", name.token), XMLAttribute("name", name.description)]
    if let maximum = unit.maximumLength {
      attributes.append(XMLAttribute("sizeRestriction", namespace: XLIFF2.sizeNamespace, String(maximum)))
    }
    attributes.append(XMLAttribute("source", namespace: XLIFF2.ownNamespace, unit.fingerprint.description))
    if let from = unit.translatedFrom {
      attributes.append(XMLAttribute("translatedFrom", namespace: XLIFF2.ownNamespace, from.description))
    }
    let placeholders = segment.source.orderedPlaceholders + (segment.target?.orderedPlaceholders ?? [])
    let names = placeholders.indices.filter { placeholders.firstIndex(of: placeholders[$0]) == $0 }.map { placeholders[$0] }
    let data = names.enumerated().map { index, name in
      XMLNode.element(element("data", [XMLAttribute("id", "d\(index + 1)")], [.text("{\(name)}")]))
    }
    var children = notes([
      ("description", segment.category == nil ? unit.note : nil), ("plural", ExchangeUnit.categoryNote(segment)), ("limit", unit.limitNote),
    ])
    if !data.isEmpty { children.append(.element(element("originalData", [], data))) }
    return element("unit", attributes, children + [.element(self.segment(unit, segment, names))])
  }

  private func segment(_ unit: ExchangeUnit, _ segment: ExchangeUnit.Segment, _ names: [String]) -> XMLElement {
    let state = XLIFF2.state(unit)
    var attributes = [XMLAttribute("id", "s1"), XMLAttribute("state", state.state)]
    if let subState = state.subState { attributes.append(XMLAttribute("subState", subState)) }
    let space = XMLAttribute("space", namespace: XMLAttribute.xmlNamespace, "preserve")
    var ids = InlineIDs(segment.source)
    let mayOmitCount = PluralRules.cardinal(for: file.target).impliesCount(segment.category)
    var children = [XMLNode.element(element("source", [space], content(segment.source, &ids, names, mayOmitCount)))]
    ids.restart()
    if let target = segment.target {
      children.append(.element(element("target", [space], content(target, &ids, names, mayOmitCount))))
    }
    return element("segment", attributes, children)
  }

  private func content(_ pattern: MessagePattern, _ ids: inout InlineIDs, _ names: [String], _ mayOmitCount: Bool) -> [XMLNode] {
    var nodes: [XMLNode] = []
    for part in pattern.parts {
      switch part {
      case .text(let text):
        nodes += XLIFFText.nodes(text) { element("cp", [XMLAttribute("hex", XLIFFText.hexadecimal($0))]) }
      case .placeholder(let name):
        nodes.append(
          .element(
            element(
              "ph",
              [
                XMLAttribute("id", "p\(ids.next(name))"), XMLAttribute("dataRef", "d\((names.firstIndex(of: name) ?? 0) + 1)"),
                XMLAttribute("disp", "{\(name)}"), XMLAttribute("canCopy", "no"),
                XMLAttribute("canDelete", mayOmitCount && name == "count" ? "yes" : "no"),
              ])))
      }
    }
    return nodes
  }

  private func notes(_ notes: [(category: String, text: String?)]) -> [XMLNode] {
    let nodes = notes.compactMap { note in
      note.text.map { text in
        XMLNode.element(
          element(
            "note", [XMLAttribute("category", note.category)],
            XLIFFText.nodes(text) { _ in element("note") }.filter { if case .text = $0 { true } else { false } }))
      }
    }
    return nodes.isEmpty ? [] : [.element(element("notes", [], nodes))]
  }
}

/// The names that XLIFF 2 files share.
enum XLIFF2 {
  static let namespace = "urn:oasis:names:tc:xliff:document:2.0"
  /// The Size and Length Restriction module.
  static let sizeNamespace = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
  /// What XLIFF has no place for.
  static let ownNamespace = "urn:assent:translations:1"

  /// `state` and `subState` for a string. What waits for a person is `initial`: a tool that moves it on must drop the sub-state (section 4.3.1.28).
  static func state(_ unit: ExchangeUnit) -> (state: String, subState: String?) {
    if unit.isStale { return ("initial", "assent:stale-\(unit.state.rawValue)") }
    return switch unit.state {
    case .new: ("initial", nil)
    case .machine: ("initial", "assent:machine")
    case .translated: ("translated", nil)
    case .reviewed: ("reviewed", nil)
    }
  }

  static func meaning(_ state: String?, _ subState: String?) -> (state: TranslationState, isStale: Bool) {
    switch state {
    case "translated": return (.translated, false)
    case "reviewed", "final": return (.reviewed, false)
    default:
      guard let subState, subState.hasPrefix("assent:") else { return (.new, false) }
      let words = subState.dropFirst("assent:".count)
      if words.hasPrefix("stale-") { return (TranslationState(rawValue: String(words.dropFirst("stale-".count))) ?? .translated, true) }
      return (TranslationState(rawValue: String(words)) ?? .new, false)
    }
  }
}
