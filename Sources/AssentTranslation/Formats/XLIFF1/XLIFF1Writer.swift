import AssentHTML
import AssentLocalization
import AssentModel

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
    attributes.append(XMLAttribute("extradata", UnitRecord(unit).description))
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
        nodes += PlainText.nodes(text) { value in
          characters += 1
          return element(
            "x",
            [
              XMLAttribute("id", "c\(characters)"), XMLAttribute("ctype", "x-character"),
              XMLAttribute("equiv-text", "U+" + PlainText.hexadecimal(value)),
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
