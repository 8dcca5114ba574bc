/// How a locale speaks to its reader.
public enum FormOfAddress: String, Hashable, Sendable, CaseIterable {
  /// As to a stranger: vous, u, Sie.
  case formal
  /// As to a friend: tu, je, du.
  case informal
  /// Either, but the same throughout.
  case consistent
}
