import AssentModel

/// Finds the parts of findings in the files.
struct FindingLocator {
  /// How many lines below its location a part is looked for: a text may go on for a while.
  private static let reach = 24

  private let sources: SourceLines
  private var file: String?
  private var lines: [String] = []
  private var scalars: [Int: [Unicode.Scalar]] = [:]

  /// Findings that are alike but for their place stand on the line one after the other.
  private struct Likeness: Hashable {
    let rule: String
    let location: SourceLocation
    let part: String
  }

  init(_ sources: SourceLines) { self.sources = sources }

  mutating func located(_ findings: [CheckFinding]) -> [LocatedFinding] {
    var excerpts = [SourceExcerpt?](repeating: nil, count: findings.count)
    var occurrences = [Int](repeating: 0, count: findings.count)
    var seen: [Likeness: Int] = [:]
    // A file is read once, whatever the order of the findings.
    let order = findings.indices.sorted { left, right in
      (findings[left].finding.location?.file ?? "", left) < (findings[right].finding.location?.file ?? "", right)
    }
    for index in order {
      let finding = findings[index].finding
      guard let location = finding.location, let line = location.line, line > 0 else { continue }
      open(location.file)
      let part = finding.part ?? ""
      let likeness = Likeness(rule: finding.rule, location: location, part: part)
      occurrences[index] = seen[likeness, default: 0]
      seen[likeness] = occurrences[index] + 1
      excerpts[index] = excerpt(at: line, part: part, occurrence: occurrences[index])
    }
    return findings.indices.map { LocatedFinding(index: $0, check: findings[$0], occurrence: occurrences[$0], excerpt: excerpts[$0]) }
  }

  private mutating func open(_ path: String) {
    guard file != path else { return }
    file = path
    lines = sources.lines(of: path)
    scalars = [:]
  }

  private mutating func line(_ number: Int) -> [Unicode.Scalar]? {
    if let known = scalars[number] { return known }
    guard number > 0, number <= lines.count else { return nil }
    var view = Array(lines[number - 1].unicodeScalars)
    if view.last == "\r" { view.removeLast() }
    scalars[number] = view
    return view
  }

  private mutating func excerpt(at first: Int, part: String, occurrence: Int) -> SourceExcerpt? {
    guard let start = line(first) else { return nil }
    let isYAML = file?.hasSuffix(".yml") == true || file?.hasSuffix(".yaml") == true
    guard let search = PartSearch(part, isYAML: isYAML) else { return SourceExcerpt(line: first, scalars: start, part: nil) }
    let last = lastLine(from: first, isYAML: isYAML)
    var left = occurrence
    var found: SourceExcerpt?
    // Whole words first: `u` is the pronoun, not the letter of the word before it.
    for accuracy in PartSearch.Accuracy.allCases {
      for number in first...last {
        guard let scalars = line(number) else { break }
        for range in search.ranges(in: scalars, followedBy: line(number + 1), accuracy, limit: left + 1) {
          found = SourceExcerpt(line: number, scalars: scalars, part: range)
          guard left > 0 else { return found }
          left -= 1
        }
      }
      if let found { return found }
    }
    return SourceExcerpt(line: first, scalars: start, part: nil)
  }

  /// The last line on which the text that begins on a line may stand: in YAML all of it is indented further.
  private mutating func lastLine(from first: Int, isYAML: Bool) -> Int {
    let reach = max(first, min(lines.count, first + Self.reach))
    guard isYAML, let start = line(first) else { return reach }
    let indentation = start.prefix { $0 == " " }.count
    var last = first
    while last < reach, let next = line(last + 1), next.isEmpty || next.prefix(while: { $0 == " " }).count > indentation { last += 1 }
    return last
  }
}
