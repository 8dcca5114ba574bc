/// Goes through the tree of a page once and notes what it is made of.
struct PageOutlineBuilder {
  private(set) var outline = PageOutline()
  private var order = 0
  /// The text of `label` elements by the id that they are for.
  private var labels: [String: String] = [:]

  private static let landmarks: [String: PageLandmark.Kind] = [
    "header": .header, "nav": .nav, "main": .main, "footer": .footer, "aside": .aside, "form": .form, "section": .section, "search": .search,
    "banner": .header, "navigation": .nav, "contentinfo": .footer, "complementary": .aside, "region": .section,
  ]
  private static let spokenAttributes = ["aria-label", "alt", "title", "placeholder"]
  private static let blocks: Set<String> = ["p", "li", "tr", "dd", "pre"]

  /// What an element hands down to those in it.
  private struct Surroundings {
    var language: String?
    var landmark: PageLandmark.Kind?
    var form: Int?
    var isFolded = false
    var isHidden = false
    /// The text of the label around it.
    var label: String?
    var depth = 0
  }

  mutating func read(_ root: XMLElement) {
    outline.language = root["lang"]
    outline.direction = root["dir"]
    visit(root, Surroundings())
    for index in outline.controls.indices where outline.controls[index].label == nil {
      outline.controls[index].label = outline.controls[index].id.flatMap { labels[$0] }
    }
  }

  private mutating func visit(_ element: XMLElement, _ outer: Surroundings) {
    guard outer.depth < 256 else { return }
    order += 1
    var inner = outer
    inner.depth += 1
    if let language = element["lang"] { inner.language = language }
    if element["hidden"] != nil || element["aria-hidden"] == "true" || Self.isHidden(byStyle: element["style"]) { inner.isHidden = true }
    let place = place(of: element, inner)
    note(element, place, &inner)
    for name in Self.spokenAttributes {
      if let value = element[name] { add(value, of: element, isAttribute: true, inner, place) }
    }
    if element.name == "style" {
      outline.style += element.text
      return
    }
    for child in element.children {
      switch child {
      case .element(let child): visit(child, inner)
      case .text(let text): add(text, of: element, isAttribute: false, inner, place)
      }
    }
  }

  private func place(of element: XMLElement, _ surroundings: Surroundings) -> PagePlace {
    var place = PagePlace(line: element.line, order: order)
    place.landmark = surroundings.landmark
    place.form = surroundings.form
    place.isFolded = surroundings.isFolded
    place.isHidden = surroundings.isHidden
    return place
  }

  private mutating func note(_ element: XMLElement, _ place: PagePlace, _ inner: inout Surroundings) {
    if let kind = Self.landmarks[element["role"] ?? element.name] {
      let isNamed = element["aria-label"] != nil || element["aria-labelledby"] != nil
      // A section is a landmark when it has a name alone.
      if kind != .section || isNamed { outline.landmarks.append(PageLandmark(kind: kind, isNamed: isNamed, place: place)) }
      if kind != .form, kind != .section { inner.landmark = kind }
    }
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = element.name.utf8.last.map { Int($0) - 0x30 } ?? 1
      outline.headings.append(PageHeading(level: level, anchor: element["id"], text: element.plainText, place: place))
    case "form":
      inner.form = outline.forms.count
      outline.forms.append(
        PageForm(
          method: element["method"]?.lowercased() ?? "get", action: element["action"] ?? "", autocomplete: element["autocomplete"], place: place))
    case "label":
      let text = element.plainText
      inner.label = text
      if let id = element["for"] { labels[id] = text }
    case "input", "select", "textarea": noteControl(element, place, inner.label)
    case "button":
      addButton(element, element["type"]?.lowercased() ?? "submit", element.plainText, place)
    case "a":
      guard let target = element["href"] else { break }
      outline.links.append(
        PageLink(
          target: target, text: element.plainText, classes: element.classes, targetLanguage: element["hreflang"], place: place))
    case "details":
      outline.disclosures.append(
        PageDisclosure(summary: element.first("summary")?.plainText ?? "", isOpen: element["open"] != nil, place: place))
      if element["open"] == nil { inner.isFolded = true }
    case "img": outline.images.append(PageImage(source: element["src"] ?? "", alternative: element["alt"], place: place))
    default: break
    }
    if Self.blocks.contains(element.name), !outline.headings.isEmpty { outline.headings[outline.headings.count - 1].blocks += 1 }
  }

  private mutating func noteControl(_ element: XMLElement, _ place: PagePlace, _ label: String?) {
    let type = element.name == "input" ? element["type"]?.lowercased() ?? "text" : element.name
    if type == "submit" || type == "button" || type == "reset" || type == "image" {
      addButton(element, type, element["value"] ?? element["alt"] ?? "", place)
      return
    }
    var control = PageControl(
      element: element.name, type: type, id: element["id"], name: element["name"], value: element["value"], isRequired: element["required"] != nil,
      isDisabled: element["disabled"] != nil, isChecked: element["checked"] != nil, label: label ?? element["aria-label"],
      autocomplete: element["autocomplete"], place: place)
    if element.name == "textarea" { control.value = element.plainText }
    if element.name == "select" { noteOptions(of: element, &control) }
    outline.controls.append(control)
  }

  private func noteOptions(of element: XMLElement, _ control: inout PageControl) {
    for option in element.elements {
      if option.name == "optgroup" {
        noteOptions(of: option, &control)
      } else if option.name == "option" {
        let value = option["value"] ?? option.plainText
        control.options.append(value)
        if option["selected"] != nil { control.selected.append(value) }
      }
    }
  }

  private mutating func addButton(_ element: XMLElement, _ type: String, _ text: String, _ place: PagePlace) {
    outline.buttons.append(
      PageButton(
        element: element.name, type: type, text: text, classes: element.classes, name: element["name"],
        value: element.name == "button" ? element["value"] : nil, isDisabled: element["disabled"] != nil, place: place))
  }

  private mutating func add(_ text: String, of element: XMLElement, isAttribute: Bool, _ surroundings: Surroundings, _ place: PagePlace) {
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
    outline.texts.append(
      PageText(text: text.collapsed, language: surroundings.language, isAttribute: isAttribute, element: element.name, place: place))
  }

  private static func isHidden(byStyle style: String?) -> Bool {
    guard let style else { return false }
    let squeezed = style.lowercased().filter { !$0.isWhitespace }
    return squeezed.contains("display:none") || squeezed.contains("visibility:hidden")
  }
}

extension XMLElement {
  /// Its text, as a reader sees it on one line.
  var plainText: String { text.collapsed }

  var classes: [String] { (self["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init) }
}

extension String {
  /// The text with each run of ASCII white space as one space, and none at either end.
  var collapsed: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    var isPending = false
    for scalar in unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}" {
        isPending = !result.isEmpty
      } else {
        if isPending { result += " " }
        isPending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
