public import AssentModel

/// Where a line of a page comes from.
public struct LineOrigin: Sendable, Hashable {
  /// The line of the page, counted from 1.
  public var pageLine: Int
  /// The line of the template or document that it was made from.
  public var source: SourceLocation

  public init(pageLine: Int, source: SourceLocation) {
    self.pageLine = pageLine
    self.source = source
  }
}
