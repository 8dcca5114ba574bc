/// A field of a form: an `input`, `select` or `textarea` that isn't a button.
public struct PageControl: Hashable, Sendable {
  public var element: String
  /// Of an `input`, in lower case: `text`, `checkbox`, `hidden`; otherwise the element.
  public var type: String
  public var id: String?
  public var name: String?
  public var value: String?
  public var isRequired: Bool
  public var isDisabled: Bool
  /// Whether it is ticked.
  public var isChecked: Bool
  /// The values of a `select`'s options, and those that are selected.
  public var options: [String] = []
  public var selected: [String] = []
  /// The text of its label or its `aria-label`; `nil` without one.
  public var label: String?
  public var autocomplete: String?
  public var place: PagePlace

  /// Whether people see it.
  public var isVisible: Bool { type != "hidden" && !place.isHidden }
  /// Whether it is one of several choices, which are told apart by their values.
  public var isChoice: Bool { type == "checkbox" || type == "radio" }
}
