import AssentModel

/// A piece of a value that a template inserts.
enum ValuePart: Sendable, Hashable {
  /// Text that is escaped where it stands.
  case text(String)
  /// Markup that was made by the generator.
  case html(String)
  /// What each page has of its own.
  case field(PageField)
  /// What is known only at request time.
  case slot(Slot)
  /// Text of another locale; marked with its language where markup may stand.
  indirect case foreign(LanguageSpan, [ValuePart])

  /// The text without slots and fields.
  var text: String {
    switch self {
    case .text(let text): text
    case .foreign(_, let parts): parts.text
    case .html, .field, .slot: ""
    }
  }
}

extension [ValuePart] {
  /// The text of all parts, without slots and fields.
  var text: String { map(\.text).joined() }

  /// Whether a part is known only at request time.
  var hasSlot: Bool {
    contains { part in
      switch part {
      case .slot: true
      case .foreign(_, let parts): parts.hasSlot
      case .text, .html, .field: false
      }
    }
  }
}

/// What differs between the pages that share a skeleton.
enum PageField: Sendable, Hashable {
  case title
  case description
  case canonical
  case body
  case campaignName
  case campaignExpires
}
