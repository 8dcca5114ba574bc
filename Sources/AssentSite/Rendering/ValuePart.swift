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
