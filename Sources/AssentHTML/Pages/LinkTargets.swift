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

  /// Whether two lead to the same files; at once when one is a copy of the other.
  static func areSame(_ left: LinkTargets?, _ right: LinkTargets?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.paths == right.paths && left.baseURL == right.baseURL && left.basePath == right.basePath
    default: false
    }
  }

  /// Whether a file answers a path that begins with a slash and has no query or fragment.
  func contains(_ path: String) -> Bool {
    paths.contains(path) || path.hasSuffix("/") && paths.contains(path + "index.html")
  }
}
