/// Attributes that are there or not.
struct BooleanValue: AttributeRule, TagRule {
  let about = RuleDescription(
    "boolean-value", "A boolean attribute repeats its name or is empty", .html("common-microsyntaxes.html#boolean-attributes"))
  let attributes: AttributeSet = [
    .allowfullscreen, .async, .autofocus, .autoplay, .checked, .controls, .default, .defer, .disabled, .formnovalidate, .inert, .ismap,
    .itemscope, .loop, .multiple, .muted, .nomodule, .novalidate, .open, .playsinline, .readonly, .required, .reversed, .selected,
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    if attribute.value.isEmpty || page.markup.equalsIgnoringCase(attribute.value, attribute.name.spelling) { return }
    let name = attribute.name.spelling
    report.add(node, "\(name) can't be '\(page.markup.string(attribute.value))'", hint: "Write \(name)=\"\(name)\", or leave it out")
  }
}

/// Attributes whose values are a list of words.
struct EnumeratedValue: AttributeRule, TagRule {
  let about = RuleDescription(
    "enumerated-value", "An attribute with a list of values has one of them", .html("common-microsyntaxes.html#keywords-and-enumerated-attributes"))
  let attributes = AttributeSet(EnumeratedValues.all.map(\.attribute))

  private let lists: [[EnumeratedValues.List]] = AttributeName.allCases.map { name in EnumeratedValues.all.filter { $0.attribute == name } }

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    for list in lists[Int(attribute.name.rawValue)] where list.elements.isEmpty || list.elements.contains(element) {
      if list.values.contains(where: { page.markup.equalsIgnoringCase(attribute.value, $0) }) { return }
      report.add(
        node, "\(attribute.name.spelling) of <\(page.markup.name(of: node))> can't be '\(page.markup.string(attribute.value))'",
        hint: "Use one of: \(list.values.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", "))")
      return
    }
  }
}

/// The lists of words that attributes choose from, in small letters.
///
/// Source: HTML Living Standard, the section of each element and attribute.
enum EnumeratedValues {
  struct List: Sendable {
    var attribute: AttributeName
    /// The elements on which the list holds; empty for all.
    var elements: ElementSet = []
    var values: [String]
  }

  static let httpEquiv = ["content-type", "default-style", "refresh", "x-ua-compatible", "content-security-policy"]

  static let all: [List] = global + links + forms + embedded

  private static let global = [
    List(attribute: .dir, values: ["ltr", "rtl", "auto"]),
    List(attribute: .draggable, values: ["true", "false"]),
    List(attribute: .hidden, values: ["", "hidden", "until-found"]),
    List(attribute: .contenteditable, values: ["", "true", "false", "plaintext-only"]),
    List(attribute: .spellcheck, values: ["", "true", "false"]),
    List(attribute: .writingsuggestions, values: ["", "true", "false"]),
    List(attribute: .translate, values: ["", "yes", "no"]),
    List(attribute: .autocapitalize, values: ["off", "none", "on", "sentences", "words", "characters"]),
    List(attribute: .autocorrect, values: ["", "on", "off"]),
    List(attribute: .enterkeyhint, values: ["enter", "done", "go", "next", "previous", "search", "send"]),
    List(attribute: .inputmode, values: ["none", "text", "tel", "url", "email", "numeric", "decimal", "search"]),
    List(attribute: .popover, values: ["", "auto", "manual", "hint"]),
    List(attribute: .xmlns, elements: [.html], values: ["http://www.w3.org/1999/xhtml"]),
  ]

  private static let links = [
    List(
      attribute: .referrerpolicy,
      values: [
        "", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin",
        "strict-origin-when-cross-origin", "unsafe-url",
      ]),
    List(attribute: .crossorigin, values: ["", "anonymous", "use-credentials"]),
    List(attribute: .fetchpriority, values: ["high", "low", "auto"]),
    List(
      attribute: .as,
      values: ["fetch", "audio", "document", "embed", "font", "image", "manifest", "object", "report", "script", "style", "track", "video"]),
    List(attribute: .charset, elements: [.meta], values: ["utf-8"]),
  ]

  private static let methods = ["get", "post", "dialog"]
  private static let encodings = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]

  private static let forms = [
    List(attribute: .method, elements: [.form], values: methods),
    List(attribute: .formmethod, values: methods),
    List(attribute: .enctype, values: encodings),
    List(attribute: .formenctype, values: encodings),
    List(attribute: .acceptCharset, values: ["utf-8"]),
    List(attribute: .autocomplete, elements: [.form], values: ["on", "off"]),
    List(attribute: .type, elements: [.button], values: ["submit", "reset", "button"]),
    List(attribute: .type, elements: [.input], values: InputTypes.all),
    List(attribute: .wrap, values: ["soft", "hard"]),
    List(attribute: .popovertargetaction, values: ["toggle", "show", "hide"]),
  ]

  private static let embedded = [
    List(attribute: .loading, values: ["lazy", "eager"]),
    List(attribute: .decoding, values: ["sync", "async", "auto"]),
    List(attribute: .preload, values: ["", "none", "metadata", "auto"]),
    List(attribute: .scope, elements: [.th], values: ["row", "col", "rowgroup", "colgroup"]),
    List(attribute: .type, elements: [.ol], values: ["1", "a", "i"]),
    List(attribute: .shape, values: ["circle", "default", "poly", "rect"]),
    List(attribute: .kind, values: ["subtitles", "captions", "descriptions", "chapters", "metadata"]),
    List(attribute: .closedby, values: ["any", "closerequest", "none"]),
  ]
}

/// Attributes that are whole numbers.
struct NumberValue: AttributeRule, TagRule {
  let about = RuleDescription("number-value", "A number is written in digits and within its bounds", .html("common-microsyntaxes.html#numbers"))
  let attributes = AttributeSet(Self.bounds.map(\.attribute))

  private struct Bounds: Sendable {
    var attribute: AttributeName
    var elements: ElementSet = []
    var range: ClosedRange<Int>
  }

  private static let bounds = [
    Bounds(attribute: .tabindex, range: -32_768...32_767),
    Bounds(attribute: .colspan, range: 1...1000),
    Bounds(attribute: .rowspan, range: 0...65_534),
    Bounds(attribute: .span, range: 1...1000),
    Bounds(attribute: .cols, range: 1...999_999_999),
    Bounds(attribute: .rows, range: 1...999_999_999),
    Bounds(attribute: .size, elements: [.input, .select], range: 1...999_999_999),
    Bounds(attribute: .maxlength, range: 0...999_999_999),
    Bounds(attribute: .minlength, range: 0...999_999_999),
    Bounds(attribute: .width, range: 0...999_999_999),
    Bounds(attribute: .height, range: 0...999_999_999),
    Bounds(attribute: .start, range: -999_999_999...999_999_999),
    Bounds(attribute: .value, elements: [.li], range: -999_999_999...999_999_999),
  ]

  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report) {
    let element = page.markup.nodes[node].element
    guard let bounds = Self.bounds.first(where: { $0.attribute == attribute.name && ($0.elements.isEmpty || $0.elements.contains(element)) })
    else { return }
    if let number = page.markup.integer(attribute.value), bounds.range.contains(number) { return }
    report.add(
      node, "\(attribute.name.spelling) can't be '\(page.markup.string(attribute.value))'",
      hint: "Write a whole number from \(bounds.range.lowerBound) to \(bounds.range.upperBound)")
  }
}

/// The numbers of gauges, which may have a fraction.
struct FractionValue: ElementRule, TagRule {
  let about = RuleDescription(
    "gauge-value", "The numbers of meter and progress are numbers, and the value is within them", .html("form-elements.html#the-meter-element"))
  let elements: ElementSet = [.meter, .progress]

  func check(_ node: Int, in page: PageMarkup, _ report: inout Report) {
    var numbers: [AttributeName: Double] = [:]
    for attribute in [AttributeName.value, .min, .max, .low, .high, .optimum] {
      guard let text = page.markup.value(attribute, of: node) else { continue }
      guard let number = Double(page.markup.string(text)), number.isFinite else {
        report.add(node, "\(attribute.spelling) can't be '\(page.markup.string(text))'", hint: "Write a number such as 0.5")
        continue
      }
      numbers[attribute] = number
    }
    guard let value = numbers[.value] else { return }
    let range = (numbers[.min] ?? 0, numbers[.max] ?? 1)
    if value < range.0 || value > range.1 {
      report.add(node, "value \(value) isn't between \(range.0) and \(range.1)", hint: "Set min and max around it")
    }
  }
}
