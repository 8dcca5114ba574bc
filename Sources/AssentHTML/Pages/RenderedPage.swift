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

/// A page without an error. Only `HTMLValidator` can make one, so whoever holds it holds the proof.
public struct ValidatedPage: Sendable {
  public let page: RenderedPage

  init(proven page: RenderedPage) { self.page = page }
}

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

/// The files that internal links can lead to, and where the site is published.
public struct LinkTargets: Sendable {
  /// Scheme, host and path in front of every link, without a slash at the end.
  public let baseURL: String
  /// The path of `baseURL`: empty, or a slash and the rest without a slash at the end.
  public let basePath: String
  private let paths: Set<String>

  /// - Parameter paths: root-absolute paths without `basePath`: `/fr/guides/channels.html`, `/assets/logo.png`.
  ///   `/` and `/fr/` stand for the `index.html` in that folder.
  public init(paths: Set<String>, baseURL: String, basePath: String) {
    self.paths = paths
    self.baseURL = baseURL
    self.basePath = basePath
  }

  /// Whether a file answers a path that begins with a slash and has no query or fragment.
  func contains(_ path: String) -> Bool {
    paths.contains(path) || path.hasSuffix("/") && paths.contains(path + "index.html")
  }
}
