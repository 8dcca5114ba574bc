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
