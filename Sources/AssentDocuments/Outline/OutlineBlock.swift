/// A block of a document: what stands on lines of its own.
public struct OutlineBlock: Hashable, Sendable {
  public let kind: Kind
  /// The line on which it begins, from 1, in the file.
  public let line: Int
  /// `nil` for blocks that hold no running text.
  public let text: OutlineText?

  public enum Kind: Hashable, Sendable {
    /// The level is 1 to 6; the anchor is the name of `{#name}`, else made from the text.
    case heading(level: Int, anchor: String, isNamed: Bool)
    /// A paragraph; not the first one of a list item.
    case paragraph
    /// The first paragraph of a list item. The depth and the position in its list are counted from 1.
    case listItem(isOrdered: Bool, depth: Int, position: Int)
    /// Row and column are counted from 0; the header is row 0.
    case tableCell(row: Int, column: Int)
    /// A block quote begins; `NOTE` and its kin when it is an alert.
    case quoteStart(alert: String?)
    case quoteEnd
    /// The language is empty when none is given.
    case code(language: String, text: String)
    case thematicBreak
    case html(String)
  }

  init(_ kind: Kind, line: Int, text: OutlineText? = nil) {
    self.kind = kind
    self.line = line
    self.text = text
  }
}
