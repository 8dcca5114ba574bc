public import AssentModel

/// One thing that a page has to get right.
protocol Rule: Sendable {
  var about: RuleDescription { get }
}

/// A rule about elements, asked for each of those it names.
protocol ElementRule: Rule {
  /// The elements it is about; empty for all.
  var elements: ElementSet { get }
  func check(_ node: Int, in page: PageMarkup, _ report: inout Report)
}

/// A rule about attributes, asked for each of those it names.
protocol AttributeRule: Rule {
  /// The attributes it is about; empty for all.
  var attributes: AttributeSet { get }
  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report)
}

/// A rule whose verdict on an element depends on its start tag, the names of the elements around it and the site, and on nothing else:
/// what it passed once, it passes on every page.
protocol TagRule: Rule {}

/// A rule about the style sheets in a page, whose verdict depends on the sheet and the site alone.
protocol SheetRule: Rule {
  func check(_ style: Markup.Style, in page: PageMarkup, _ report: inout Report)
}

/// A rule about the page as a whole.
protocol PageRule: Rule {
  func check(_ page: PageMarkup, _ report: inout Report)
}

/// What a rule asks for, and where that comes from.
public struct RuleDescription: Sendable, Hashable {
  /// The word in findings, in lower case with hyphens.
  public let id: String
  /// How bad it is to break the rule.
  public let severity: Severity
  /// What the rule asks for, as a sentence without a full stop.
  public let sentence: String
  /// The address of the part of the HTML, ARIA or WCAG text that the rule comes from.
  public let source: String

  init(_ id: String, _ sentence: String, _ source: RuleSource) {
    self.init(id, .error, sentence, source)
  }

  init(_ id: String, _ severity: Severity, _ sentence: String, _ source: RuleSource) {
    self.id = id
    self.severity = severity
    self.sentence = sentence
    self.source = source.address
  }
}

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

/// Every rule over the tree, in the order in which they are listed.
enum RuleList {
  static let all: [any Rule] = document + names + structure + forms + accessibility + links

  private static let document: [any Rule] = [
    DocumentStructure(), HTMLLanguage(), HTMLDirection(), CharsetFirst(), PageTitle(), Viewport(), PageDescription(), MetaContent(), MetaRefresh(),
    NoBase(), NoScript(),
  ]

  private static let names: [any Rule] = [
    UnknownElement(), ObsoleteElement(), KnownAttribute(), ObsoleteAttribute(), EventHandler(), StyleAttribute(), RequiredAttribute(),
    EnumeratedValue(), BooleanValue(), NumberValue(), FractionValue(), LanguageTagValue(), TimeValue(), IDValue(), DuplicateID(),
  ]

  private static let structure: [any Rule] = [
    VoidElements(), ContentRule(), TextPlacement(), ForbiddenDescendant(), NestedInteractive(), FirstChild(), DefinitionList(), TableStructure(),
    OneMain(), RawText(),
  ]

  private static let forms: [any Rule] = [
    FormAction(), FormSubmit(), ControlLabel(), LabelTarget(), FormOwner(), InputAttribute(), SelectOptions(), AutocompleteValue(), ControlName(),
  ]

  private static let accessibility: [any Rule] = [
    OneHeading(), HeadingLevels(), EmptyHeading(), EmptyLink(), EmptyButton(), EmptyLabel(), AlternativeText(), FrameTitle(), PositiveTabIndex(),
    HiddenFocus(), KnownARIA(), ARIAValue(), ARIAReference(), KnownRole(), AllowedRole(), RoleRequirements(), RoleAttributes(),
  ]

  private static let links: [any Rule] = [
    URLSyntax(), NoScriptURL(), ExternalResource(), StyleContent(), FragmentTarget(), InternalLink(), LinkRelation(), LinkAttributes(),
    TargetName(), SourceSet(),
  ]
}

/// Collects what the rules find, in bytes of the page; lines are counted only when there is something to say.
struct Report {
  private(set) var entries: [Entry] = []
  /// Whether the verdict on a start tag holds on this page only, because an address in it leads on from where the page is.
  var isOfThisPage = false
  private let rule: RuleDescription
  private let markup: Markup

  struct Entry {
    var rule: RuleDescription
    var place: Place
    var message: String
    var hint: String?
  }

  /// Where in the page it is.
  enum Place {
    /// The element whose start tag ends before the byte.
    case startTag(Int)
    case byte(Int)
  }

  init(_ rule: RuleDescription, markup: Markup) {
    self.rule = rule
    self.markup = markup
  }

  /// Says whose the entries from an index on are.
  mutating func attribute(from index: Int, to rule: RuleDescription) {
    for entry in index..<entries.count { entries[entry].rule = rule }
  }

  /// Reports the element.
  mutating func add(_ node: Int, _ message: @autoclosure () -> String, hint: @autoclosure () -> String? = nil) {
    let offset = markup.nodes.indices.contains(node) ? Int(markup.nodes[node].offset) : 0
    entries.append(Entry(rule: rule, place: .startTag(offset), message: message(), hint: hint()))
  }

  /// Reports the first text in the element.
  mutating func addText(of node: Int, _ message: String, hint: String) {
    entries.append(Entry(rule: rule, place: .byte(Int(markup.nodes[node].textOffset)), message: message, hint: hint))
  }
}

/// What the rules see of a page.
struct PageMarkup {
  let markup: Markup
  let ids: IDIndex
  let locale: LocaleTag
  /// Where the page will be in the site: `/fr/opt-out.html`.
  let path: String
  /// What internal links may lead to; `nil` when nobody knows.
  let links: LinkTargets?

  /// The children of the root that are the element; what a well-built page has one of.
  func first(_ element: ElementName) -> Int? { markup.nodes.firstIndex { $0.element == element } }
}
