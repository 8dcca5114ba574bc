import AssentHTML
import AssentLocalization
import AssentModel

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
    let names = (segment.source.orderedPlaceholders + (segment.target?.orderedPlaceholders ?? [])).uniqued
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
        nodes += PlainText.nodes(text) { element("cp", [XMLAttribute("hex", PlainText.hexadecimal($0))]) }
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
            PlainText.nodes(text) { _ in element("note") }.filter { if case .text = $0 { true } else { false } }))
      }
    }
    return nodes.isEmpty ? [] : [.element(element("notes", [], nodes))]
  }
}
