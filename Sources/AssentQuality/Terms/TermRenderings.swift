/// What one locale calls a term.
public struct TermRenderings: Hashable, Sendable {
  /// Each a name in one form or more, the first of which stands for all; a translation has one of them.
  public var approved: [[String]] = []
  /// Names that no text may use for the term, or for anything.
  public var forbidden: [[String]] = []
  /// Whether one of the approved names is used throughout.
  public var isConsistent = false

  public init() {}
}
