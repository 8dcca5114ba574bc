public import AssentModel

/// The rules over XML files that come from translators.
enum XMLFileRule: ReportedRule {
  case xmlSyntax, xmlSize

  var rule: Rule {
    switch self {
    case .xmlSyntax:
      Rule(
        "xml-syntax", what: "A file that isn't well-formed XML.", why: "Nothing of it can be read.", example: "<source>Stop</target>",
        source: "https://www.w3.org/TR/xml/#sec-well-formed")
    case .xmlSize:
      Rule(
        "xml-size", what: "A file of more than \(XMLElement.largestFile >> 20) MiB.", why: "Its tree would fill the memory.",
        example: "a file of 300 MiB")
    }
  }
}

/// An element of an XML file, with all that is in it.
public struct XMLElement: Hashable, Sendable {
  /// The name without a prefix.
  public var name: String
  /// The address of its namespace; `nil` when it has none.
  public var namespace: String?
  /// In the order of the file, without the declarations of namespaces.
  public var attributes: [XMLAttribute]
  /// Elements and texts in the order of the file. No text is empty, and no two texts follow each other.
  public var children: [XMLNode]
  /// The line on which its tag begins, from 1; 0 for an element that was made.
  public var line: Int

  public init(_ name: String, namespace: String? = nil, attributes: [XMLAttribute] = [], children: [XMLNode] = [], line: Int = 0) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
    self.line = line
  }

  /// The most bytes that a file may have.
  static let largestFile = 256 << 20

  /// Parses a whole XML file; the root is `nil` when it isn't well-formed, which the findings explain.
  ///
  /// Nothing is read from the network or from another file, and a DTD is passed over: entities that it declares are unknown. Elements nest at most 256
  /// levels deep. Comments and processing instructions are left out; a CDATA section is text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, or what the XML declaration or the byte order mark says.
  ///   - file: the name for the findings.
  public static func parse(_ bytes: [UInt8], file: String) -> (root: XMLElement?, findings: [Finding]) {
    guard bytes.count <= largestFile else {
      return (nil, [Finding(XMLFileRule.xmlSize, at: SourceLocation(file), "The file has more than \(largestFile >> 20) MiB", hint: "Split it")])
    }
    return XMLTreeSession(file: file).read(bytes)
  }
}

extension XMLElement {
  /// The value of an attribute without a namespace.
  public subscript(attribute: String) -> String? { self[attribute, nil] }

  /// The value of an attribute with a namespace.
  public subscript(attribute: String, namespace: String?) -> String? {
    attributes.first { $0.name == attribute && $0.namespace == namespace }?.value
  }

  /// The elements directly in this one.
  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The elements of a name directly in this one, in any namespace.
  public func elements(named name: String) -> [XMLElement] { elements.filter { $0.name == name } }

  /// The first element of a name directly in this one, in any namespace.
  public func first(_ name: String) -> XMLElement? {
    for case .element(let element) in children where element.name == name { return element }
    return nil
  }

  /// All text in it, at any depth.
  public var text: String {
    children.reduce(into: "") { text, child in
      switch child {
      case .text(let part): text += part
      case .element(let element): text += element.text
      }
    }
  }
}

/// What an element of an XML file holds.
public enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(String)
}

/// An attribute of an element in an XML file.
public struct XMLAttribute: Hashable, Sendable {
  /// The name without a prefix.
  public var name: String
  /// The address of its namespace; `nil` when it has no prefix.
  public var namespace: String?
  public var value: String

  public init(_ name: String, namespace: String? = nil, _ value: String) {
    self.name = name
    self.namespace = namespace
    self.value = value
  }

  /// The namespace of `xml:lang` and `xml:space`.
  public static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
}
