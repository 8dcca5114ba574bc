import AssentModel

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
