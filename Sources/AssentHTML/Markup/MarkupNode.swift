/// An element of a page.
struct MarkupNode: Sendable {
  var element: ElementName
  /// Whether the start tag ends in `/>`.
  var isSelfClosed: Bool
  /// Whether text other than white space stands directly in the element.
  var hasText = false
  /// Whether an entity or a character reference stands directly in the element.
  var hasReference = false
  /// The index of the parent; -1 for the root.
  var parent: Int32
  /// The index after the last descendant.
  var end: Int32
  /// The byte after the attributes of the start tag.
  var offset: Int32
  /// The first text other than white space; -1 without.
  var textOffset: Int32 = -1
  /// The attributes, as indices.
  var attributes: Range<Int32>
  /// The start tag without its name, in a form that tells any two apart.
  var tag = TextRange.empty
  /// The name as written, for an element that HTML doesn't know.
  var unknownName = TextRange.empty
  var ancestors: ElementSet
  var present: AttributeSet
}
