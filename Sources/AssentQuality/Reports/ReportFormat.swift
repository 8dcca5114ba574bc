/// The forms in which `assent check` reports; the raw value is the word after `--format`.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For people at a terminal.
  case text
  /// For programs; `JSONReport.schema` says what stands in it.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// JUnit XML, for CI servers.
  case junit
  /// Workflow commands that GitHub turns into annotations.
  case github
  /// One page for people, which needs neither a network nor JavaScript.
  case html
}
