/// What an element of an XML file holds.
public enum XMLNode: Hashable, Sendable {
  case element(XMLElement)
  case text(String)
}
