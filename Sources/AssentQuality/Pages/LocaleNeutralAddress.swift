import AssentDocuments
import AssentHTML
import AssentModel

/// Where a link leads, in a form that is the same in every locale.
struct PageLinkTarget: Hashable {
  let text: String

  /// - Parameter isSwitcher: the link leads to a page in another language by intention.
  init(_ target: String, on page: CheckedPage, isSwitcher: Bool = false) {
    if isSwitcher {
      text = target
    } else if target.hasPrefix("#") {
      text = Self.place(target, on: page)
    } else if target.hasPrefix(page.root) {
      // Which heading a fragment names is for the rules over documents to compare.
      text = "./" + target.dropFirst(page.root.count).prefix { $0 != "#" }
    } else if target.contains("://") {
      text = Self.withoutLocale(target, page)
    } else {
      text = target
    }
  }

  /// A heading by its number, because an anchor that is made from the heading's text is translated with it.
  private static func place(_ target: String, on page: CheckedPage) -> String {
    let anchor = target.dropFirst()
    if let index = page.outline.headings.firstIndex(where: { $0.anchor.map { $0 == anchor } ?? false }) { return "#\(index)" }
    return target
  }

  /// Other sites have folders, hosts and parameters for languages, too.
  private static func withoutLocale(_ target: String, _ page: CheckedPage) -> String {
    let tag = page.locale.description.lowercased()
    let forms: Set<String> = [tag, tag.replacing("-", with: "_"), page.locale.language]
    var result = ""
    var part = ""
    func end() {
      result += forms.contains(part.lowercased()) ? "@" : part
      part = ""
    }
    for character in target {
      if character == "/" || character == "." || character == "=" || character == "&" || character == "?" || character == "#" {
        end()
        result.append(character)
      } else {
        part.append(character)
      }
    }
    end()
    return result
  }
}

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
