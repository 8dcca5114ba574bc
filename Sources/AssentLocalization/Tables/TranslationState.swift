/// How far a translation has come. The raw value is the word in string tables.
public enum TranslationState: String, Hashable, Sendable, CaseIterable {
  case new
  /// Translated by a machine, not yet read by a person.
  case machine
  case translated
  case reviewed
}
