import AssentDocuments
import AssentHTML
import AssentModel

extension LocaleTag {
  /// What names the locale in addresses, in lower case: `fr-be`, `fr_be`, `fr`.
  var namesInAddresses: Set<String> {
    let tag = description.lowercased()
    return [tag, tag.replacing("-", with: "_"), language]
  }

  /// An address with `*` for each part between separators that names the locale: sites have folders, hosts and parameters for languages.
  ///
  /// - Parameter hasSuffixes: whether a name behind a hyphen or an underscore counts, too: `lamp-fr.png`.
  func neutral(_ address: String, separators: Set<Character>, hasSuffixes: Bool = false) -> String {
    let names = namesInAddresses
    var result = ""
    for piece in address.split(omittingEmptySubsequences: false, whereSeparator: { separators.contains($0) }) {
      let folded = piece.lowercased()
      if names.contains(folded) {
        result += "*"
      } else if hasSuffixes,
        let name = names.first(where: { piece.count > $0.count + 1 && (folded.hasSuffix("-" + $0) || folded.hasSuffix("_" + $0)) })
      {
        result += String(piece.dropLast(name.count)) + "*"
      } else {
        result += String(piece)
      }
      if piece.endIndex < address.endIndex { result.append(address[piece.endIndex]) }
    }
    return result
  }
}

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
      text = page.locale.neutral(target, separators: ["/", ".", "=", "&", "?", "#"])
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
}

/// Tells by what a link is recognized in every locale.
struct DocumentLinkTarget {
  private let anchors: [String: String]
  private let locale: LocaleTag

  /// - Parameter anchors: what anchors of the same document are called in the other locale, where they differ.
  init(locale: LocaleTag, anchors: [String: String]) {
    self.locale = locale
    self.anchors = anchors
  }

  /// Equal for a link and its translation.
  func key(_ link: DocumentLink) -> String {
    if let scheme = link.scheme { return scheme == "https" || scheme == "http" ? "web:" : "\(scheme):" }
    if link.isDocument { return link.fragment.map { "\(link.path)#\($0)" } ?? link.path }
    if link.path.isEmpty, let fragment = link.fragment { return "#\(anchors[fragment] ?? fragment)" }
    return locale.neutral(link.path, separators: ["/", "."], hasSuffixes: true) + (link.fragment.map { "#\($0)" } ?? "")
  }
}
