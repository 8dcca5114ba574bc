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
