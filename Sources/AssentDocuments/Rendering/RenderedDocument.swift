public import AssentModel

/// The body of a document as HTML that is also well-formed XML, with places that the site fills.
public struct RenderedDocument: Sendable {
  public let pieces: [Piece]
  /// Ascending; a piece that is filled with one line of text keeps them right.
  public let lineOrigins: [LineOrigin]
  /// The links that lead nowhere.
  public let findings: [Finding]

  public enum Piece: Hashable, Sendable {
    case html(String)
    /// The value of this name, to be escaped for text and attributes alike: it may stand in an `alt`.
    case placeholder(name: String, line: Int)
    /// The string of this key in the page's locale, to be escaped: `alert.note` and its kin.
    case string(String)
  }
}
