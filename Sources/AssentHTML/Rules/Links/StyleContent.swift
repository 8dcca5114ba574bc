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
