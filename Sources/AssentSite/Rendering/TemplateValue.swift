import AssentModel

/// What a name in a template can stand for.
enum TemplateValue {
  case parts([ValuePart])
  /// A message, worked out only where it is rendered: its key may also begin other keys.
  case message(any TemplateMessage)
  case flag(Bool)
  case object(any TemplateObject)
  case list([TemplateValue])
  /// A section that this page doesn't have.
  case absent
  /// What is made only when a template asks for it.
  case deferred(() -> TemplateValue)

  static func text(_ text: String) -> TemplateValue { .parts([.text(text)]) }
  static func html(_ html: String) -> TemplateValue { .parts([.html(html)]) }
  static func slot(_ slot: Slot) -> TemplateValue { .parts([.slot(slot)]) }
}

/// The names that a template can use at one place.
protocol TemplateObject {
  func value(named name: String) -> TemplateValue?
}

/// A message of the string table, and the keys that continue its own.
protocol TemplateMessage: TemplateObject {
  /// What is rendered; `nil` when the key has no message.
  func parts() -> [ValuePart]?
}

/// Names known in advance.
struct TemplateNames: TemplateObject {
  private let values: [String: TemplateValue]

  init(_ values: [String: TemplateValue]) { self.values = values }

  func value(named name: String) -> TemplateValue? {
    if case .deferred(let make) = values[name] { return make() }
    return values[name]
  }
}
