import AssentLocalization
import AssentModel

/// A text as a translator's file has it, before it is held against the tables.
struct ReadSegment: Hashable, Sendable {
  var name: SegmentName
  /// In the syntax of string tables; `nil` when the file doesn't say.
  var source: String?
  /// In the syntax of string tables; `nil` or empty when there is none.
  var target: String?
  var state: TranslationState
  /// Whether the file still marks the translation as made from an older source text.
  var isStale = false
  /// Whether the state is what the translator says, and not what the export once wrote.
  var hasCurrentState = true
  var fingerprint: String?
  var translatedFrom: String?
  /// What is wrong with the text.
  var problems: [String] = []
  var location: SourceLocation
}
