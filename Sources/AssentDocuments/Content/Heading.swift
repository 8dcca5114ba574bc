/// A heading of a document.
public struct Heading: Hashable, Sendable {
  /// 1 to 6.
  public let level: Int
  /// Its id on the page: `name` of `{#name}`, else made from the text; unique in the document.
  public let anchor: String
  /// Without markup; placeholders stand in braces.
  public let text: String
  /// From 1, in the file.
  public let line: Int
}
