/// A place where the blocks of a document and its translation differ.
struct StructureDifference: Sendable {
  let category: Category
  /// In the translation.
  let line: Int
  let message: String
  var part: String?
  var hint: String?
  var source: String?
  var translation: String?

  enum Category: Sendable, CaseIterable {
    case heading, anchor, alert, list, table, code, paragraph
  }
}
