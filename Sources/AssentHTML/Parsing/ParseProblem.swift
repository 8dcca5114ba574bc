/// What a parser found wrong with the text of a page.
struct ParseProblem: Sendable, Hashable {
  /// The id of a rule in `WellFormedness`.
  var rule: String
  /// The byte of the page that it is about.
  var offset: Int
  var message: String
  var hint: String?
  /// Whether the tree after it can't be trusted.
  var breaksTree: Bool
}
