/// What inputs can be, and which of their attributes count for which.
///
/// Source: HTML Living Standard, section 4.10.5, table of input types and attributes.
enum InputTypes {
  static let all = [
    "hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local", "number", "range",
    "color", "checkbox", "radio", "file", "submit", "image", "reset", "button",
  ]

  private static let lines = ["text", "search", "tel", "url", "email", "password"]
  private static let moments = ["date", "month", "week", "time", "datetime-local"]
  private static let buttons = ["submit", "image", "reset", "button"]

  /// The types on which an attribute counts.
  static let types: [(attribute: AttributeName, types: [String])] = [
    (.accept, ["file"]),
    (.alt, ["image"]),
    (.checked, ["checkbox", "radio"]),
    (.dirname, ["hidden", "text", "search", "tel", "url", "email", "password", "submit"]),
    (.formaction, ["submit", "image"]),
    (.formmethod, ["submit", "image"]),
    (.height, ["image"]),
    (.list, ["text", "search", "tel", "url", "email", "number", "range", "color"] + moments),
    (.max, ["number", "range"] + moments),
    (.maxlength, lines),
    (.min, ["number", "range"] + moments),
    (.minlength, lines),
    (.multiple, ["email", "file"]),
    (.pattern, lines),
    (.placeholder, lines + ["number"]),
    (.readonly, lines + moments + ["number"]),
    (.required, lines + moments + ["number", "checkbox", "radio", "file"]),
    (.size, lines),
    (.src, ["image"]),
    (.step, ["number", "range"] + moments),
    (.width, ["image"]),
    (.autocomplete, all.filter { !["checkbox", "radio", "file"].contains($0) && !buttons.contains($0) }),
  ]
}
