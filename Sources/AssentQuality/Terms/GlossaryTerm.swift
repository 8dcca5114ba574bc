public import AssentModel

/// A term of the source locale, and what it is called in others.
public struct GlossaryTerm: Hashable, Sendable {
  /// The term as the source locale has it.
  public let name: String
  /// Other forms of it there: `opting out` beside `opt-out`. Plurals and the like need not be listed.
  public var otherForms: [String] = []
  /// What it means, for translators.
  public var note: String?
  /// Whether it stands in every locale as it is: a brand.
  public var isKept = false
  /// Whether capitals count.
  public var matchesCase = false
  /// What each locale or language calls it.
  public var renderings: [LocaleTag: TermRenderings] = [:]
  public let location: SourceLocation

  public init(_ name: String, at location: SourceLocation) {
    self.name = name
    self.location = location
  }

  /// What a locale calls it: by its own entry, or by that of its language.
  func renderings(for locale: LocaleTag) -> TermRenderings? {
    renderings[locale] ?? LocaleTag(locale.language).flatMap { renderings[$0] }
  }
}
