/// A part of a text that isn't prose; in the text stands U+FFFC for it.
public struct OutlinePart: Hashable, Sendable {
  public let kind: Kind
  /// The code, the label, the name of the placeholder, the tag as it is written, the alternative text of the image.
  public let text: String
  /// From 1, in the file.
  public let line: Int

  public enum Kind: Hashable, Sendable {
    case code
    /// `[!UICONTROL Save]`
    case control
    /// `[!DNL Campaign]`
    case doNotLocalize
    /// `{brand}`
    case placeholder
    /// A tag or a comment of raw HTML; what stands between two tags is text.
    case html
    case image
  }
}
