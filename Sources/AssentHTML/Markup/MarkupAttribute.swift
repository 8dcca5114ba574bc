/// An attribute of an element.
struct MarkupAttribute: Sendable {
  var name: AttributeName
  /// The value, references replaced.
  var value: TextRange
  /// The name as written, for an attribute that isn't in the vocabulary.
  var unlistedName = TextRange.empty
}
