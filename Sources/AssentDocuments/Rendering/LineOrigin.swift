/// The line of a document from which the lines of its HTML come, from one on to the next origin.
public struct LineOrigin: Hashable, Sendable {
  /// From 1, in the HTML of the document alone.
  public let htmlLine: Int
  /// From 1, in the file.
  public let sourceLine: Int
}
