import AssentModel

/// Marks a text that comes from another locale than its page, so that a screen reader speaks it in its own language.
struct LanguageSpan: Sendable, Hashable {
  let opening: String
  static let closing = "</span>"

  /// `nil` when the languages are the same.
  init?(of locale: LocaleTag, on page: LocaleTag) {
    guard locale.language != page.language else { return nil }
    let direction = locale.direction == page.direction ? "" : " dir=\"\(locale.direction.rawValue)\""
    opening = "<span lang=\"\(locale)\"\(direction)>"
  }
}
