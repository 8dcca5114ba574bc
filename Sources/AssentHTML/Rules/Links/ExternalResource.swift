/// What the browser loads with the page, which must come from the site itself.
struct ExternalResource: AttributeRule, TagRule {
  let about = RuleDescription(
    "external-resource", "A page loads nothing from another host", .other("https://www.w3.org/TR/CSP3/#directive-default-src"))
  let attributes: AttributeSet = Markup.urlAttributes + [.srcset, .imagesrcset, .style, .background, .ping]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    switch attribute.name {
    case .srcset, .imagesrcset:
      let candidates = markup.string(attribute.value).split(separator: ",")
      if candidates.contains(where: { Self.isExternal($0.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "", page) }) {
        report.add(node, "\(attribute.name.spelling) loads from another host", hint: Self.hint)
      }
    case .style:
      if StyleContent.loadsFromElsewhere(markup.string(attribute.value), page) {
        report.add(node, "The style loads from another host", hint: Self.hint)
      }
    case .ping: report.add(node, "ping tells another address that the link was followed", hint: "Remove it")
    case .background: break
    default:
      guard markup.linkKind(attribute.name, of: node) == .resource, !SimplePath.startsLocal(attribute.value, in: markup) else { return }
      if Self.isExternal(markup.string(markup.trimmed(attribute.value)), page) {
        report.add(node, "\(attribute.name.spelling) loads from another host", hint: Self.hint)
      }
    }
  }

  private static let hint = "Put the file in assets"

  /// Whether an address isn't `data:` and not of this site.
  static func isExternal(_ text: String, _ page: PageMarkup) -> Bool {
    let small = text.lowercased().filter { !$0.isWhitespace }.replacing(slashes: "/")
    if small.hasPrefix("data:") { return false }
    if let base = page.links?.baseURL.lowercased(), !base.isEmpty, small == base || small.hasPrefix(base + "/") { return false }
    if small.hasPrefix("//") { return true }
    let first = small.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return first.contains(":")
  }
}

extension String {
  /// Browsers read a backslash as a slash.
  fileprivate func replacing(slashes slash: Character) -> String { String(map { $0 == "\\" ? slash : $0 }) }
}

extension SimplePath {
  /// Whether an address begins with a single slash, and so stays on the host.
  static func startsLocal(_ range: TextRange, in markup: Markup) -> Bool {
    guard range.count > 1, markup.text[Int(range.start)] == UInt8(ascii: "/") else { return false }
    let second = markup.text[Int(range.start) + 1]
    return ASCII.isLetter(second) || ASCII.isDigit(second)
  }
}
