import AssentModel

extension MarkupRule {
  static let externalResources: [MarkupRule] = [externalResource, styleContent]

  static let externalResource = MarkupRule(
    Rule(
      "external-resource", what: "An image, style sheet or other file from another host.", why: "That host learns who reads the page, and when.",
      example: #"<img src="//cdn.example.net/a.png" alt=""/>"#, source: "https://www.w3.org/TR/CSP3/#directive-default-src"),
    onAttributes: Markup.urlAttributes + [.srcset, .imagesrcset, .style, .background, .ping]
  ) { page, node, attribute, findings in
    let markup = page.markup
    switch attribute.name {
    case .srcset, .imagesrcset:
      let candidates = markup.string(attribute.value).split(separator: ",")
      if candidates.contains(where: { ExternalAddress.isExternal($0.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "", page) }) {
        findings.add(node, "\(attribute.name.spelling) loads from another host", hint: ExternalAddress.hint)
      }
    case .style:
      let requests = StyleSheetScan.requests(markup.text[attribute.value.indices])
      if requests.contains(where: { ExternalAddress.isExternal($0.address, page) }) {
        findings.add(node, "The style loads from another host", hint: ExternalAddress.hint)
      }
    case .ping: findings.add(node, "ping tells another address that the link was followed", hint: "Remove it")
    case .background: break
    default:
      // What the policy blocks wherever it comes from has a rule of its own.
      guard markup.linkKind(attribute.name, of: node) == .resource, !SimplePath.startsLocal(attribute.value, in: markup),
        markup.directive(attribute.name, of: node).map({ !PagePolicy.sources(of: $0).isEmpty }) ?? true
      else { return }
      if ExternalAddress.isExternal(markup.string(markup.trimmed(attribute.value)), page) {
        findings.add(node, "\(attribute.name.spelling) loads from another host", hint: ExternalAddress.hint)
      }
    }
  }

  static let styleContent = MarkupRule(
    Rule(
      "style-content", what: "A style sheet in a page that imports another, loads a file from another host or has a font as data:.",
      why: "That host learns who reads the page, and when; the Content-Security-Policy of the pages blocks it.",
      example: "<style>@import 'a.css';</style>", source: "https://www.w3.org/TR/css-cascade-4/#at-import")
  ) { page, findings in
    for style in page.markup.styles where StyleSheetScan.isSuspect(style.text, page.markup) {
      // The text of a style element stands in the page as it is.
      let tagEnd = page.rendered.bytes[Int(page.markup.nodes[style.node].offset)...].firstIndex(of: UInt8(ascii: ">")) ?? 0
      for request in StyleSheetScan.requests(page.markup.text[style.text.indices]) {
        let offset = tagEnd + 1 + request.offset - Int(style.text.start)
        switch request.kind {
        case .sheet: findings.add(at: offset, "The style sheet imports another", hint: "Put its rules into this one")
        case .image(let address), .font(let address):
          if ExternalAddress.isExternal(address, page) {
            findings.add(at: offset, "The style sheet loads from another host: \(address.prefix(80))", hint: ExternalAddress.hint)
          } else if case .font = request.kind, ExternalAddress.isData(address), !PagePolicy.sources(of: .font).contains(.data) {
            findings.add(
              at: offset, "The Content-Security-Policy of the pages blocks a font as data:", hint: "Put the font in assets, and its address in url()")
          }
        }
      }
    }
  }
}

/// What the browser loads with the page, which must come from the site itself.
enum ExternalAddress {
  static let hint = "Put the file in assets"

  /// Whether an address isn't `data:` and not on the site's host.
  static func isExternal(_ text: String, _ page: PageMarkup) -> Bool {
    // Browsers read a backslash as a slash.
    let small = String(text.lowercased().filter { !$0.isWhitespace }.map { $0 == "\\" ? "/" : $0 })
    if small.hasPrefix("data:") { return false }
    let isRelative = small.hasPrefix("//")
    if let origin = page.links?.origin, !origin.isEmpty {
      let own = isRelative ? origin[(origin.firstIndex(of: "/") ?? origin.endIndex)...] : origin[...]
      if small.hasPrefix(own), small.dropFirst(own.count).first.map({ "/?#".contains($0) }) ?? true { return false }
    }
    return isRelative || small.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":")
  }

  static func isData(_ text: String) -> Bool { text.drop(while: \.isWhitespace).prefix(5).lowercased() == "data:" }
}

extension SimplePath {
  /// Whether an address begins with a single slash, and so stays on the host.
  static func startsLocal(_ range: TextRange, in markup: Markup) -> Bool {
    guard range.count > 1, markup.text[Int(range.start)] == UInt8(ascii: "/") else { return false }
    let second = markup.text[Int(range.start) + 1]
    return ASCII.isLetter(second) || ASCII.isDigit(second)
  }
}
