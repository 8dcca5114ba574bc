import AssentModel

extension DocumentSettings {
  /// Whether only people may translate a document.
  func isLegal(_ path: String, kind: PageKind?) -> Bool {
    legal.contains(path) || kind.map { legal.contains($0.rawValue) } ?? false
  }

  /// The least percentage that people must have translated of a document.
  func humanTranslated(_ path: String, kind: PageKind?, locale: LocaleTag) -> Int {
    let own = humanTranslatedByLocale[locale] ?? [:]
    if isLegal(path, kind: kind), let percent = own["legal"] ?? humanTranslated["legal"] { return percent }
    let byKind = kind.flatMap { own[$0.rawValue] ?? humanTranslated[$0.rawValue] }
    return byKind ?? own["default"] ?? humanTranslated["default"] ?? 0
  }

  /// The length of a translation in percent of its source's.
  func length(_ locale: LocaleTag) -> ClosedRange<Int> { lengthByLocale[locale] ?? length }
}
