import AssentModel

extension MarkupRule {
  static let aria: [MarkupRule] = [ariaReference, ariaValue, ariaAttribute, ariaRole]

  static let ariaReference = MarkupRule(
    Rule(
      "aria-reference", what: "An aria attribute that points to an id that isn't on the page.",
      why: "The name or description that it stands for isn't read.", example: #"<p aria-describedby="a">Text</p>"#, source: .aria("valuetype_idref")),
    onAttributes: [
      .ariaActivedescendant, .ariaControls, .ariaDescribedby, .ariaDetails, .ariaErrormessage, .ariaFlowto, .ariaLabelledby, .ariaOwns,
    ]
  ) { page, node, attribute, findings in
    for token in page.markup.tokens(attribute.value) where page.ids.node(token, in: page.markup) == nil {
      findings.add(
        node, "\(attribute.name.spelling) points to '\(page.markup.string(token))', and no element has that id", hint: "Set it to an id of this page")
    }
  }

  static let ariaValue = MarkupRule(
    Rule(
      "aria-value", what: "An aria attribute with a value that it doesn't take.", why: "Assistive technology takes the default instead.",
      example: #"<p aria-live="loud">Text</p>"#, source: .aria("propcharacteristic_value")), onAttributes: AttributeName.aria
  ) { page, node, attribute, findings in
    guard let kind = ARIAValues.kindOf[Int(attribute.name.rawValue)] else { return }
    let markup = page.markup
    let value = attribute.value
    var hint: String?
    switch kind {
    case .words(let words):
      if !words.contains(where: { markup.equals(value, $0) }) { hint = "Use one of: \(words.joined(separator: ", "))" }
    case .wordList(let words):
      let tokens = markup.tokens(value)
      if tokens.isEmpty || !tokens.allSatisfy({ token in words.contains { markup.equals(token, $0) } }) {
        hint = "Use some of: \(words.joined(separator: ", "))"
      }
    case .integer(let minimum):
      if markup.integer(value).map({ $0 < minimum }) ?? true { hint = "Write a whole number of at least \(minimum)" }
    case .number:
      if HTMLNumber.parse(markup.string(value)) == nil { hint = "Write a number such as 0.5" }
    case .text:
      if markup.trimmed(value).isEmpty { hint = "Give it text, or remove it" }
    case .reference:
      if markup.tokens(value).count > 1 { hint = "Point to one element" }
    case .references:
      if markup.trimmed(value).isEmpty { hint = "Point to an element, or remove it" }
    }
    if let hint { findings.add(node, "\(attribute.name.spelling) can't be '\(markup.string(value))'", hint: hint) }
  }

  static let ariaAttribute = MarkupRule(
    Rule(
      "aria-attribute", what: "An aria attribute that ARIA doesn't have.", why: "Assistive technology ignores it; often it is a misspelling.",
      example: #"<p aria-labeledby="a">Text</p>"#, source: .aria("state_prop_def")), onAttributes: [.unknownAria]
  ) { page, node, attribute, findings in
    findings.add(node, "ARIA has no \(page.markup.name(ofAttribute: attribute))", hint: "Check its spelling")
  }

  static let ariaRole = MarkupRule(
    Rule(
      "aria-role", what: "A role that ARIA doesn't have.", why: "Assistive technology ignores it; often it is a misspelling.",
      example: #"<p role="buton">Text</p>"#, source: .aria("role_definitions")), onAttributes: [.role]
  ) { page, node, attribute, findings in
    let markup = page.markup
    let tokens = markup.tokens(attribute.value)
    if tokens.isEmpty { findings.add(node, "The role is empty", hint: "Name it or remove it") }
    for token in tokens where !ARIARole.allCases.contains(where: { markup.equalsIgnoringCase(token, $0.spelling) }) {
      findings.add(node, "ARIA has no role '\(markup.string(token))'", hint: "Use a role of ARIA, or an element that has the meaning")
    }
  }
}

/// The words and kinds of values that aria attributes take.
///
/// Source: WAI-ARIA 1.2, section 6.6.
enum ARIAValues {
  enum Kind: Sendable {
    case words([String])
    case wordList([String])
    case integer(minimum: Int)
    case number
    case text
    case reference
    case references
  }

  private static let boolean = ["true", "false"]

  static let kinds: [(attribute: AttributeName, kind: Kind)] = [
    (.ariaActivedescendant, .reference),
    (.ariaAtomic, .words(boolean)),
    (.ariaAutocomplete, .words(["inline", "list", "both", "none"])),
    (.ariaBusy, .words(boolean)),
    (.ariaChecked, .words(["true", "false", "mixed", "undefined"])),
    (.ariaColcount, .integer(minimum: -1)),
    (.ariaColindex, .integer(minimum: 1)),
    (.ariaColspan, .integer(minimum: 1)),
    (.ariaControls, .references),
    (.ariaCurrent, .words(["page", "step", "location", "date", "time", "true", "false"])),
    (.ariaDescribedby, .references),
    (.ariaDetails, .references),
    (.ariaDisabled, .words(boolean)),
    (.ariaDropeffect, .wordList(["copy", "execute", "link", "move", "none", "popup"])),
    (.ariaErrormessage, .references),
    (.ariaExpanded, .words(["true", "false", "undefined"])),
    (.ariaFlowto, .references),
    (.ariaGrabbed, .words(["true", "false", "undefined"])),
    (.ariaHaspopup, .words(["false", "true", "menu", "listbox", "tree", "grid", "dialog"])),
    (.ariaHidden, .words(["true", "false", "undefined"])),
    (.ariaInvalid, .words(["grammar", "false", "spelling", "true"])),
    (.ariaLabelledby, .references),
    (.ariaLevel, .integer(minimum: 1)),
    (.ariaLive, .words(["assertive", "off", "polite"])),
    (.ariaModal, .words(boolean)),
    (.ariaMultiline, .words(boolean)),
    (.ariaMultiselectable, .words(boolean)),
    (.ariaOrientation, .words(["horizontal", "undefined", "vertical"])),
    (.ariaOwns, .references),
    (.ariaPosinset, .integer(minimum: 1)),
    (.ariaPressed, .words(["true", "false", "mixed", "undefined"])),
    (.ariaReadonly, .words(boolean)),
    (.ariaRelevant, .wordList(["additions", "all", "removals", "text"])),
    (.ariaRequired, .words(boolean)),
    (.ariaRowcount, .integer(minimum: -1)),
    (.ariaRowindex, .integer(minimum: 1)),
    (.ariaRowspan, .integer(minimum: 0)),
    (.ariaSelected, .words(["true", "false", "undefined"])),
    (.ariaSetsize, .integer(minimum: -1)),
    (.ariaSort, .words(["ascending", "descending", "none", "other"])),
    (.ariaValuemax, .number),
    (.ariaValuemin, .number),
    (.ariaValuenow, .number),
    (.ariaLabel, .text),
    (.ariaRoledescription, .text),
  ]

  /// The kind of each attribute, by raw value.
  static let kindOf: [Kind?] = AttributeName.allCases.map { name in kinds.first { $0.attribute == name }?.kind }
}
