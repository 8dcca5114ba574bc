public import AssentModel

/// Proves pages: reads each with libxml2 and asks every rule.
///
/// One validator serves one thread; it keeps its parser and its memory from page to page.
public struct HTMLValidator: ~Copyable {
  /// Every rule, in the order in which `assent validate --rules` lists them.
  public static let rules: [Rule] = {
    // Both lists have `void-element`, which the text and the tree can break.
    let text = PageTextRule.allCases.map(\.rule)
    return text + MarkupRule.allCases.map(\.rule).filter { !text.contains($0) }
  }()

  private var reader = XMLReader()
  private var ids = IDIndex()
  private let index: RuleIndex
  private let isComplete: Bool

  /// - Parameter rules: the rules to ask. What keeps the page from being read is always reported.
  public init(rules: [Rule] = Self.rules) {
    let chosen = Set(rules.map(\.id))
    index = RuleIndex(MarkupRule.allCases.filter { chosen.contains($0.rule.id) })
    isComplete = Self.rules.allSatisfy { chosen.contains($0.id) }
  }

  /// Validates a page.
  ///
  /// - Parameter links: what internal links may lead to; `nil` leaves them unchecked, for a file on its own.
  /// - Returns: the proof, unless a finding is an error or the validator was made with a choice of rules; and all findings, in page order.
  public mutating func validate(_ page: RenderedPage, links: LinkTargets?) -> (page: ValidatedPage?, findings: [Finding]) {
    let prologue = PagePrologue(page.bytes)
    var problems = prologue.problems
    var findings: [PageFinding] = []
    if let start = prologue.start {
      let (markup, faults) = reader.read(page.bytes, from: start)
      problems += WellFormedness.explained(faults, of: page.bytes, from: start)
      if !problems.contains(where: \.breaksTree) && !markup.nodes.isEmpty {
        ids.rebuild(from: markup)
        findings = index.check(PageMarkup(markup: markup, ids: ids, rendered: page, links: links))
      }
    }
    if problems.isEmpty && findings.isEmpty { return (isComplete ? ValidatedPage(proven: page) : nil, []) }
    let located = FindingLocations(page).located(problems.map(\.finding) + findings)
    let isProven = isComplete && !located.contains { $0.severity == .error }
    return (isProven ? ValidatedPage(proven: page) : nil, located)
  }

  /// What libxml2's HTML parser says about the page, less what it says because it stopped at HTML 4.
  public mutating func secondOpinion(_ page: RenderedPage) -> [Finding] {
    FindingLocations(page).located(HTMLReader.problems(of: page.bytes).map(\.finding))
  }
}

/// Turns places of a page into lines of the files that it was made from.
struct FindingLocations {
  private let page: RenderedPage

  init(_ page: RenderedPage) { self.page = page }

  /// The findings in page order.
  func located(_ findings: [PageFinding]) -> [Finding] {
    let lineEnds = page.bytes.indices.filter { page.bytes[$0] == UInt8(ascii: "\n") }
    let offsets = findings.map { offset(of: $0.place) }
    return findings.indices.sorted { (offsets[$0], $0) < (offsets[$1], $1) }.map { index in
      let line = lineEnds.lowerBound(notBefore: { $0 < offsets[index] }) + 1
      return finding(findings[index].rule, findings[index], line: line)
    }
  }

  private func finding(_ rule: some ReportedRule, _ finding: PageFinding, line: Int) -> Finding {
    Finding(rule, at: location(ofLine: line), finding.message, hint: finding.hint)
  }

  /// The byte at which a place begins. A well-formed start tag has no other `<` in it.
  private func offset(of place: PageFinding.Place) -> Int {
    switch place {
    case .byte(let offset): return min(max(offset, 0), page.bytes.count)
    case .startTag(let end):
      let end = min(max(end, 0), page.bytes.count)
      return page.bytes[..<end].lastIndex(of: UInt8(ascii: "<")) ?? end
    }
  }

  private func location(ofLine line: Int) -> SourceLocation {
    page.origins.last { $0.pageLine == line }?.source ?? SourceLocation(page.path, line: line)
  }
}
