import Foundation

/// The folder of a site as reports for code hosts name it.
struct CheckFolder {
  /// As seen from the root of the repository, without a slash at the end; empty when they are one, or when there is no repository.
  let fromRepository: String

  init(_ folder: String) {
    let path = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
    var root = URL(filePath: path, directoryHint: .isDirectory)
    while !FileManager.default.fileExists(atPath: root.appending(path: ".git").path(percentEncoded: false)) {
      let parent = root.deletingLastPathComponent()
      guard parent.path(percentEncoded: false) != root.path(percentEncoded: false), root.pathComponents.count > 1 else {
        fromRepository = ""
        return
      }
      root = parent
    }
    let inner = path.dropFirst(root.path(percentEncoded: false).count)
    fromRepository = inner.split(separator: "/").joined(separator: "/")
  }
}
