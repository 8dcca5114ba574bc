/// Where a link of a document leads, as the site knows it.
public enum LinkResolution: Hashable, Sendable {
  /// To a page of the site: the text of `href` or `src`, not yet escaped.
  case url(String)
  /// To where it says; the destination stays as it is.
  case external
  /// Nowhere, for a reason that the finding tells: "there is no document ...".
  case missing(reason: String)
}
