import AssentLocalization
import AssentModel

/// A part of a locale's coverage: the strings or documents in one state.
struct CoverageSegment {
  /// The class of its colour in the HTML report.
  let name: String
  let label: String
  let count: Int

  /// The states of strings, the best first, and what is missing.
  static func segments(_ coverage: StringCoverage) -> [CoverageSegment] {
    func state(_ state: TranslationState) -> Int { max(0, coverage.states[state] ?? 0) }
    return [
      CoverageSegment(name: "reviewed", label: "Reviewed", count: state(.reviewed)),
      CoverageSegment(name: "translated", label: "Translated", count: state(.translated)),
      CoverageSegment(name: "machine", label: "Machine", count: state(.machine)),
      CoverageSegment(name: "new", label: "New", count: state(.new)),
      CoverageSegment(name: "missing", label: "Missing", count: max(0, coverage.missing)),
    ]
  }

  /// How documents were made, and what is missing.
  static func segments(_ coverage: DocumentCoverage) -> [CoverageSegment] {
    let total = max(0, coverage.total)
    let there = total - min(total, max(0, coverage.missing))
    return [
      CoverageSegment(name: "reviewed", label: "By people", count: there - min(there, max(0, coverage.machine))),
      CoverageSegment(name: "machine", label: "Machine", count: max(0, coverage.machine)),
      CoverageSegment(name: "missing", label: "Missing", count: max(0, coverage.missing)),
    ]
  }

  /// The strings that people have translated.
  static func done(_ coverage: StringCoverage) -> Int { (coverage.states[.translated] ?? 0) + (coverage.states[.reviewed] ?? 0) }
}
