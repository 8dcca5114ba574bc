/// Where the archive of built pages keeps what: every file under its SHA-256, so that nothing is kept twice and nothing is ever replaced.
public enum ArchivePath {
  /// A page that was published: `pages/ab/cdef….html`.
  public static func page(_ sha256: String) -> String { path("pages", sha256, suffix: "html") }

  /// A `pages.json` that was published: `builds/ab/cdef….json`.
  public static func manifest(_ sha256: String) -> String { path("builds", sha256, suffix: "json") }

  /// A template, string table or document that pages came from: `sources/ab/cdef….md`.
  ///
  /// - Parameter path: where it was in the site; its extension is kept.
  public static func source(_ sha256: String, path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return self.path("sources", sha256, suffix: name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init))
  }

  /// The folder of the lists of pages.
  public static let manifests = "builds"

  private static func path(_ folder: String, _ sha256: String, suffix: String?) -> String {
    "\(folder)/\(sha256.prefix(2))/\(sha256.dropFirst(2))\(suffix.map { "." + $0 } ?? "")"
  }
}
