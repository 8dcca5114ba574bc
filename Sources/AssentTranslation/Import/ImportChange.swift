public import AssentLocalization
public import AssentModel

/// One string that an import changes.
public struct ImportChange: Hashable, Sendable {
  public let key: StringKey
  /// `nil` where the locale lacks the string.
  public let oldMessage: Message?
  public let oldState: TranslationState?
  public let newMessage: Message
  public let newState: TranslationState
  /// Whether a translation that was stale counts as made from today's source text.
  public let isConfirmed: Bool
  /// The fingerprint that the table will have for it; `nil` leaves what it has.
  public let fingerprint: Fingerprint?
  /// Where the file has it.
  public let location: SourceLocation

  var edit: StringEdit { StringEdit(key: key, message: newMessage, state: newState, source: fingerprint) }

  /// The texts that differ, by category.
  public var texts: [(category: PluralCategory?, old: String?, new: String?)] {
    let categories: [PluralCategory?] = [nil] + PluralCategory.allCases
    return categories.compactMap { category in
      let old = oldMessage?.writtenText(of: category)
      let new = newMessage.writtenText(of: category)
      return old == new ? nil : (category, old, new)
    }
  }
}

extension Message {
  /// The text that stands under a category; under none for a plain message.
  fileprivate func writtenText(of category: PluralCategory?) -> String? {
    switch self {
    case .plain(let pattern): category == nil ? pattern.description : nil
    case .plural(let patterns): category.flatMap { patterns[$0]?.description }
    }
  }
}
