/// What a URL in an attribute is for.
enum LinkKind {
  /// People follow it.
  case link
  /// Forms are sent to it.
  case action
  /// The browser loads it with the page.
  case resource
  /// Nobody loads it, such as a canonical address.
  case reference
}

extension Markup {
  /// The attributes that hold one URL.
  static let urlAttributes: AttributeSet = [.href, .src, .action, .formaction, .cite, .data, .poster]

  func linkKind(_ name: AttributeName, of node: Int) -> LinkKind {
    switch name {
    case .action, .formaction: return .action
    case .src, .data, .poster: return .resource
    case .cite: return .reference
    default: break
    }
    guard nodes[node].element == .link, let rel = value(.rel, of: node) else { return .link }
    let isReference = tokens(rel).contains { token in Self.references.contains { equalsIgnoringCase(token, $0) } }
    let isStyle = tokens(rel).contains { equalsIgnoringCase($0, "stylesheet") }
    return isReference && !isStyle ? .reference : .resource
  }

  private static let references = [
    "alternate", "author", "canonical", "help", "license", "next", "prev", "privacy-policy", "search", "terms-of-service",
  ]
}
