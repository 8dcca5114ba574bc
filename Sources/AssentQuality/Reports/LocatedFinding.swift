import AssentModel

/// A finding with the line of its file that shows it.
struct LocatedFinding: Sendable {
  /// Its number in the report, from 0.
  let index: Int
  let check: CheckFinding
  /// How many findings before it are alike but for their place.
  let occurrence: Int
  /// `nil` when it is about more than a line, or the line can't be read.
  let excerpt: SourceExcerpt?

  var finding: Finding { check.finding }

  /// Where its part begins, else where it was reported.
  var line: Int? { excerpt?.line ?? finding.location?.line }

  /// The message, and the hint after it as a sentence of its own.
  var messageWithHint: String {
    finding.hint.map { "\(finding.message). \($0)" } ?? finding.message
  }
}

/// A line of a source file, and the stretch of it that is wrong.
struct SourceExcerpt: Sendable {
  /// Counted from 1.
  let line: Int
  let scalars: [Unicode.Scalar]
  /// The indices of the part among the scalars; `nil` when it isn't on the line.
  let part: Range<Int>?

  /// The columns of the part in UTF-16 code units, counted from 1; the upper bound is the column after it.
  var columns: Range<Int>? {
    guard let part else { return nil }
    let start = scalars[..<part.lowerBound].reduce(1) { $0 + UTF16.width($1) }
    return start..<scalars[part].reduce(start) { $0 + UTF16.width($1) }
  }
}
