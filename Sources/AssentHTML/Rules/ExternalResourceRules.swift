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

/// What a style sheet in a page loads.
struct StyleContent: SheetRule {
  let about = RuleDescription(
    "style-content", "A style sheet in a page imports nothing and loads nothing from another host",
    .other("https://www.w3.org/TR/css-cascade-4/#at-import"))

  func check(_ style: Markup.Style, in page: PageMarkup, _ report: inout Report) {
    guard Self.isSuspect(style.text, page.markup) else { return }
    let sheet = page.markup.string(style.text).lowercased()
    if Self.has("@import", sheet) || sheet.utf8.contains(UInt8(ascii: "\\")) && Self.has("import", sheet) {
      report.add(style.node, "The style sheet imports another", hint: "Put its rules into this one")
    }
    if Self.loadsFromElsewhere(sheet, page) { report.add(style.node, "The style sheet loads from another host", hint: "Put the file in assets") }
  }

  /// Whether the bytes have an `@i`, the end of a `url(`, `-set(` or `src(`, or a backslash in them, in whatever case.
  private static func isSuspect(_ range: TextRange, _ markup: Markup) -> Bool {
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

  private static func has(_ word: String, _ sheet: String) -> Bool {
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
      if isHidden || ExternalResource.isExternal(String(decoding: address, as: UTF8.self), page) { return true }
      index = open + 1
    }
    return false
  }
}
