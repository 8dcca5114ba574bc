public import AssentModel

/// A page as the generator rendered it, not yet proven to be right.
public struct RenderedPage: Sendable {
  /// The path relative to the output folder: `fr/opt-out.html`.
  public var path: String
  /// The locale that `lang` of the `html` element must equal; `nil` when the element alone says it.
  public var locale: LocaleTag?
  /// The page as UTF-8.
  public var bytes: [UInt8]
  /// The offsets of the bytes before which the handler puts what it knows only at request time, such as a token.
  public var slots: [Int]
  /// Which source line a line of the page comes from, by ascending page line.
  public var origins: [LineOrigin]

  public init(path: String, locale: LocaleTag, bytes: [UInt8], slots: [Int] = [], origins: [LineOrigin] = []) {
    self.init(path: path, bytes: bytes)
    self.locale = locale
    self.slots = slots
    self.origins = origins
  }

  /// A page whose locale its `html` element says, without slots and origins.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    slots = []
    origins = []
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
  /// Scheme, host and port in small letters: `https://example.com`.
  let origin: String
  private let paths: Set<String>
  private let tokenPlaces: Set<String>

  /// - Parameters:
  ///   - paths: root-absolute paths without `basePath`: `/fr/guides/channels.html`, `/assets/logo.png`.
  ///     `/` and `/fr/` stand for the `index.html` in that folder.
  ///   - locales: The locales of the site: the handler takes tokens behind `/fr/`.
  public init(paths: Set<String>, baseURL: String, basePath: String, locales: [LocaleTag] = []) {
    self.paths = paths
    self.baseURL = baseURL
    self.basePath = basePath
    origin = String(baseURL.dropLast(basePath.count)).lowercased()
    tokenPlaces = Set(locales.map { "/\($0)/" })
  }

  /// Whether the handler answers the path with a token behind it.
  func takesToken(_ path: String) -> Bool { tokenPlaces.contains(path) }

  /// Whether a file answers a path that begins with a slash and has no query or fragment.
  func contains(_ path: String) -> Bool {
    paths.contains(path) || path.hasSuffix("/") && paths.contains(path + "index.html")
  }
}
