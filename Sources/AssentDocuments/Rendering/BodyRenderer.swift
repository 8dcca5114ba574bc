import AssentModel

/// Turns the syntax tree of a body into HTML, and collects its headings, its links and what is wrong with it.
struct BodyRenderer {
  let file: String
  var reading: ReadingState
  var output = BodyOutput()
  var headings: HeadingIndex
  var links: [DocumentLink] = []
  private(set) var problems: [Finding] = []
  /// The body as it is rendered.
  private(set) var source: ArraySlice<UInt8> = []
  /// The texts that anchors of headings are made from, in their order, where the words of the document were replaced.
  private var headingTexts: ArraySlice<String> = []

  /// Elements that are open around the current node, alerts and table parts counted as one.
  var depth = 0
  var hasReportedDepth = false
  /// For each open block quote whether it is an alert.
  var alerts: [Bool] = []
  var table: TableState?
  var openLinks: [OpenLink] = []
  /// Elements that were opened by text or raw HTML, innermost last.
  var inlineElements: [InlineElement] = []
  /// The node whose remaining text has no closing bracket.
  var unclosedSpans: CommonMarkNode?

  enum OpenLink {
    case direct
    case resolved
    /// Only its text is shown.
    case dropped
  }

  struct InlineElement {
    let owner: CommonMarkNode?
    /// The element in raw HTML; `nil` for `[!UICONTROL ...]` and its kin.
    let name: String?
    let line: Int
  }

  struct TableState {
    let alignments: [UInt8]
    var column = 0
    var isInHeader = false
    var hasBody = false
  }

  init(file: String, firstLine: Int) {
    self.file = file
    self.reading = ReadingState(firstLine: firstLine)
    self.headings = HeadingIndex(file: file)
  }

  var findings: [Finding] {
    headings.findings.isEmpty
      ? problems : (problems + headings.findings).sorted { ($0.location ?? SourceLocation(file)) < ($1.location ?? SourceLocation(file)) }
  }

  mutating func render(_ body: ArraySlice<UInt8>, replacingProse replace: PseudoText.Replacement? = nil) {
    source = body
    let scan = BodyScan(body)
    for line in scan.deepLines { reportDepth(line: line - 1 + reading.firstLine) }
    output.reserve(body.count * 5 / 4 + 128)
    guard let tree = CommonMarkTree(parsing: scan.withoutDeepLines(body), hasPipe: scan.hasPipe, hasTilde: scan.hasTilde) else {
      report(.markdown, line: reading.firstLine, "The text can't be parsed")
      return
    }
    if let replace {
      var pseudo = PseudoText(replace)
      tree.walk(&pseudo)
      headingTexts = pseudo.headingTexts[...]
    }
    tree.walk(&self)
    output.line()
  }

  mutating func report(_ rule: DocumentRules, line: Int, _ message: String, hint: String? = nil) {
    problems.append(Finding(rule, at: SourceLocation(file, line: line), message, hint: hint))
  }

  mutating func reportDepth(line: Int) {
    report(.nesting, line: line, "Block quotes, lists or emphasis nest more than \(BodyScan.deepest) levels deep here")
  }

  /// The line of a node in the file.
  func line(_ node: CommonMarkNode) -> Int { reading.line(node) }
}

extension BodyRenderer {
  mutating func beginQuote(_ node: CommonMarkNode) {
    let isOpen = opens(node)
    let kind = isOpen ? alertKind(node) : nil
    alerts.append(kind != nil)
    guard isOpen else { return }
    beginBlock(node)
    guard let kind else {
      output.markup("<blockquote>\n")
      return
    }
    let name = kind.lowercased()
    output.markup("<div class=\"alert alert-\(name)\" role=\"note\">\n<p class=\"alert-title\">")
    output.mark(.string("alert.\(name)"))
    output.markup("</p>\n")
  }

  /// The kind of an alert; hides its marker, `[!NOTE]` at the start of the first paragraph. `nil` for other quotes.
  private mutating func alertKind(_ quote: CommonMarkNode) -> String? {
    guard let marker = AlertMarker(of: quote) else { return nil }
    guard AlertMarker.kinds.contains(marker.word) else {
      report(
        .unknownAlert, line: line(quote), "'[!\(marker.word)]' is no kind of alert",
        hint: "They are [!NOTE], [!TIP], [!IMPORTANT], [!CAUTION] and [!WARNING]")
      return nil
    }
    reading.hide(marker)
    return marker.word
  }
}

extension BodyRenderer {
  mutating func beginHeading(_ node: CommonMarkNode) {
    let level = node.headingLevel
    let (anchor, text) = reading.beginHeading(node)
    if let anchor, !anchor.isValid {
      report(
        .headingAnchor, line: line(node), "'{#\(anchor.name)}' is no anchor",
        hint: "Use letters, digits, hyphens, dots and underscores: {#name}")
    }
    let id = headings.add(
      level: level, anchor: anchor.flatMap { $0.isValid ? $0.name : nil }, text: text, original: headingTexts.popFirst(), line: line(node))
    beginBlock(node)
    output.markup("<h\(level) id=\"")
    output.attribute(id)
    output.markup("\">")
  }

  mutating func endHeading(_ node: CommonMarkNode) {
    reading.endHeading()
    output.markup("</h\(node.headingLevel)>\n")
  }
}
