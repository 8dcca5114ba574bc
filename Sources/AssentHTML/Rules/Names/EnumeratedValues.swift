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
