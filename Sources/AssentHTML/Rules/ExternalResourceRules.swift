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
      if StyleSheetScan.loadsFromElsewhere(markup.string(attribute.value), page) {
        findings.add(node, "The style loads from another host", hint: ExternalAddress.hint)
      }
    case .ping: findings.add(node, "ping tells another address that the link was followed", hint: "Remove it")
    case .background: break
    default:
      guard markup.linkKind(attribute.name, of: node) == .resource, !SimplePath.startsLocal(attribute.value, in: markup) else { return }
      if ExternalAddress.isExternal(markup.string(markup.trimmed(attribute.value)), page) {
        findings.add(node, "\(attribute.name.spelling) loads from another host", hint: ExternalAddress.hint)
      }
    }
  }

  static let styleContent = MarkupRule(
    Rule(
      "style-content", what: "A style sheet in a page that imports another or loads a file from another host.",
      why: "That host learns who reads the page, and when.", example: "<style>@import 'a.css';</style>",
      source: "https://www.w3.org/TR/css-cascade-4/#at-import")
  ) { page, findings in
    for style in page.markup.styles {
      guard StyleSheetScan.isSuspect(style.text, page.markup) else { continue }
      let sheet = page.markup.string(style.text).lowercased()
      if StyleSheetScan.has("@import", sheet) || sheet.utf8.contains(UInt8(ascii: "\\")) && StyleSheetScan.has("import", sheet) {
        findings.add(style.node, "The style sheet imports another", hint: "Put its rules into this one")
      }
      if StyleSheetScan.loadsFromElsewhere(sheet, page) {
        findings.add(style.node, "The style sheet loads from another host", hint: "Put the file in assets")
      }
    }
  }
}

/// What the browser loads with the page, which must come from the site itself.
private enum ExternalAddress {
  static let hint = "Put the file in assets"

  /// Whether an address isn't `data:` and not of this site.
  static func isExternal(_ text: String, _ page: PageMarkup) -> Bool {
    // Browsers read a backslash as a slash.
    let small = String(text.lowercased().filter { !$0.isWhitespace }.map { $0 == "\\" ? "/" : $0 })
    if small.hasPrefix("data:") { return false }
    if let base = page.links?.baseURL.lowercased(), !base.isEmpty, small == base || small.hasPrefix(base + "/") { return false }
    if small.hasPrefix("//") { return true }
    let first = small.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return first.contains(":")
  }
}

extension SimplePath {
  /// Whether an address begins with a single slash, and so stays on the host.
  static func startsLocal(_ range: TextRange, in markup: Markup) -> Bool {
    guard range.count > 1, markup.text[Int(range.start)] == UInt8(ascii: "/") else { return false }
    let second = markup.text[Int(range.start) + 1]
    return ASCII.isLetter(second) || ASCII.isDigit(second)
  }
}

/// What a style sheet in a page loads.
private enum StyleSheetScan {
  /// Whether the bytes have an `@i`, the end of a `url(`, `-set(` or `src(`, or a backslash in them, in whatever case.
  static func isSuspect(_ range: TextRange, _ markup: Markup) -> Bool {
    let sheet = markup.text.span
    for index in range.indices.dropFirst() {
      let before = sheet[index - 1]
      switch sheet[index] {
      case UInt8(ascii: "i"), UInt8(ascii: "I"): if before == UInt8(ascii: "@") { return true }
      case UInt8(ascii: "("):
        let second = ASCII.lowercased(sheet[max(index - 2, range.indices.lowerBound)])
        switch ASCII.lowercased(before) {
        case UInt8(ascii: "l"), UInt8(ascii: "c"): if second == UInt8(ascii: "r") { return true }
        case UInt8(ascii: "t"): if second == UInt8(ascii: "e") { return true }
        default: break
        }
      case UInt8(ascii: "\\"): return true
      default: break
      }
    }
    return false
  }

  static func has(_ word: String, _ sheet: String) -> Bool {
    let bytes = Array(sheet.utf8)
    let word = Array(word.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: word) }
  }

  /// Whether a `url()` or an image set names another host.
  static func loadsFromElsewhere(_ sheet: String, _ page: PageMarkup) -> Bool {
    let bytes = Array(sheet.lowercased().utf8)
    var index = 0
    while index < bytes.count {
      let isStart = ["url(", "image-set(", "src("].contains { bytes[index...].starts(with: $0.utf8) }
      guard isStart, let open = bytes[index...].firstIndex(of: UInt8(ascii: "(")) else {
        index += 1
        continue
      }
      let end = bytes[open...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count
      let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'")]
      let address = bytes[(open + 1)..<end].filter { !ASCII.isSpace($0) && !quotes.contains($0) }
      let isHidden = address.contains(UInt8(ascii: "\\"))
      if isHidden || ExternalAddress.isExternal(String(decoding: address, as: UTF8.self), page) { return true }
      index = open + 1
    }
    return false
  }
}
