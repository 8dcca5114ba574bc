/// The viewport, without which a phone shows a page for a desk.
struct Viewport: ElementRule {
  let about = RuleDescription("viewport", "A page has one viewport, as wide as the device, that people can enlarge", .wcag("reflow"))
  let elements: ElementSet = [.head]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    let markup = page.markup
    let hint = "Write <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
    var count = 0
    for child in markup.children(of: node) where markup.nodes[child].element == .meta {
      guard let name = markup.value(.name, of: child), markup.equalsIgnoringCase(name, "viewport") else { continue }
      count += 1
      if count == 2 { report.add(child, "A second viewport", hint: "Keep one") }
      guard let content = markup.value(.content, of: child) else { continue }
      let letters = markup.text[content.indices].lazy.filter { !ASCII.isSpace($0) }.map(ASCII.lowercased)
      let settings = String(decoding: Array(letters), as: UTF8.self).utf8.split(separator: UInt8(ascii: ",")).map(Substring.init)
      if !settings.contains("width=device-width") { report.add(child, "The viewport isn't as wide as the device", hint: hint) }
      if settings.contains(where: Self.preventsZoom) { report.add(child, "The viewport keeps people from enlarging the page", hint: hint) }
    }
    if count == 0 { report.add(node, "The page has no viewport", hint: hint) }
  }

  private static func preventsZoom(_ setting: Substring) -> Bool {
    if ["user-scalable=no", "user-scalable=0"].contains(setting) { return true }
    guard setting.hasPrefix("maximum-scale="), let scale = Double(setting.dropFirst(14)) else { return false }
    return scale < 2
  }
}
