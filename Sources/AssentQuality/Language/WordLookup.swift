/// A dictionary, or several: what tells whether a word belongs to a language.
public protocol WordLookup: Sendable {
  /// Whether the language, such as `fr`, has the word in this form; `nil` when there is no dictionary of the language.
  func knows(_ word: String, language: String) -> Bool?
}
