import AssentModel

/// A rule over the tree of a page, with its check.
struct MarkupRule: ReportedRule {
  let rule: Rule
  let check: Check

  typealias ElementCheck = @Sendable (_ page: PageMarkup, _ node: Int, _ findings: inout RuleFindings) -> Void
  typealias AttributeCheck = @Sendable (_ page: PageMarkup, _ node: Int, _ attribute: MarkupAttribute, _ findings: inout RuleFindings) -> Void
  typealias PageCheck = @Sendable (_ page: PageMarkup, _ findings: inout RuleFindings) -> Void

  /// What the rule is asked about: once for each element or attribute that it names, or once for the page.
  enum Check: Sendable {
    case element(ElementSet, ElementCheck)
    case attribute(AttributeSet, AttributeCheck)
    case page(PageCheck)
  }

  init(_ rule: Rule, on elements: ElementSet, check: @escaping ElementCheck) {
    self.rule = rule
    self.check = .element(elements, check)
  }

  init(_ rule: Rule, onAttributes attributes: AttributeSet, check: @escaping AttributeCheck) {
    self.rule = rule
    self.check = .attribute(attributes, check)
  }

  init(_ rule: Rule, check: @escaping PageCheck) {
    self.rule = rule
    self.check = .page(check)
  }

  /// Every rule that is asked, in the order in which they are listed.
  static let allCases: [MarkupRule] =
    wholePage + names + values + times + languages + structure + tables + nesting + forms + inputs + autofill + accessibility + aria + roles + urls
    + externalResources + policy + links + internalLinks

  static func == (left: MarkupRule, right: MarkupRule) -> Bool { left.rule == right.rule }

  func hash(into hasher: inout Hasher) { hasher.combine(rule) }
}

/// The addresses of the texts that rules come from.
extension String {
  /// A page and fragment of the HTML Living Standard.
  static func html(_ place: String) -> String { "https://html.spec.whatwg.org/multipage/\(place)" }

  /// A fragment of WAI-ARIA 1.2.
  static func aria(_ fragment: String) -> String { "https://www.w3.org/TR/wai-aria-1.2/#\(fragment)" }

  /// A fragment of ARIA in HTML.
  static func ariaInHTML(_ fragment: String) -> String { "https://www.w3.org/TR/html-aria/#\(fragment)" }

  /// The name of a success criterion in "Understanding WCAG 2.2".
  static func wcag(_ name: String) -> String { "https://www.w3.org/WAI/WCAG22/Understanding/\(name)" }

  /// The name of a technique in "Techniques for WCAG 2.2".
  static func technique(_ name: String) -> String { "https://www.w3.org/WAI/WCAG22/Techniques/\(name)" }
}

/// Collects what the rules find on a page, in bytes of the page: lines are counted only when there is something to report.
struct RuleFindings {
  /// What the rules found that were asked so far.
  private(set) var reported: [PageFinding] = []
  /// What the rule found that is being asked.
  private var found: [(place: PageFinding.Place, message: String, hint: String?)] = []
  private let markup: Markup

  init(_ markup: Markup) { self.markup = markup }

  /// Reports the element.
  mutating func add(_ node: Int, _ message: @autoclosure () -> String, hint: @autoclosure () -> String? = nil) {
    let offset = markup.nodes.indices.contains(node) ? Int(markup.nodes[node].offset) : 0
    found.append((.startTag(offset), message(), hint()))
  }

  /// Reports the first text in the element.
  mutating func addText(of node: Int, _ message: String, hint: String) {
    found.append((.byte(Int(markup.nodes[node].textOffset)), message, hint))
  }

  /// Reports a byte of the page.
  mutating func add(at offset: Int, _ message: String, hint: String) { found.append((.byte(offset), message, hint)) }

  var isEmpty: Bool { reported.isEmpty && found.isEmpty }

  /// Ends the check of a rule: what it found becomes findings of the rule.
  @inline(__always)
  mutating func end(_ rule: @autoclosure () -> MarkupRule) {
    guard !found.isEmpty else { return }
    let rule = rule()
    reported += found.map { PageFinding(rule: rule, place: $0.place, message: $0.message, hint: $0.hint) }
    found.removeAll()
  }
}

/// Something that is wrong with a page, before its line is known.
struct PageFinding {
  var rule: any ReportedRule
  var place: Place
  var message: String
  var hint: String?

  /// Where in the page it is.
  enum Place {
    /// The element whose start tag ends before the byte.
    case startTag(Int)
    case byte(Int)
  }
}

/// What the rules see of a page.
struct PageMarkup {
  let markup: Markup
  let ids: IDIndex
  /// The page as it was rendered.
  let rendered: RenderedPage
  /// What internal links may lead to; `nil` when nobody knows.
  let links: LinkTargets?

  /// The first element of the name on the page, in document order; `nil` when the page has none.
  func first(_ element: ElementName) -> Int? { markup.nodes.firstIndex { $0.element == element } }
}
