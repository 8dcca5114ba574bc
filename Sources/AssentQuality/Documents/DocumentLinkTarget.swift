import AssentDocuments
import AssentModel

/// Tells by what a link is recognized in every locale.
struct DocumentLinkTarget {
  private let anchors: [String: String]
  private let names: Set<String>

  /// - Parameter anchors: what anchors of the same document are called in the other locale, where they differ.
  init(locale: LocaleTag, anchors: [String: String]) {
    self.anchors = anchors
    let tag = locale.description.lowercased()
    names = [locale.language, tag, String(tag.map { $0 == "-" ? "_" : $0 })]
  }

  /// Equal for a link and its translation.
  func key(_ link: DocumentLink) -> String {
    if let scheme = link.scheme { return scheme == "https" || scheme == "http" ? "web:" : "\(scheme):" }
    if link.isDocument { return link.fragment.map { "\(link.path)#\($0)" } ?? link.path }
    if link.path.isEmpty, let fragment = link.fragment { return "#\(anchors[fragment] ?? fragment)" }
    return neutral(link.path) + (link.fragment.map { "#\($0)" } ?? "")
  }

  /// The path with `*` for the locale: `fr/lamp.png`, `lamp.fr.png`, `lamp-fr.png`.
  private func neutral(_ path: String) -> String {
    let pieces = path.split(separator: "/", omittingEmptySubsequences: false).map { folder in
      folder.split(separator: ".", omittingEmptySubsequences: false).map { piece in
        if names.contains(piece.lowercased()) { return "*" }
        for name in names where piece.count > name.count + 1 {
          for joiner in ["-", "_"] where piece.lowercased().hasSuffix(joiner + name) { return piece.dropLast(name.count) + "*" }
        }
        return String(piece)
      }.joined(separator: ".")
    }
    return pieces.joined(separator: "/")
  }
}
