/// What a string says: one text, or one for each plural category of a count.
public enum Message: Hashable, Sendable {
  case plain(MessagePattern)
  /// Always with a pattern for `other`.
  case plural([PluralCategory: MessagePattern])

  /// The names of the places to fill in any of its patterns.
  public var placeholders: Set<String> {
    switch self {
    case .plain(let pattern): pattern.placeholders
    case .plural(let patterns): patterns.values.reduce(into: []) { $0.formUnion($1.placeholders) }
    }
  }

  /// The pattern for a count; that of `other` when the message has none for the count's category, `nil` when it has neither.
  public func pattern(for count: Int, in rules: PluralRules) -> MessagePattern? {
    switch self {
    case .plain(let pattern): pattern
    case .plural(let patterns): patterns[rules.category(of: count)] ?? patterns[.other]
    }
  }
}
