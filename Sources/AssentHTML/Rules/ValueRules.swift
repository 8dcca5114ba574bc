import AssentModel

extension MarkupRule {
  static let values: [MarkupRule] = [booleanValue, enumeratedValue, numberValue, gaugeValue]

  static let booleanValue = MarkupRule(
    Rule(
      "boolean-value", what: "A boolean attribute with a value other than its name or nothing.",
      why: #"Any value switches it on: checked="false" ticks the box."#, example: #"<p inert="no">Text</p>"#,
      source: .html("common-microsyntaxes.html#boolean-attributes")),
    onAttributes: [
      .allowfullscreen, .async, .autofocus, .autoplay, .checked, .controls, .default, .defer, .disabled, .formnovalidate, .inert, .ismap,
      .itemscope, .loop, .multiple, .muted, .nomodule, .novalidate, .open, .playsinline, .readonly, .required, .reversed, .selected,
    ]
  ) { page, node, attribute, findings in
    if attribute.value.isEmpty || page.markup.equalsIgnoringCase(attribute.value, attribute.name.spelling) { return }
    let name = attribute.name.spelling
    findings.add(node, "\(name) can't be '\(page.markup.string(attribute.value))'", hint: "Write \(name)=\"\(name)\", or leave it out")
  }

  static let enumeratedValue = MarkupRule(
    Rule(
      "enumerated-value", what: "An attribute that takes a word of a list and has another one.",
      why: "Browsers take the default instead, which may be something else than was meant.", example: #"<p dir="left">Text</p>"#,
      source: .html("common-microsyntaxes.html#keywords-and-enumerated-attributes")),
    onAttributes: AttributeSet(EnumeratedValues.all.map(\.attribute))
  ) { page, node, attribute, findings in
    let element = page.markup.nodes[node].element
    for list in EnumeratedValues.ofAttributes[Int(attribute.name.rawValue)] where list.elements.contains(element) {
      if list.values.contains(where: { page.markup.equalsIgnoringCase(attribute.value, $0) }) { return }
      findings.add(
        node, "\(attribute.name.spelling) of <\(page.markup.name(of: node))> can't be '\(page.markup.string(attribute.value))'",
        hint: "Use one of: \(list.values.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", "))")
      return
    }
  }

  static let numberValue = MarkupRule(
    Rule(
      "number-value", what: "A number that isn't written in digits, or is out of bounds.", why: "Browsers take the default instead.",
      example: #"<ol start="x"><li>Text</li></ol>"#, source: .html("common-microsyntaxes.html#numbers")),
    onAttributes: AttributeSet(NumberBounds.all.map(\.attribute))
  ) { page, node, attribute, findings in
    let element = page.markup.nodes[node].element
    guard let bounds = NumberBounds.all.first(where: { $0.attribute == attribute.name && $0.elements.contains(element) }) else { return }
    if let number = page.markup.integer(attribute.value), bounds.range.contains(number) { return }
    findings.add(
      node, "\(attribute.name.spelling) can't be '\(page.markup.string(attribute.value))'",
      hint: "Write a whole number from \(bounds.range.lowerBound) to \(bounds.range.upperBound)")
  }

  static let gaugeValue = MarkupRule(
    Rule(
      "gauge-value", what: "A number of meter or progress that isn't one, or one that isn't between those that bound it.",
      why: "The gauge shows another value than the text says.", example: #"<meter value="3" aria-label="Part">3</meter>"#,
      source: .html("form-elements.html#the-meter-element")), on: [.meter, .progress]
  ) { page, node, findings in
    var numbers: [AttributeName: Double] = [:]
    for attribute in [AttributeName.value, .min, .max, .low, .high, .optimum] {
      guard let text = page.markup.value(attribute, of: node) else { continue }
      guard let number = HTMLNumber.parse(page.markup.string(text)) else {
        return findings.add(node, "\(attribute.spelling) can't be '\(page.markup.string(text))'", hint: "Write a number such as 0.5")
      }
      numbers[attribute] = number
    }
    let (minimum, maximum) = (numbers[.min] ?? 0, numbers[.max] ?? 1)
    if page.markup.nodes[node].element == .progress ? maximum <= minimum : maximum < minimum {
      return findings.add(
        node, "max is \(maximum) and min is \(minimum), so no value is right", hint: "Set max above min: they are 1 and 0 when left out")
    }
    for name in [AttributeName.value, .low, .high, .optimum] {
      guard let number = numbers[name], number < minimum || number > maximum else { continue }
      findings.add(node, "\(name.spelling) \(number) isn't between \(minimum) and \(maximum)", hint: "Set min and max around it")
    }
    if let low = numbers[.low], let high = numbers[.high], low > high {
      findings.add(node, "low \(low) is above high \(high)", hint: "Set low to the lower one")
    }
  }
}

/// The lists of words that attributes choose from, in small letters.
///
/// Source: HTML Living Standard, the section of each element and attribute.
enum EnumeratedValues {
  struct List: Sendable {
    var attribute: AttributeName
    /// The elements on which the list holds.
    var elements: ElementSet = .all
    var values: [String]
  }

  static let httpEquiv = ["content-type", "default-style", "refresh", "x-ua-compatible", "content-security-policy"]

  /// The lists of each attribute, by raw value.
  static let ofAttributes: [[List]] = AttributeName.allCases.map { name in all.filter { $0.attribute == name } }

  static let all: [List] = global + links + forms + embedded

  private static let global = [
    List(attribute: .dir, elements: [.bdo], values: ["ltr", "rtl"]),
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

/// The bounds of an attribute that is a whole number.
private struct NumberBounds {
  var attribute: AttributeName
  var elements: ElementSet = .all
  var range: ClosedRange<Int>

  static let all = [
    NumberBounds(attribute: .tabindex, range: -32_768...32_767),
    NumberBounds(attribute: .colspan, range: 1...1000),
    NumberBounds(attribute: .rowspan, range: 0...65_534),
    NumberBounds(attribute: .span, range: 1...1000),
    NumberBounds(attribute: .cols, range: 1...999_999_999),
    NumberBounds(attribute: .rows, range: 1...999_999_999),
    NumberBounds(attribute: .size, elements: [.input, .select], range: 1...999_999_999),
    NumberBounds(attribute: .maxlength, range: 0...999_999_999),
    NumberBounds(attribute: .minlength, range: 0...999_999_999),
    NumberBounds(attribute: .width, range: 0...999_999_999),
    NumberBounds(attribute: .height, range: 0...999_999_999),
    NumberBounds(attribute: .start, range: -999_999_999...999_999_999),
    NumberBounds(attribute: .value, elements: [.li], range: -999_999_999...999_999_999),
  ]
}
