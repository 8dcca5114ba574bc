import AssentFormats

/// Writes an element as an XML file in UTF-8. Elements that hold no text stand on lines of their own.
public struct XMLWriter: Sendable {
  /// The prefixes of namespaces by their address; a namespace without one becomes the default namespace where it begins.
  private let prefixes: [String: String]
  /// The names of elements whose content is written without added space, whatever it is.
  private let verbatimElements: Set<String>

  private static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  public init(prefixes: [String: String] = [:], verbatimElements: Set<String> = []) {
    self.prefixes = prefixes
    self.verbatimElements = verbatimElements
  }

  /// The whole file, with an XML declaration and a line feed at the end. Characters that XML can't hold become U+FFFD.
  public func text(_ root: XMLElement) -> String {
    var output = Self.header
    let used = Self.namespaces(in: root)
    let declared = prefixes.filter { used.contains($0.key) }.sorted { $0.value < $1.value }
    write(root, depth: 0, defaultNamespace: nil, isVerbatim: false, declared: declared.map { ($0.value, $0.key) }, to: &output)
    output += "\n"
    return output
  }

  private func write(
    _ element: XMLElement, depth: Int, defaultNamespace: String?, isVerbatim: Bool, declared: [(prefix: String, address: String)] = [],
    to output: inout String
  ) {
    let prefix = element.namespace.flatMap { prefixes[$0] }
    let name = prefix.map { $0 + ":" + element.name } ?? element.name
    var inherited = defaultNamespace
    output += "<" + name
    if prefix == nil, element.namespace != defaultNamespace {
      output += " xmlns=\"" + MarkupEscaping.escaped(element.namespace ?? "", in: .attribute) + "\""
      inherited = element.namespace
    }
    for (prefix, address) in declared { output += " xmlns:\(prefix)=\"" + MarkupEscaping.escaped(address, in: .attribute) + "\"" }
    for attribute in element.attributes { write(attribute, to: &output) }
    guard !element.children.isEmpty else {
      output += "/>"
      return
    }
    output += ">"
    let inside = isVerbatim || verbatimElements.contains(element.name) || element.hasText
    for child in element.children {
      if !inside { output += "\n" + String(repeating: "  ", count: depth + 1) }
      switch child {
      case .text(let text): output += MarkupEscaping.escaped(text, in: .content)
      case .element(let element):
        write(element, depth: depth + 1, defaultNamespace: inherited, isVerbatim: inside, to: &output)
      }
    }
    if !inside { output += "\n" + String(repeating: "  ", count: depth) }
    output += "</" + name + ">"
  }

  private func write(_ attribute: XMLAttribute, to output: inout String) {
    var prefix = ""
    if let namespace = attribute.namespace {
      prefix = namespace == XMLAttribute.xmlNamespace ? "xml:" : prefixes[namespace].map { $0 + ":" } ?? ""
    }
    output += " " + prefix + attribute.name + "=\"" + MarkupEscaping.escaped(attribute.value, in: .attribute) + "\""
  }

  private static func namespaces(in element: XMLElement) -> Set<String> {
    var found = Set(element.attributes.compactMap(\.namespace))
    if let namespace = element.namespace { found.insert(namespace) }
    for case .element(let child) in element.children { found.formUnion(namespaces(in: child)) }
    return found
  }
}

extension XMLElement {
  fileprivate var hasText: Bool {
    children.contains { if case .text = $0 { true } else { false } }
  }
}
