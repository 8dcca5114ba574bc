/// The text that a rule comes from.
enum RuleSource {
  /// A page and fragment of the HTML Living Standard.
  case html(String)
  /// A fragment of WAI-ARIA 1.2.
  case aria(String)
  /// A fragment of ARIA in HTML.
  case ariaInHTML(String)
  /// The name of a success criterion in "Understanding WCAG 2.2".
  case wcag(String)
  /// The name of a technique in "Techniques for WCAG 2.2".
  case technique(String)
  case other(String)

  var address: String {
    switch self {
    case .html(let place): "https://html.spec.whatwg.org/multipage/\(place)"
    case .aria(let fragment): "https://www.w3.org/TR/wai-aria-1.2/#\(fragment)"
    case .ariaInHTML(let fragment): "https://www.w3.org/TR/html-aria/#\(fragment)"
    case .wcag(let name): "https://www.w3.org/WAI/WCAG22/Understanding/\(name)"
    case .technique(let name): "https://www.w3.org/WAI/WCAG22/Techniques/\(name)"
    case .other(let address): address
    }
  }
}
