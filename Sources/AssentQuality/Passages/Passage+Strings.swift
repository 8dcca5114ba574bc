public import AssentLocalization
public import AssentModel

extension Passage {
  /// The texts of a string: one, or one for each plural category.
  ///
  /// - Parameter originals: the passages of the same string in the source locale. A category that the source lacks corresponds to its `other`.
  public static func passages(
    of entry: StringEntry, locale: LocaleTag, isSource: Bool, originals: [Passage] = []
  ) -> [Passage] {
    entry.patterns.map { category, pattern, location in
      let original =
        originals.first { $0.role == .string(category) } ?? originals.first { $0.role == .string(.other) } ?? originals.first
      return Passage(
        pattern.maskedText, locale: locale, isSource: isSource, subject: .string(entry.key), role: .string(category), at: location,
        original: original)
    }
  }
}

extension MessagePattern {
  /// The text with U+FFFC for each place to fill.
  var maskedText: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .placeholder: String(Passage.protected)
      }
    }.joined()
  }
}
