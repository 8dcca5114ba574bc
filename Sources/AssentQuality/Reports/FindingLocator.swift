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

/// Looks for a part on a line, scalar by scalar.
struct PartSearch {
  /// How sure it is that a place is the part.
  enum Accuracy: CaseIterable {
    /// Not inside a word, and not the key of an entry.
    case word
    /// Anywhere.
    case exact
    /// With escapes.
    case quoted
    /// It begins at the end of the line and goes on at the beginning of the next.
    case wrapped
  }

  /// What is longer than this isn't looked for over the end of a line.
  private static let wrapLimit = 500

  private let part: Needle
  /// The part as YAML writes it between quotation marks.
  private let quoted: [Needle]
  private let isYAML: Bool

  /// `nil` when there is nothing to look for.
  init?(_ part: String, isYAML: Bool) {
    // What goes over several lines is shown by its first.
    let all = Array(part.unicodeScalars)
    let first = Array(all.prefix { $0 != "\n" && $0 != "\r" })
    let scalars = first.isEmpty ? all : first
    if scalars.isEmpty { return nil }
    self.part = Needle(scalars)
    self.isYAML = isYAML
    let double = scalars.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    let single = scalars.flatMap { $0 == "'" ? ["'", "'"] : [$0] }
    quoted = isYAML ? [double, single].filter { $0 != scalars }.map(Needle.init) : []
  }

  /// The places on a line, not more than `limit`.
  func ranges(in line: [Unicode.Scalar], followedBy next: [Unicode.Scalar]?, _ accuracy: Accuracy, limit: Int) -> [Range<Int>] {
    switch accuracy {
    case .word: part.ranges(in: line, from: isYAML ? Self.valueStart(line) : 0, limit: limit) { isWhole(line, $0) }
    case .exact: part.ranges(in: line, from: 0, limit: limit) { _ in true }
    case .quoted: quoted.lazy.map { $0.ranges(in: line, from: 0, limit: limit) { _ in true } }.first { !$0.isEmpty } ?? []
    case .wrapped: wrapped(in: line, followedBy: next).map { [$0] } ?? []
    }
  }

  private func isWhole(_ line: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    func isCut(_ outside: Int, _ inside: Int) -> Bool {
      line.indices.contains(outside) && line[outside].isLetterOrDigit && line[inside].isLetterOrDigit
    }
    return !isCut(range.lowerBound - 1, range.lowerBound) && !isCut(range.upperBound, range.upperBound - 1)
  }

  /// Where the value of `key: value` begins.
  private static func valueStart(_ line: [Unicode.Scalar]) -> Int {
    var index = 0
    while index + 1 < line.count, line[index] != "\"", line[index] != "'", line[index] != "#" {
      if line[index] == ":", line[index + 1] == " " { return index + 2 }
      index += 1
    }
    return 0
  }

  private func wrapped(in line: [Unicode.Scalar], followedBy next: [Unicode.Scalar]?) -> Range<Int>? {
    let part = part.scalars
    guard let next, part.count <= Self.wrapLimit, part.contains(" ") else { return nil }
    let end = (line.lastIndex { $0 != " " } ?? -1) + 1
    let following = next.drop { $0 == " " || $0 == ">" }
    for (index, scalar) in part.enumerated().reversed() where scalar == " " && index > 0 && index <= end {
      guard line[(end - index)..<end].elementsEqual(part[..<index]), following.starts(with: part[(index + 1)...]) else { continue }
      return end - index..<end
    }
    return nil
  }
}

/// A stretch of text that is looked for in lines, in time that grows with the line alone.
///
/// Source: Knuth, Morris and Pratt, 1977.
struct Needle: Sendable {
  let scalars: [Unicode.Scalar]
  /// For each length the longest shorter beginning that ends there as well.
  private let borders: [Int]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var borders = [Int](repeating: 0, count: scalars.count + 1)
    var border = 0
    for index in scalars.indices.dropFirst() {
      while border > 0, scalars[border] != scalars[index] { border = borders[border] }
      if scalars[border] == scalars[index] { border += 1 }
      borders[index + 1] = border
    }
    self.borders = borders
  }

  /// The first `limit` places that a condition allows, none of them over another.
  func ranges(in line: [Unicode.Scalar], from start: Int, limit: Int, where isAllowed: (Range<Int>) -> Bool) -> [Range<Int>] {
    guard !scalars.isEmpty, start >= 0, line.count - start >= scalars.count else { return [] }
    var ranges: [Range<Int>] = []
    var matched = 0
    for index in start..<line.count {
      while matched > 0, scalars[matched] != line[index] { matched = borders[matched] }
      if scalars[matched] == line[index] { matched += 1 }
      guard matched == scalars.count else { continue }
      let range = index + 1 - matched..<index + 1
      if isAllowed(range) {
        ranges.append(range)
        if ranges.count >= limit { break }
        matched = 0
      } else {
        matched = borders[matched]
      }
    }
    return ranges
  }
}

/// The files of the site by line, for a report that shows where a finding is.
public struct SourceLines: Sendable {
  private let read: @Sendable (String) -> [String]

  /// - Parameter read: the lines of a file, by its path relative to the site; none when it can't be read.
  public init(_ read: @escaping @Sendable (String) -> [String]) { self.read = read }

  /// The lines of files that are in memory.
  init(texts: [String: String]) {
    self.init { path in texts[path].map(Self.lines) ?? [] }
  }

  /// Knows no file: a report shows no lines.
  static let none = SourceLines { _ in [] }

  func lines(of path: String) -> [String] { read(path) }

  /// The lines of a text, which LF or CR LF ends.
  public static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == 0x0D ? line.dropLast() : line))
    }
  }
}
