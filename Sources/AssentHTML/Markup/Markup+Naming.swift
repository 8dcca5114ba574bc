extension Markup {
  /// Whether what is in the element reads as something to a person who can't see it: text, or an image's alternative.
  func hasReadableContent(_ node: Int) -> Bool {
    if nodes[node].hasText { return true }
    var index = node + 1
    while index < Int(nodes[node].end) {
      if isHidden(index) {
        index = Int(nodes[index].end)
        continue
      }
      if nodes[index].hasText || hasOwnName(index) { return true }
      index += 1
    }
    return false
  }

  /// Whether an attribute of the element names it: `aria-label`, `aria-labelledby`, an image's `alt`, `title`.
  func hasOwnName(_ node: Int) -> Bool {
    if hasAriaName(node) || isFilled(.title, node) { return true }
    let element = nodes[node].element
    return (element == .img || element == .area || element == .input) && isFilled(.alt, node)
  }

  func hasAriaName(_ node: Int) -> Bool { isFilled(.ariaLabel, node) || isFilled(.ariaLabelledby, node) }

  /// Whether the attribute has a value with more than white space in it.
  func isFilled(_ name: AttributeName, _ node: Int) -> Bool {
    value(name, of: node).map { !trimmed($0).isEmpty } ?? false
  }

  /// Whether the element is kept from everyone or from assistive technology.
  func isHidden(_ node: Int) -> Bool {
    has(.hidden, node) || value(.ariaHidden, of: node).map { equals($0, "true") } ?? false
  }

  /// The value of an input's `type` when it is the word.
  func isInput(_ node: Int, _ types: String...) -> Bool {
    guard nodes[node].element == .input, let type = value(.type, of: node) else { return false }
    return types.contains { equalsIgnoringCase(type, $0) }
  }

  /// Whether the element is one that people act on.
  ///
  /// Source: HTML Living Standard, section 3.2.5.2.7, interactive content.
  func isInteractive(_ node: Int) -> Bool {
    switch nodes[node].element {
    case .button, .details, .embed, .iframe, .label, .select, .textarea: true
    case .a: has(.href, node)
    case .input: !isInput(node, "hidden")
    case .audio, .video: has(.controls, node)
    case .img: has(.usemap, node)
    default: false
    }
  }
}
