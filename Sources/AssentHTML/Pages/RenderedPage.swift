public import AssentModel

/// A page as the generator rendered it, not yet proven to be right.
public struct RenderedPage: Sendable {
  /// The path relative to the output folder: `fr/opt-out.html`.
  public var path: String
  /// The locale that `lang` of the `html` element must equal.
  public var locale: LocaleTag
  /// The page as UTF-8.
  public var bytes: [UInt8]
  /// Which source line a line of the page comes from, by ascending page line.
  public var origins: [LineOrigin]

  public init(path: String, locale: LocaleTag, bytes: [UInt8], origins: [LineOrigin] = []) {
    self.path = path
    self.locale = locale
    self.bytes = bytes
    self.origins = origins
  }
}
