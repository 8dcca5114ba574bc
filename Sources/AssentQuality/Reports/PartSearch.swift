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
      line.indices.contains(outside) && Passage.isLetterOrDigit(line[outside]) && Passage.isLetterOrDigit(line[inside])
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
